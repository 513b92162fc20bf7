// Puts the findings into the order of an answer mail: question, direct answer, lines, why, documentation, caveats, validity, asks.

import { citedReleases, dateCoverage } from '../advice/date-coverage.ts'
import { asksOnlyDiagnoses } from '../advice/diagnoses/diagnosis-list.ts'
import type { Advice, ClaimLine, Facts, Finding } from '../advice/finding.ts'
import type { IsoDate } from '../codes/citation.ts'
import { claimTables } from './claim-table.ts'
import { restated } from './restated.ts'
import { bullet } from './wording.ts'

// An answer is read in a mail between two claims: about 300 words at most, so each part is cut to its weightiest.
const MOST_ANSWERS = 5
const MOST_WHY = 4
// Two questions leave room for two answers each, three or more for one.
const ROOM_FOR_ANSWERS = 4
const MOST_EXPLAINED = 3
const MOST_OTHER = 2
// Without the citations, which a reader skips; the validity line and the questions back take the rest.
const MOST_WORDS = 150
const MOST_ANSWER_WORDS = 150
// The answers with their citations, which leave room for lines, dates and questions back.
const MOST_ANSWERS_IN_ALL = 190
// The whole mail with its citations; what is always said may go beyond.
const MOST_IN_ALL = 300
export const MOST_ASKS = 4

export type Composed = { text: string; validity: string; asks: string[]; findings: Finding[] }

/** The text of one or several answered questions; findings are returned as they were used, in order of the text. */
export function compose(answered: { facts: Facts; advice: Advice }[]): Composed {
  const several = answered.length > 1
  const said = new Map<string, number>()
  const validity = answered.map(({ facts, advice }) => validityLine(facts, several ? all(answered) : advice.findings))
  const asks = asksOf(answered)
  const tail = allWordsIn([...new Set(validity), ...asks].join(' '))
  const parts = answered.map(({ facts, advice }, at) => {
    const answers = answersOf(advice, answered.length, said)
    const [weightiest] = advice.findings.filter(({ role }) => role === 'answer')
    const above = weightiest === undefined ? undefined : said.get(weightiest.claim)
    for (const { claim } of answers) said.set(claim, at + 1)
    const opening = above === undefined ? '' : `What is said under ${above} holds here too.`
    return part(facts, advice, answers, opening, several ? `${at + 1}. ` : '', several, MOST_IN_ALL - tail)
  })
  const line = [...new Set(validity)].join('\n')
  const stale = several ? staleOf(answered) : []
  const text = [
    ...parts,
    stale.map((finding) => bullet('- ', finding)).join('\n'),
    line,
    asks.length > 0 ? `To firm this up, please send:\n${asks.map((ask) => `- ${ask}`).join('\n')}` : '',
  ]
    .filter((one) => one !== '')
    .join('\n\n')
  return {
    text,
    validity: line,
    asks,
    findings: several ? [...all(answered).filter(({ rule }) => rule !== STALE), ...stale] : all(answered),
  }
}

/** The most decisive of what is to be asked back; several questions may ask the same slot in other words. */
function asksOf(answered: { advice: Advice }[]): string[] {
  return answered
    .flatMap(({ advice }) => advice.asks)
    .sort((a, b) => b.weight - a.weight)
    .filter(
      (ask, at, all) =>
        all.findIndex((other) => other.slot === ask.slot && (answered.length === 1 || other.text === ask.text)) === at,
    )
    .slice(0, MOST_ASKS)
    .map((ask) => ask.text)
}

/** What answers a question: of one question all that fits, of several what none before has said. Codes set against each other are all explained. */
function answersOf({ findings }: Advice, count: number, said: ReadonlyMap<string, number>): Finding[] {
  const answers = findings.filter(({ role }) => role === 'answer')
  if (count === 1) return weightiest(answers)
  // Where the weightiest was said above, it is pointed at instead.
  const fresh = answers[0] && said.has(answers[0].claim) ? [] : answers.filter(({ claim }) => !said.has(claim))
  const explained = fresh.filter(({ rule }) => rule === 'code-meaning')
  return fresh[0] === explained[0] && explained.length > 1
    ? explained.slice(0, MOST_EXPLAINED)
    : fresh.slice(0, Math.max(1, ROOM_FOR_ANSWERS - count))
}

/** The first two answers, and of the rest what fits a short mail. */
function weightiest(answers: Finding[]): Finding[] {
  let words = 0
  let inAll = 0
  return answers.slice(0, MOST_ANSWERS).filter((finding, at) => {
    words += wordsIn(finding.claim)
    inAll += allWordsIn(bullet('', finding))
    return at < 2 || (words <= MOST_ANSWER_WORDS && inAll <= MOST_ANSWERS_IN_ALL)
  })
}

// Codes that the loaded files list without a word may have nothing else said of them.
const NOTHING_DECIDES = 'No rule loaded here decides this; what the note documents does.'

function isSilent({ findings }: Advice): boolean {
  return findings.every(({ role }) => role !== 'answer' && role !== 'why')
}

