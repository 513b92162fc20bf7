// A surgery some time ago, named by its code, and what is done now only in words: whether its period still runs, and which modifier that takes.
import type { CodeRecord } from '../../codes/code-record.ts'
import { laterSideIn } from '../../question/laterality.ts'
import { sideOf } from '../codes/described-services.ts'
import { namedServices } from '../codes/named-services.ts'
import { billable } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, DROPPED, finding, line, listed, NOTHING, noteCitations } from '../said.ts'
import { isVisit } from '../visits/visit.ts'
import { daysPassed, periodOf } from './period-over.ts'

const RULE = 'later-service'
const NOW = /\b(?:now|today|came|comes|coming|returns?|returned|back (?:for|with)|this (?:visit|time))\b/i

/** Medicare Claims Processing Manual ch. 12 section 40.2 (notes `modifier-79`, `modifier-24`); silent where the present service has its code. */
export function laterService(facts: Facts): Advice {
  const { text } = facts.question
  const ago = daysPassed(facts)
  const [surgery, ...others] = billable(facts).map(({ record }) => record)
  if (ago === null || !NOW.test(text) || surgery === undefined || others.length > 0 || isVisit(surgery.code))
    return NOTHING
  const days = periodOf(surgery) ?? 0
  if (days === 0) return NOTHING
  const now = presentServices(surgery, facts)
  const codes = listed(now.map(({ code }) => code))
  const modifiers = ago <= days ? ['79'] : []
  const said =
    ago <= days
      ? `After ${ago} days the ${days} global days of ${surgery.code} still run. By the same surgeon or group: ${codes === '' ? 'a procedure' : codes} with 79 if it is unrelated to that surgery, as on the other side; a visit for another problem with 24. Care of the operated part without a return to the operating room belongs to the surgery.`
      : `After ${ago} days the ${days} global days of ${surgery.code} are over: ${codes === '' ? 'what is done now' : codes} needs no 24, 58, 78 or 79.`
  return advice({
    findings: [
      finding(RULE, 'answer', 'likely', said, [
        surgery.citation,
        ...noteCitations(facts, 'modifier-79', 'modifier-24', 'global-complication'),
        ...now.map(({ citation }) => citation),
      ]),
    ],
    claimLines: [
      line(surgery.code, { units: DROPPED }),
      ...now.map((record) =>
        line(record.code, {
          modifiers: [...modifiers, ...sideOf(record, facts)],
          conditional:
            ago <= days ? 'if unrelated to the surgery, and the note describes it' : 'if the note describes it',
        }),
      ),
    ],
    asks: [
      {
        slot: 'surgery_date',
        weight: 84,
        text: 'the date of the surgery, and whether the same surgeon or group saw the patient',
      },
      ...(laterSideIn(text) === null
        ? [{ slot: 'service' as const, weight: 82, text: 'whether what is done now has to do with that surgery' }]
        : []),
    ],
  })
}

/** What the words of the mail name in full beside the surgery, each with one code. */
function presentServices(surgery: CodeRecord, facts: Facts): CodeRecord[] {
  return namedServices(facts.question.text, facts).flatMap(({ records: [record, ...others] }) =>
    record.code !== surgery.code && record.system === 'CPT' && others.length === 0 ? [record] : [],
  )
}
