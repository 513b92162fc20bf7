// The page of a run: numbers, what got better and worse, and each answer side by side with what it should hold. Self-contained, without script.
import { shownAcceptance } from '../src/case/acceptance.ts'
import type { DeskAcceptance } from './desk-acceptance.ts'
import type { AskedQuestion, Change, Result } from './evaluation.ts'
import { isMet } from './score-answer.ts'

export type EvaluationPage = {
  made: string
  releases: string[]
  numbers: string[]
  questions: readonly AskedQuestion[]
  results: readonly Result[]
  /** null: there is no earlier run to compare with. */
  changes: readonly Change[] | null
  before: readonly { id: string; lines: readonly string[]; text: string }[]
  desk: DeskAcceptance
}

/** All text is escaped: the questions are mails of strangers. */
export function evaluationPage(page: EvaluationPage): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Evaluation of ${escaped(page.made.slice(0, 10))}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>Evaluation of ${escaped(page.made.slice(0, 16).replace('T', ' '))}</h1>
${list(page.numbers)}
<details><summary>The code book: ${page.releases.length} releases</summary>
${list(page.releases)}</details>
${page.changes === null ? '' : changes(page.changes)}
<h2 id="desk">How drafts fare at the desk</h2>
${acceptance(page.desk)}
<h2 id="overview">Overview</h2>
${overview(page.results)}
<h2>Answers beside what they should hold</h2>
${page.questions.map((question, at) => beside(question, page.results[at], page)).join('\n')}
</main>
</body>
</html>
`
}

function changes(all: readonly Change[]): string {
  const rows = (pick: (change: Change) => string[]) =>
    all.flatMap((change) => pick(change).map((miss) => `${link(change.id)}: ${escaped(miss)}`))
  const better = rows(({ better }) => better)
  const worse = rows(({ worse }) => worse)
  return `<h2>Since the last run</h2>
<h3>Better: no longer missed (${better.length})</h3>
${better.length > 0 ? rawList(better) : '<p>Nothing.</p>'}
<h3>Worse: newly missed (${worse.length})</h3>
${worse.length > 0 ? rawList(worse) : '<p>Nothing.</p>'}`
}

function acceptance(desk: DeskAcceptance): string {
  if (desk.is === 'none') return `<p>${escaped(desk.because)}</p>`
  const rows = desk.rows
    .map(shownAcceptance)
    .map(
      ({ intent, approved, unchanged, percent, changed }) =>
        `<tr><th scope="row">${escaped(intent)}</th><td>${approved}</td><td>${unchanged} (${percent} %)</td><td>${changed}</td></tr>`,
    )
  return `<p>The last approvals by named reviewers. One mail may ask several things and counts for each; words changed is the middle share of a draft's words.</p>
<div class="wide" tabindex="0" role="region" aria-labelledby="desk"><table>
<thead><tr><th scope="col">Asked</th><th scope="col">Approved</th><th scope="col">Unchanged</th><th scope="col">Words changed in the others</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody></table></div>`
}

function overview(results: readonly Result[]): string {
  const rows = results.map(
    ({ id, kind, score, misses, ms }) =>
      `<tr><th scope="row">${link(id)}</th><td>${kind}${score.blocked.length > 0 ? ', blocked' : ''}</td><td>${score.codes.filter(isMet).length} of ${score.codes.length}${score.codesMet ? '' : ' (missed)'}</td><td>${score.asks.filter(({ is }) => is === 'asked').length} of ${score.asks.length}</td><td>${misses.length}</td><td>${ms}</td></tr>`,
  )
  return `<div class="wide" tabindex="0" role="region" aria-labelledby="overview"><table>
