// Transitional care after a discharge: 99495 or 99496 by the day of the visit and the decision making that the mail tells.
import { billable } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, DROPPED, finding, line, NOTHING, noteCitations } from '../said.ts'

const RULE = 'transitional-care'
// A call after the discharge and a visit on a day are its two parts.
const SPEAKS_OF_IT =
  /\bTCM\b|\btransitional care\b|\bdischarged?\b[^?!]{0,80}\bcall(?:ed)?\b[^?!]{0,80}\b(?:seen|visit|saw)\b/i
const SEEN_ON =
  /\b(?:on |in )?day #?(\d{1,2})\b|\b(\d{1,2}) days? (?:after|post|later|from|out|following)\b|\b(?:seen|visit|saw) (?:\w+ ){0,4}(?:within |in |at |after )(\d{1,2}) days?\b/i
const VISITED_ON = /\b(?:visit|seen|saw)\b[^.?!\d]{0,12}\bday #?(\d{1,2})\b/i
const FIRST_WEEK = 7
const LAST_DAY = 14

/** CPT transitional care (note `tcm`): high decision making within 7 days is 99496; at least moderate within 14 days 99495. */
export function transitionalCare(facts: Facts): Advice {
  const { text } = facts.question
  const asked = billable(facts).find(({ record }) => /^9949[56]$/.test(record.code))?.record.code
  const day = dayOfVisit(text)
  if ((asked === undefined && !SPEAKS_OF_IT.test(text)) || day === undefined) return NOTHING
  const level = /\bhigh\b/i.test(text) ? 'high' : /\bmoderate\b/i.test(text) ? 'moderate' : null
  const isLow = /\b(?:low|straightforward)\b/i.test(text)
  const code = day > LAST_DAY || isLow ? null : level === 'high' && day <= FIRST_WEEK ? '99496' : '99495'
  const tellsDates = (text.match(WRITTEN_DAY) ?? []).length >= ALL_THREE
  const proof = noteCitations(facts, 'tcm')
  const judged = asked === undefined ? '' : asked === code ? 'Yes: ' : `No, not ${asked}: `
  const because =
    code === null
      ? day > LAST_DAY
        ? `a visit on day ${day} is past the ${LAST_DAY} days of both codes; report the visit itself`
        : 'both codes need at least moderate decision making; report the visit itself'
      : `a visit on day ${day}${level === null ? '' : ` with ${level} decision making`} is ${code}${level === null && day <= FIRST_WEEK ? ' with moderate decision making, 99496 with high' : ''}`
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'depends',
        `${judged}${judged === '' ? because.replace(/^./, (first) => first.toUpperCase()) : because}, provided the contact came within 2 business days of the discharge.`,
        [...proof, ...(level === null ? [] : noteCitations(facts, `em-mdm-${level}`))],
      ),
      finding(
        RULE,
        'documentation',
        'certain',
        'The record should show the date of discharge, the date of the contact, the date of the visit, and the decision making.',
        proof,
      ),
    ],
    claimLines: [
      ...(asked !== undefined && asked !== code ? [line(asked, { units: DROPPED })] : []),
      ...(code === null ? [] : [line(code, { conditional: 'once in the 30 days, by one practitioner' })]),
    ],
    asks: [
      {
        slot: 'service',
        weight: 88,
        text: `${tellsDates ? '' : 'the dates of discharge, contact and visit, and '}whether ${tellsDates ? 'somebody else bills transitional care for these 30 days' : 'nobody else billed it'}`,
      },
    ],
  })
}

// Discharge, contact and visit, each with its day.
const WRITTEN_DAY = /\b\d{1,2}\/\d{1,2}\b/g
const ALL_THREE = 3
const DISCHARGED = /\bdischarged?\b[^.;\d]{0,30}(\d{1,2})\/(\d{1,2})(?!\d)/i
const SEEN = /\b(?:seen|saw|visit|came)\b[^.;\d]{0,30}(\d{1,2})\/(\d{1,2})(?!\d)/i
const DAY_MS = 86_400_000
// Both days lie in one year or on either side of its turn; the year itself does not matter for at most two weeks.
const ANY_YEAR = 2025

/** The days after the discharge, as told or counted from the two dates. */
function dayOfVisit(text: string): number | undefined {
  // Of several days the one beside the visit counts.
  const visited = VISITED_ON.exec(text)
  if (visited) return Number(visited[1])
  const told = SEEN_ON.exec(text)
  if (told) return Number(told[1] ?? told[2] ?? told[3])
  const [left, came] = [dayOfYear(DISCHARGED, text), dayOfYear(SEEN, text)]
  if (left === null || came === null) return undefined
  const days = (came - left) / DAY_MS
  return days < 0 ? days + 365 : days
}

function dayOfYear(which: RegExp, text: string): number | null {
  const found = which.exec(text)
  return found ? Date.UTC(ANY_YEAR, Number(found[1]) - 1, Number(found[2])) : null
}
