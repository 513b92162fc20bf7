// Reads how long ago something was ("14 months ago", "last seen 2 yrs back", "last year"), in months.
import { NUMBER, numberOf } from './number-words.ts'

const YEAR = 12
const AGO = new RegExp(
  `(?<![\\w.])(${NUMBER})(?: and a half| 1/2)?[ -]?(years?|yrs?|months?|mos?)\\.?(?:,? (?:and )?(${NUMBER}) ?(?:months?|mos?))? (?:ago|back|since|earlier|before|prior|later)\\b`,
  'i',
)
const SINCE = new RegExp(
  `\\b(?:not (?:been )?seen|nobody saw|last (?:seen|visit|one))\\b[^.?!\\n]{0,30}?(?<![\\w.])(${NUMBER})[ -]?(years?|yrs?|months?|mos?)\\b`,
  'i',
)
const LAST_YEAR = /\blast year\b|\ba year ago\b|\b(?:one|1) year ago\b/i

/** Months, halves of years counted; null where the mail tells none. "Last year" is taken for twelve. */
export function monthsAgo(text: string): number | null {
  const told = AGO.exec(text) ?? SINCE.exec(text)
  if (!told) return LAST_YEAR.test(text) ? YEAR : null
  const half = /half|1\/2/.test(told[0]) ? 0.5 : 0
  const amount = numberOf(told[1] ?? '') + half
  const further = told[3] === undefined ? 0 : numberOf(told[3])
  return /^y/i.test(told[2] ?? '') ? amount * YEAR + further : amount
}
