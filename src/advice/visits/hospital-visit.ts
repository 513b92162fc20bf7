// Hospital visit level by total time on the date, for the first day and the days after it.
import { minutesIn } from '../../question/quantities.ts'
import { procedures } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, DROPPED, finding, line, NOTHING, noteCitations } from '../said.ts'

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
  const ownCodes = named.filter((code) => /^992(?:2[1-3]|3[1-389])$/.test(code))
  if (minutes === undefined || date < IN_FORCE_FROM || named.length > ownCodes.length) return NOTHING
  if (/\bdischarg/i.test(question.text) || named.some((code) => DISCHARGE.test(code)))
    return discharge(named, minutes, facts)
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

const DISCHARGE = /^9923[89]$/
const SAME_DAY = /\bsame (?:day|date)\b|\bone (?:day|date)\b/i
// More than this is the longer discharge code.
const SHORT_DISCHARGE = 30

/** The day of leaving has two codes by time; coming and leaving on one date has others, which are not told by these tables. */
function discharge(named: string[], minutes: number, facts: Facts): Advice {
  if (SAME_DAY.test(facts.question.text)) return NOTHING
  const code = minutes > SHORT_DISCHARGE ? '99239' : '99238'
  const rows = facts.book.onDate(code, facts.date)
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'certain',
        `${minutes} minutes on the day of discharge are ${code}: 99239 for more than ${SHORT_DISCHARGE} minutes, else 99238. The minutes have to be in the record.`,
        rows.map(({ citation }) => citation),
      ),
    ],
    claimLines: [
      ...named.filter((one) => DISCHARGE.test(one) && one !== code).map((one) => line(one, { units: DROPPED })),
      line(code),
    ],
  })
}

/** The level that the minutes reach, of a first day where the mail says so, else of a later one; null for none. */
export function levelByTime(minutes: number, { question: { text } }: Facts): string | null {
  const table = IS_FIRST.test(text) ? FIRST_DAY : LATER_DAY
  return table.find(([least]) => minutes >= least)?.[1] ?? null
}
