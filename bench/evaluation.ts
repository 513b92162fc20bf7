// What a run of the questions comes to: results by question, the numbers over all, and the difference to an earlier run.
import type { Drafted } from '../src/draft/draft.ts'
import { type DraftTimes, inWords, type Quantiles, quantilesOf } from './draft-times.ts'
import { type Gold, isMet, missesOf, type Score } from './score-answer.ts'

/** As questions_dev.jsonl has them, one a line; further fields are left alone. */
export type AskedQuestion = {
  id: string
  kind: string
  subject: string
  body: string
  gold: Gold
  phi: { text: string }[]
}

export type Result = {
  id: string
  kind: Drafted['draft']['kind']
  lines: string[]
  text: string
  score: Score
  misses: string[]
  ms: number
}

export type Totals = {
  questions: number
  /** Of the required codes: for `any`, one is required; for `all`, each. */
  codes: { required: number; onLines: number; conditional: number; otherUnits: number; otherModifiers: number }
  asks: { required: number; asked: number; near: number }
  forbidden: { phrases: number; absent: number; denied: number; toRead: number }
  findings: { all: number; cited: number }
  blocked: number
  times: { first: Quantiles; after: Quantiles }
}

export type Change = { id: string; better: string[]; worse: string[] }

export function resultOf(question: AskedQuestion, { draft, ms }: Drafted & { ms: number }, score: Score): Result {
  return {
    id: question.id,
    kind: draft.kind,
    lines: draft.claimLines.map(({ code, modifiers, units, conditional }) =>
      `${[code, ...modifiers].join('-')} x${units}${conditional === null ? '' : ` (${conditional})`}`.trim(),
    ),
    text: draft.text,
    score,
    misses: missesOf(score),
    ms,
  }
}

export function totalsOf(
  questions: readonly AskedQuestion[],
  results: readonly Result[],
  { findings, times }: { findings: number; times: DraftTimes },
): Totals {
  const required = questions.map(({ gold }) => Math.min(gold.codes.length, gold.codes_mode === 'any' ? 1 : Infinity))
  const codes = results.flatMap(({ score }, at) => (score.codesMet ? firstMet(score, required[at] ?? 0) : score.codes))
  const asks = results.flatMap(({ score }) => score.asks)
  const forbidden = results.flatMap(({ score }) => score.forbidden)
  const uncited = results.reduce((sum, { score }) => sum + score.uncited, 0)
  return {
    questions: results.length,
    codes: {
      required: required.reduce((sum, count) => sum + count, 0),
      onLines: codes.filter(({ is }) => is === 'line').length,
      conditional: codes.filter(({ is }) => is === 'conditional').length,
      otherUnits: codes.filter(({ is }) => is === 'units').length,
      otherModifiers: codes.filter(({ is }) => is === 'modifiers').length,
    },
    asks: {
      required: asks.length,
      asked: asks.filter(({ is }) => is === 'asked').length,
      near: asks.filter(({ is }) => is === 'near').length,
    },
    forbidden: {
      phrases: forbidden.length,
      absent: forbidden.filter(({ is }) => is === 'absent').length,
      denied: forbidden.filter(({ is }) => is === 'denied').length,
      toRead: forbidden.filter(({ is }) => is === 'to_read').length,
    },
    findings: { all: findings, cited: findings - uncited },
    blocked: results.filter(({ score }) => score.blocked.length > 0).length,
    times: { first: quantilesOf(times.first), after: quantilesOf(times.after) },
  }
}

/** Misses that went away are better, new ones are worse; a question that only one run has is left out. */
export function changesSince(last: readonly Pick<Result, 'id' | 'misses'>[], results: readonly Result[]): Change[] {
  return results.flatMap(({ id, misses }) => {
    const before = last.find((one) => one.id === id)?.misses
    if (before === undefined) return []
    const better = before.filter((miss) => !misses.includes(miss))
    const worse = misses.filter((miss) => !before.includes(miss))
    return better.length + worse.length > 0 ? [{ id, better, worse }] : []
  })
}

/** The numbers of a run by what they measure. */
export function numbersOf({
  codes,
  asks,
  forbidden,
  findings,
  blocked,
  times,
}: Totals): { of: string; is: string; wanted: string }[] {
  const present = codes.onLines + codes.conditional
  const number = (of: string, is: string, wanted: string) => ({ of, is, wanted })
  return [
    number(
      'Required codes on claim lines',
      `${present} of ${codes.required} (${percent(present, codes.required)}), ${codes.conditional} of them conditional; with other units ${codes.otherUnits}, with other modifiers ${codes.otherModifiers}`,
      '90 %',
    ),
    number(
      'Required asks',
      `${asks.asked} of ${asks.required} (${percent(asks.asked, asks.required)}); near, to read: ${asks.near}`,
      '85 %',
    ),
    number(
      'Forbidden statements',
      `${forbidden.toRead} of ${forbidden.phrases} to read, ${forbidden.denied} said only to deny or define them, ${forbidden.absent} not found in these words`,
      '0',
    ),
    number(
      'Findings with a citation',
      `${findings.cited} of ${findings.all} (${percent(findings.cited, findings.all)})`,
      '100 %',
    ),
    number('Blocked drafts', String(blocked), 'read each'),
    number('Time of a draft, first pass of a process that warmed as a desk does', inWords(times.first), TIMES),
    number('Time of a draft, passes after', inWords(times.after), TIMES),
  ]
}

const TIMES = 'p50 15 ms, p99 60 ms'

/** The numbers as lines. */
export function linesOf(totals: Totals): string[] {
  return [`Questions: ${totals.questions}`, ...numbersOf(totals).map(({ of, is }) => `${of}: ${is}`)]
}

function firstMet(score: Score, count: number): Score['codes'] {
  return score.codes.filter(isMet).slice(0, count)
}

function percent(part: number, whole: number): string {
  return whole === 0 ? 'none required' : `${Math.round((part / whole) * 1000) / 10} %`
}
