// Split or shared hospital visits: the minutes of the two, added for the level, billed by whoever has more than half.
import { minutesIn, quantitiesIn } from '../../question/quantities.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, finding, line, NOTHING, noteCitations } from '../said.ts'
import { hospitalRung } from './visit-families.ts'

const RULE = 'split-shared'
// Before, one of history, examination and decision making done alone was enough as well; the note of those years says so.
const DECISIONS_SINCE = '2024-01-01'
const SPEAKS_OF_IT = /\bsplit\b.{0,10}\bshared\b|\bshared visit\b/i
// A physician's and an NP's or PA's minutes of one day in a facility are a shared visit, however it is called.
const IN_FACILITY =
  /\bfloor\b|\bhospital|\binpatient\b|\brounds?\b|\bED\b|\bobs(?:ervation)?\b|\bfacility\b|\b992[23]\d\b|\b9928\d\b/i
const PHYSICIAN =
  /\b(?:MD|DO|doctor|doc|physician|attending|hospitalist|Dr\.?)\b[^.;,\n\d]{0,40}(\d{1,3} ?-?min[a-z]{0,4})/i
const OTHER = /\b(?:NP|PA|APP|APRN|nurse practitioner|physician assistant)\b[^.;,\n\d]{0,40}(\d{1,3} ?-?min[a-z]{0,4})/i

/** Claims Processing Manual ch. 12 section 30.6.18 (note `split-shared`, dated): in a facility, the substantive part decides who bills. */
export function splitShared(facts: Facts): Advice {
  const { text } = facts.question
  const [physician, other] = [minutesOf(PHYSICIAN, text), minutesOf(OTHER, text)]
  const proof = noteCitations(facts, 'split-shared')
  if (
    facts.date < DECISIONS_SINCE ||
    !(SPEAKS_OF_IT.test(text) || (IN_FACILITY.test(text) && !/\boffice\b/i.test(text))) ||
    physician === undefined ||
    other === undefined ||
    proof.length === 0
  )
    return NOTHING
  const total = physician + other
  const reached = hospitalRung(total, text)?.code ?? null
  const bills =
    physician === other
      ? `neither of the two has more than half of the ${total} minutes, so whoever did the substantive part of decision making bills`
      : `by time the ${physician > other ? 'physician' : 'NP or PA'} bills, with ${Math.max(physician, other)} of ${total} minutes, more than half; whoever did the substantive part of decision making may bill by that instead`
  const level = reached ? ` Together the minutes reach ${reached}.` : ' Together the minutes reach no level by time.'
  return advice({
    findings: [
      finding(RULE, 'answer', 'depends', `With FS on the line, ${bills}.${level}`, [
        ...proof,
        ...noteCitations(facts, 'em-hospital-times'),
      ]),
      finding(
        RULE,
        'documentation',
        'certain',
        'The record should name both practitioners and their own minutes, without counting time together twice; the one who bills signs.',
        proof,
      ),
    ],
    claimLines: reached
      ? [line(reached, { modifiers: ['FS'], conditional: 'by total time; decision making may support another level' })]
      : [],
    asks: [
      {
        slot: 'minutes',
        weight: 88,
        text: 'the minutes of each, without time together counted twice, or who made which decisions',
      },
    ],
  })
}

function minutesOf(who: RegExp, text: string): number | undefined {
  return minutesIn(quantitiesIn(who.exec(text)?.[1] ?? ''))
}