function part(
  facts: Facts,
  advice: Advice,
  answers: Finding[],
  opening: string,
  number: string,
  several: boolean,
  room: number,
): string {
  const of = (role: Finding['role']) => advice.findings.filter((finding) => finding.role === role)
  const paragraphs = [
    `${number}${asksOnlyDiagnoses(facts) ? DIAGNOSES_ASKED : restated(facts.question)}`,
    answers.map((finding) => bullet('', finding)).join('\n') || opening || (isSilent(advice) ? NOTHING_DECIDES : ''),
    saysMore(advice.claimLines, facts) || (several && isMeaningAlone(answers)) ? claimTables(advice.claimLines) : '',
  ]
  const rest: [string, Finding[]][] = [
    [
      'Why:',
      withoutMeanings(of('why'), answers).slice(0, several && (answers.length > 0 || opening !== '') ? 0 : MOST_WHY),
    ],
    ['Documentation:', of('documentation').slice(0, several ? 0 : MOST_OTHER)],
    ['Payer and date:', several ? [] : stalest(of('caveat')).slice(0, MOST_OTHER)],
  ]
  let words = wordsIn(paragraphs.join(' '))
  let inAll = allWordsIn(paragraphs.join(' ')) + (several ? 0 : wordsAlwaysSaid(advice))
  for (const [title, findings] of rest) {
    const lines: string[] = []
    for (const finding of findings) {
      const next = bullet('- ', finding)
      // That a release is older than the date is always said, and the first thing to document.
      const always = finding.rule === STALE || (finding.role === 'documentation' && lines.length === 0)
      if (!always && (words + wordsIn(next) > MOST_WORDS || inAll + allWordsIn(next) > room)) break
      lines.push(next)
      words += wordsIn(next)
      if (!always) inAll += allWordsIn(next)
    }
    if (lines.length > 0) paragraphs.push([title, ...lines].join('\n'))
  }
  return paragraphs.filter((one) => one !== '').join('\n\n')
}

/** The words that are said whatever the room: the first thing to document, and that a release is older than the date. */
function wordsAlwaysSaid({ findings }: Advice): number {
  const first = findings.find(({ role }) => role === 'documentation')
  return findings
    .filter((finding) => finding === first || finding.rule === STALE)
    .reduce((sum, finding) => sum + allWordsIn(bullet('- ', finding)), 0)
}

const DIAGNOSES_ASKED = 'You ask which diagnoses apply.'

/** Of several questions one may have nothing but its line to say. */
function isMeaningAlone(answers: Finding[]): boolean {
  return answers.every(({ rule }) => rule === 'code-meaning')
}

/** One line just as it was asked about is no news. */
function saysMore(lines: ClaimLine[], { question: { codes } }: Facts): boolean {
  const [only, ...others] = lines
  if (!only) return false
  const asked = codes.find(({ code }) => code === only.code)
  return (
    others.length > 0 ||
    asked === undefined ||
    only.conditional !== null ||
    only.diagnoses.length > 0 ||
    only.units !== (asked.units ?? 1) ||
    only.modifiers.join() !== asked.modifiers.join()
  )
}

/** A coder knows the codes of the question: what one stands for is told to who asks, where nothing else is said, or where a payer's mark ends it. */
function withoutMeanings(why: Finding[], answers: Finding[]): Finding[] {
  const reasons = why.filter(({ rule, claim }) => rule !== 'code-meaning' || claim.includes('(status '))
  return answers.length > 0 ? reasons : why
}

/** That a release is older than the date comes before other caveats, and with several questions stands once at their end. */
const STALE = 'date-coverage'

/** One caveat for each day asked about, over the releases of every question about that day. */
function staleOf(answered: { facts: Facts; advice: Advice }[]): Finding[] {
  const days = new Map(answered.map(({ facts }) => [facts.date, facts]))
  return [...days.values()].flatMap((facts) => {
    const said = all(answered.filter((one) => one.facts.date === facts.date))
    return (
      dateCoverage(
        said.filter(({ rule }) => rule !== STALE),
        facts,
      ) ?? []
    )
  })
}

function stalest(caveats: Finding[]): Finding[] {
  return [...caveats.filter(({ rule }) => rule === STALE), ...caveats.filter(({ rule }) => rule !== STALE)]
}

function all(answered: { advice: Advice }[]): Finding[] {
  return answered.flatMap(({ advice }) => advice.findings)
}

/** For which dates of service and by which dated releases the findings hold. */
export function validityLine(facts: Facts, findings: Finding[]): string {
  const against = citedReleases(findings, facts)
    .map((release) => `${release.source} ${release.edition}`)
    .join(', ')
  const ended = facts.records.some((row) => row.validTo === facts.date)
  const assumed = ended ? 'no date given: the last day these codes were valid' : 'no date given: today was assumed'
  const date = facts.dateAssumed ? `${facts.date} (${assumed})` : quarterOf(facts.date)
  return `Checked for dates of service ${date} against ${against || 'the dated notes cited above'}.`
}

/** The calendar quarter of a day, in which code sets and edits are released; the day itself would identify a patient. */
function quarterOf(date: IsoDate): string {
  const year = date.slice(0, 4)
  const quarter = Math.floor((Number(date.slice(5, 7)) - 1) / 3)
  return (
    ['01-01 03-31', '04-01 06-30', '07-01 09-30', '10-01 12-31'][quarter]
      ?.split(' ')
      .map((day) => `${year}-${day}`)
      .join(' to ') ?? year
  )
}

function wordsIn(text: string): number {
  return allWordsIn(text.replace(/\[[^\][]{0,2000}\]/g, ''))
}

function allWordsIn(text: string): number {
  return text.split(/\s+/).length
}