<thead><tr><th scope="col">Question</th><th scope="col">Draft</th><th scope="col">Codes</th><th scope="col">Asks</th><th scope="col">Misses or to read</th><th scope="col">ms</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody></table></div>`
}

function beside(question: AskedQuestion, result: Result | undefined, page: EvaluationPage): string {
  if (result === undefined) return ''
  const { gold } = question
  const { score } = result
  const before = page.before.find(({ id }) => id === question.id)
  const moved = before !== undefined && before.lines.join('\n') !== result.lines.join('\n')
  const reworded = before !== undefined && before.text !== result.text
  return `<article id="${escaped(question.id)}" aria-labelledby="h-${escaped(question.id)}">
<h3 id="h-${escaped(question.id)}">${escaped(question.id)}: ${escaped(question.subject)}</h3>
<pre class="asked">${escaped(question.body)}</pre>
<div class="pair">
<section><h4>The draft (${result.kind})</h4>
<pre>${escaped(result.text)}</pre>
<h4>Claim lines</h4>
${list(result.lines, 'No claim lines.')}
${moved ? `<h4>Claim lines of the last run</h4>${list(before.lines, 'No claim lines.')}` : ''}
${reworded ? `<details><summary>The draft of the last run</summary><pre>${escaped(before.text)}</pre></details>` : ''}</section>
<section><h4>Should hold</h4>
<h5>Codes (${gold.codes_mode})</h5>
${rawList(
  score.codes.map((code) => `${mark(isMet(code), code.is)} ${escaped(code.gold)}`),
  'None.',
)}
<h5>Must state (read by hand)</h5>
${list(gold.must_state, 'Nothing.')}
<h5>Must ask</h5>
${rawList(
  score.asks.map(
    ({ gold, is, closest }) =>
      `${mark(is === 'asked', is)} ${escaped(gold)}${closest === null ? '' : `, closest: ${escaped(closest)}`}`,
  ),
  'Nothing.',
)}
<h5>Must not</h5>
${rawList(
  score.forbidden.map(
    ({ phrase, is, where }) =>
      `${mark(is !== 'to_read', is.replace('_', ' '))} ${escaped(phrase)}${where === null ? '' : `, in: ${escaped(where)}`}`,
  ),
  'Nothing.',
)}
${score.blocked.length > 0 ? `<h5>Blocked</h5>${list(score.blocked)}` : ''}</section>
</div>
<p><a href="#overview">To the overview</a></p>
</article>`
}

/** The word carries the meaning; the colour only repeats it. */
function mark(good: boolean, word: string): string {
  return `<span class="${good ? 'good' : 'miss'}">${escaped(word)}</span>`
}

function link(id: string): string {
  return `<a href="#${escaped(id)}">${escaped(id)}</a>`
}

function list(items: readonly string[], none = ''): string {
  return rawList(items.map(escaped), none)
}

function rawList(items: readonly string[], none = ''): string {
  return items.length > 0 ? `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>` : `<p>${none}</p>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

const STYLE = `
:root { color-scheme: light dark; --line: light-dark(#c4c9d0, #4a5058); --good: light-dark(#14602b, #7fd79a); --miss: light-dark(#9a1c1c, #ff9d94); --soft: light-dark(#f3f5f7, #22262b) }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0; color: light-dark(#1b1f24, #e6e9ec); background: light-dark(#fff, #15181c) }
main { max-width: 90rem; margin: 0 auto; padding: 1rem }
a { color: light-dark(#0b4f9e, #8cbcff) }
summary { margin-top: 1rem; cursor: pointer }
a:focus-visible, summary:focus-visible, .wide:focus-visible { outline: 3px solid currentColor; outline-offset: 2px }
table { border-collapse: collapse } th, td { text-align: left; padding: .2rem .8rem .2rem 0; border-bottom: 1px solid var(--line) }
.wide { overflow-x: auto }
article { border-top: 2px solid var(--line); margin-top: 2rem }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 28rem), 1fr)); gap: 1.5rem }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; background: var(--soft); padding: .8rem; margin: 0 }
h4, h5 { margin: 1rem 0 .3rem } h5 { font-size: 1rem }
.good, .miss { font-weight: 600 } .good { color: var(--good) } .miss { color: var(--miss) }
`
