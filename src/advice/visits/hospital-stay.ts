// Stays in hospital by their dates: within one date, and over a midnight.
import { isMedicare } from '../../question/payer.ts'
import { procedures } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, finding, line, NOTHING, noteCitations } from '../said.ts'
import { isOneDateStay, LEAST_STAY_HOURS, stayHours } from './visit-families.ts'

const RULE = 'hospital-stay'
const OVER_MIDNIGHT =
  /\badmi\w{0,7}\b[^.?!]{0,80}\bdischarg\w{0,4}\b[^.?!]{0,40}\b(?:next|following) (?:day|morning|date)\b|\badmi\w{0,7}\b[^.?!]{0,60}\b(?:next|following) (?:day|morning)\b[^.?!]{0,30}\bdischarg/i

const TWO_DATES =
  /\b(?:admi\w{0,7}|placed|obs(?:ervation)?|came in)\b[^?!/]{0,60}(\d{1,2}\/\d{1,2})\b[^?!/]{0,60}\b(?:discharg\w{0,4}|d\/?c'?e?d?|went home|released|home)\b[^?!/]{0,20}(?<!\d)(\d{1,2}\/\d{1,2})\b/i
const OF_THE_STAY = /^992[23]\d$/

/** Whether the mail tells of coming on one date and leaving on the next, and names no code but of the stay. */
export function isOverMidnight(facts: Facts): boolean {
  const { text } = facts.question
  const [, came, left] = TWO_DATES.exec(text) ?? []
  const isTwoDates = came !== undefined && came !== left
  return (OVER_MIDNIGHT.test(text) || isTwoDates) && procedures(facts).every(({ code }) => OF_THE_STAY.test(code))
}

/** A night in hospital is two dates: the first has the code of the first day, the second that of the discharge. */
export function overTwoDates(facts: Facts): Advice {
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'likely',
        'Two calendar dates, so not 99234-99236: 99221-99223 on the date of admission (to observation as well) and 99238, or 99239 for more than 30 minutes, on the date of discharge. Were both on one date, with at least 8 hours for Medicare, it would be 99234-99236 alone.',
        noteCitations(facts, 'em-same-day', 'em-hospital-times'),
      ),
    ],
    claimLines: [
      ...['99221', '99222', '99223'].map((code, at) =>
        line(code, {
          conditional: `date of admission, if decision making was ${['straightforward or low', 'moderate', 'high'][at]}`,
        }),
      ),
      line('99238', { conditional: 'date of discharge; 99239 for more than 30 minutes' }),
    ],
    asks: [{ slot: 'service', weight: 88, text: 'decision making or total time on each of the two dates' }],
  })
}

/** Coming and leaving on one date: Medicare wants a stay of eight hours (Claims Processing Manual ch. 12 section 30.6.9.1). */
export function oneDateStay(facts: Facts): Advice {
  const { text, payer } = facts.question
  if (!isOneDateStay(text) || (payer !== null && !isMedicare(payer))) return NOTHING
  const hours = stayHours(text)
  const short = hours !== undefined && hours < LEAST_STAY_HOURS
  return advice({
    findings: [
      finding(
        RULE,
        short ? 'answer' : 'why',
        'likely',
        hours === undefined
          ? `For Medicare the stay must be at least ${LEAST_STAY_HOURS} hours on that one date; a shorter one is 99221-99223 alone.`
          : short
            ? `A stay of ${hours} hours is under ${LEAST_STAY_HOURS}: Medicare takes 99221-99223 alone, no discharge code.`
            : `A stay of ${hours} hours meets the ${LEAST_STAY_HOURS} that Medicare wants on one date; no separate discharge code.`,
        noteCitations(facts, 'em-same-day'),
      ),
    ],
  })
}
