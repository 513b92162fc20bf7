// Preventive services that Medicare pays once in a number of months: when the next one may be, by the month of the last.
import { isMedicare } from '../../question/payer.ts'
import { monthsAgo } from '../../question/time-ago.ts'
import { procedures } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, DROPPED, finding, line, listed, NOTHING, noteCitations } from '../said.ts'

const RULE = 'preventive-frequency'
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const WORDED = /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? (?:\d{1,2},? )?(20\d\d)\b/gi
// A month alone is of the year in which it follows the one before; "May" and "march" in small letters are verbs.
const YEARLESS =
  /\b(?:in|on|for|this|now|vs\.?|versus|or) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\b(?!\.? (?:\d{1,2},? )?20\d\d)/g
const NUMBERED = /(?<![\d/])(\d{1,2})\/(?:\d{1,2}\/)?(20\d\d)(?![\d/])/g
const YEAR = 12

type Every = { code: string; words: RegExp; months: number; note: string; atRisk?: number }

const AWV = /\bAWVs?\b|\b(?:annual |medicare )?wellness (?:visit|exam)/i
const COLONOSCOPY = /\bscreening colonoscop/i
/** Full months that must pass after the month of the last one (Claims Processing Manual ch. 18); by code, or by words where no code is named. */
const EVERY: Every[] = [
  { code: 'G0438', words: /\b(?:first|initial) (?:AWV|annual wellness)/i, months: YEAR, note: 'awv-yearly' },
  { code: 'G0439', words: AWV, months: YEAR, note: 'awv-yearly' },
  { code: 'G0101', words: /\bpelvic\b/i, months: 2 * YEAR, atRisk: YEAR, note: 'preventive-gyn' },
  { code: 'Q0091', words: /\bpaps?\b/i, months: 2 * YEAR, atRisk: YEAR, note: 'preventive-gyn' },
  { code: '77067', words: /\bscreening mammo|\bmammogra\w{1,3} screening/i, months: YEAR, note: 'frequency-mammogram' },
  { code: '77080', words: /\bbone density\b|\bDE?XA\b/i, months: 2 * YEAR, note: 'frequency-bone-density' },
  { code: '77081', words: /\bperipheral DE?XA\b/i, months: 2 * YEAR, note: 'frequency-bone-density' },
  { code: 'G0103', words: /\bPSA\b/, months: YEAR, note: 'frequency-psa' },
  { code: '71271', words: /\blow[- ]dose CT\b|\bLDCT\b/i, months: YEAR, note: 'frequency-lung' },
  { code: 'G0444', words: /\bdepression screen/i, months: YEAR, note: 'frequency-depression' },
  { code: 'G0442', words: /\balcohol (?:misuse )?screen/i, months: YEAR, note: 'frequency-alcohol' },
  { code: 'G0121', words: COLONOSCOPY, months: 10 * YEAR, note: 'screening-colonoscopy' },
  {
    code: 'G0105',
    words: /\bhigh[- ]risk (?:screening )?colonoscop/i,
    months: 2 * YEAR,
    note: 'screening-colonoscopy',
  },
]

/** One answer for all services of the mail that come round together; silent where the mail does not tell when the last one was. */
export function preventiveFrequency(facts: Facts): Advice {
  const { text, payer } = facts.question
  if (payer !== null && !isMedicare(payer)) return NOTHING
  const { last, next } = lastAndNext(facts)
  const asked = askedServices(facts)
  const [rule] = asked
  if (last === undefined || !rule) return NOTHING
  const together = asked.filter(({ months, note }) => months === rule.months && note === rule.note)
  const codes = together.map(({ code }) => code)
  const highRisk = /\bhigh[- ]risk\b/i.test(text)
  const months = highRisk ? (rule.atRisk ?? rule.months) : rule.months
  const first = last + months
  // The first wellness visit is once in a lifetime; what comes after it is the yearly one.
  const following = rule.code === 'G0438' ? 'G0439' : null
  const early = next !== undefined && next > last && next < first
  const judged = next === undefined || next <= last ? '' : early ? 'Not yet: ' : 'Yes: '
  const orAtRisk =
    rule.atRisk !== undefined && !highRisk && !/\b(?:low|average|normal|no)[- ](?:\w{1,8} )?risk\b/i.test(text)
      ? `; for a woman at high risk ${named(last + rule.atRisk)}`
      : ''
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'likely',
        `${judged}${judged === '' ? 'After' : 'after'} ${named(last)} Medicare pays ${following ? `${following}, not a second G0438,` : `the next ${listed(codes)}`} from ${named(first)} on, once ${months - 1} full months have passed${orAtRisk}.`,
        noteCitations(facts, rule.note),
      ),
    ],
    claimLines: [
      ...(following ? [line(rule.code, { units: DROPPED })] : []),
      ...(following ? [following] : codes).map((code) =>
        line(code, { conditional: early ? `not before ${named(first)}${orAtRisk}` : null }),
      ),
    ],
    asks: [
      {
        slot: 'service',
        weight: 86,
        text: `the date of the last one on the eligibility record, anywhere, and what was actually performed${orAtRisk === '' ? '' : ', and whether she is at high risk'}`,
      },
    ],
  })
}

/** The services named by code; by words only where no procedure is named. */
function askedServices(facts: Facts): Every[] {
  const named = procedures(facts).map(({ code }) => code)
  if (named.length > 0) return EVERY.filter(({ code }) => named.includes(code))
  const worded = EVERY.filter(({ words }) => words.test(facts.question.text))
  // The words of the special case hold those of the usual one.
  return worded.filter(
    ({ code }) => !(code === 'G0439' && has(worded, 'G0438')) && !(code === 'G0121' && has(worded, 'G0105')),
  )
}

function has(all: Every[], code: string): boolean {
  return all.some((one) => one.code === code)
}

/** "14 months ago" is counted back from the day of the question, which is then the day of the next one. */
function lastAndNext(facts: Facts): { last: number | undefined; next: number | undefined } {
  const [last, next] = monthsIn(facts.question.text)
  if (last !== undefined) return { last, next }
  // "Last year" may be two months back or twenty-two.
  const ago = /\blast year\b/i.test(facts.question.text) ? null : monthsAgo(facts.question.text)
  const now = Number(facts.date.slice(0, 4)) * YEAR + Number(facts.date.slice(5, 7)) - 1
  return ago === null ? { last: undefined, next: undefined } : { last: now - Math.floor(ago), next: now }
}

/** Months as numbers since the year 0, in the order of the calendar. */
function monthsIn(text: string): number[] {
  const worded = [...text.matchAll(WORDED)].map(
    (hit) => Number(hit[2]) * YEAR + MONTHS.indexOf((hit[1] ?? '').toLowerCase()),
  )
  const numbered = [...text.matchAll(NUMBERED)].map((hit) => Number(hit[2]) * YEAR + Number(hit[1]) - 1)
  const dated = [...worded, ...numbered].sort((a, b) => a - b)
  const [last] = dated
  if (dated.length !== 1 || last === undefined) return dated
  const alone = [...text.matchAll(YEARLESS)].map((hit) => MONTHS.indexOf((hit[1] ?? '').toLowerCase()))
  return [last, ...alone.map((month) => last + ((month - (last % YEAR) + YEAR) % YEAR || YEAR))]
}

function named(month: number): string {
  return `${Math.floor(month / YEAR)}-${String((month % YEAR) + 1).padStart(2, '0')}`
}
