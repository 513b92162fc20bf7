// Preventive services that Medicare pays once in a number of months: when the next one may be, by the month of the last.
import { billable } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, DROPPED, finding, line, NOTHING, noteCitations } from '../said.ts'

const RULE = 'preventive-frequency'
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const WORDED = /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? (?:\d{1,2},? )?(20\d\d)\b/gi
const NUMBERED = /(?<![\d/])(\d{1,2})\/(?:\d{1,2}\/)?(20\d\d)(?![\d/])/g
const YEAR = 12

/** Full months that must pass after the month of the last one (Claims Processing Manual ch. 18). */
const EVERY: { codes: RegExp; months: number; note: string; atRisk?: number }[] = [
  { codes: /^G043[89]$/, months: YEAR, note: 'awv-yearly' },
  { codes: /^(?:G0101|Q0091)$/, months: 2 * YEAR, atRisk: YEAR, note: 'preventive-gyn' },
  { codes: /^G0105$/, months: 2 * YEAR, note: 'screening-colonoscopy' },
  { codes: /^77067$/, months: YEAR, note: 'frequency-mammogram' },
  { codes: /^7708[01]$/, months: 2 * YEAR, note: 'frequency-bone-density' },
  { codes: /^G0103$/, months: YEAR, note: 'frequency-psa' },
  { codes: /^71271$/, months: YEAR, note: 'frequency-lung' },
  { codes: /^G0444$/, months: YEAR, note: 'frequency-depression' },
  { codes: /^G0442$/, months: YEAR, note: 'frequency-alcohol' },
  { codes: /^G0121$/, months: 10 * YEAR, note: 'screening-colonoscopy' },
]

export function preventiveFrequency(facts: Facts): Advice {
  const [last, next] = monthsIn(facts.question.text)
  const code = billable(facts).find(({ record }) => EVERY.some(({ codes }) => codes.test(record.code)))?.record.code
  const rule = EVERY.find(({ codes }) => code !== undefined && codes.test(code))
  if (last === undefined || code === undefined || !rule) return NOTHING
  const months = rule.atRisk !== undefined && /\bhigh risk\b/i.test(facts.question.text) ? rule.atRisk : rule.months
  const first = last + months
  // The first wellness visit is once in a lifetime; what comes after it is the yearly one.
  const following = code === 'G0438' ? 'G0439' : code
  const judged = next === undefined || next <= last ? '' : next >= first ? 'Yes: ' : 'Not yet: '
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'likely',
        `${judged === '' ? 'After' : `${judged}after`} ${named(last)} Medicare pays ${following === code ? `the next ${code}` : `${following}, not a second ${code},`} from ${named(first)} on, once ${months - 1} full months have passed.`,
        noteCitations(facts, rule.note),
      ),
    ],
    claimLines: following === code ? [] : [line(code, { units: DROPPED }), line(following)],
    asks: [{ slot: 'service', weight: 86, text: 'the date of the last one on the eligibility record, anywhere' }],
  })
}

/** Months as numbers since the year 0, in the order of the calendar. */
function monthsIn(text: string): number[] {
  const worded = [...text.matchAll(WORDED)].map(
    (hit) => Number(hit[2]) * YEAR + MONTHS.indexOf((hit[1] ?? '').toLowerCase()),
  )
  const numbered = [...text.matchAll(NUMBERED)].map((hit) => Number(hit[2]) * YEAR + Number(hit[1]) - 1)
  return [...worded, ...numbered].sort((a, b) => a - b)
}

function named(month: number): string {
  return `${Math.floor(month / YEAR)}-${String((month % YEAR) + 1).padStart(2, '0')}`
}
