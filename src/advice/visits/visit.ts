// Which codes are visits (evaluation and management), for the rules about modifiers 24, 25 and 57.
import type { Facts } from '../finding.ts'

// Ranges of visit codes that take modifier 25 or 57; critical care and the add-ons for time are not among them.
const RANGES: [string, string][] = [
  ['92002', '92014'],
  ['99202', '99215'],
  ['99221', '99255'],
  ['99281', '99285'],
  ['99304', '99318'],
  ['99341', '99350'],
  ['99381', '99397'],
]

export function isVisit(code: string): boolean {
  return /^\d{5}$/.test(code) && RANGES.some(([from, to]) => from <= code && code <= to)
}

/** Whether the mail speaks of a visit after surgery, where 24 is the question and not 25 or 57. */
export function inGlobalPeriod(facts: Facts): boolean {
  return /\bpost[- ]?op|\bPOD ?#?\d|\bday \d{1,2} after\b|\bafter surgery\b|\b(?:days?|weeks?|months?) later\b|\bin (?:the |a )?(?:\d\d[- ]day )?global\b|\bunrelated\b|\b(?:had|underwent|s\/p|status post)(?: an?)? \d{5}\b[^?!]{0,80}\d{1,2}\/\d{1,2}\b/i.test(
    facts.question.text,
  )
}
