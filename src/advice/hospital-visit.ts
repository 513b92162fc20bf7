// Hospital visit level by total time on the date, for the first day and the days after it.
import { minutesIn } from '../question/quantities.ts'
import { procedures } from './facts.ts'
import type { Advice, Facts } from './finding.ts'
import { advice, DROPPED, finding, line, NOTHING, noteCitations } from './said.ts'

const RULE = 'hospital-visit'
// Minutes to be met or exceeded (E/M rules for hospital visits, in force from 2023).
const IN_FORCE_FROM = '2023-01-01'
const FIRST_DAY: [number, string][] = [
  [75, '99223'],
  [55, '99222'],
  [40, '99221'],
]
const LATER_DAY: [number, string][] = [
  [50, '99233'],
  [35, '99232'],
  [25, '99231'],
]
const IS_FIRST = /\badmi(?:t(?:ted|ting)?|ssion)\b|\binitial hospital\b|\bH&P\b/i
const IS_LATER = /\bsubsequent (?:hospital|day|visit|care)\b|\brounds?\b|\bhospital (?:day|follow)/i

export function hospitalVisit(facts: Facts): Advice {
  const { question, date } = facts
  const named = procedures(facts).map(({ code }) => code)
  const minutes = minutesIn(question.quantities)
  const ownCodes = named.filter((code) => /^992(?:2[1-3]|3[1-3])$/.test(code))
  if (minutes === undefined || date < IN_FORCE_FROM || named.length > ownCodes.length) return NOTHING
  // The minutes of two practitioners are added by a rule of their own.
  if (/\bsplit\b.{0,10}\bshared\b/i.test(question.text)) return NOTHING
  const isFirst =
    ownCodes.some((code) => code.startsWith('9922')) || (ownCodes.length === 0 && IS_FIRST.test(question.text))
  const isLater =
    ownCodes.some((code) => code.startsWith('9923')) || (ownCodes.length === 0 && IS_LATER.test(question.text))
  if (isFirst === isLater) return NOTHING
  const reached = (isFirst ? FIRST_DAY : LATER_DAY).find(([least]) => minutes >= least)
  const asked = ownCodes[0]
  const claim = reached
    ? `By time, ${minutes} minutes reach ${reached[1]} (${reached[0]} must be met or exceeded)${asked === undefined || asked === reached[1] ? '' : `, not ${asked}`}; decision making may carry another level.`
    : `${minutes} minutes reach no level by time; choose it by decision making.`
  return advice({
    findings: [finding(RULE, 'answer', 'certain', claim, noteCitations(facts, 'em-hospital-times', 'em-time'))],
    claimLines: [
      ...(reached && asked !== undefined && asked !== reached[1] ? [line(asked, { units: DROPPED })] : []),
      ...(reached
        ? [line(reached[1], { conditional: 'by total time; decision making may support another level' })]
        : []),
    ],
    asks: [{ slot: 'service', weight: 88, text: 'the elements of medical decision making (problems, data, risk)' }],
  })
}

/** The level that the minutes reach, of a first day where the mail says so, else of a later one; null for none. */
export function levelByTime(minutes: number, { question: { text } }: Facts): string | null {
  const table = IS_FIRST.test(text) ? FIRST_DAY : LATER_DAY
  return table.find(([least]) => minutes >= least)?.[1] ?? null
}
