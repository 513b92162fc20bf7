// What stands on somebody else's claim: a test that was sent out is the laboratory's, supplies used in a hospital are the hospital's.
import { isMedicare } from '../../question/payer.ts'
import { billable } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, DROPPED, finding, line, listed, NOTHING, noteCitations, together } from '../said.ts'

const RULE = 'claim-of-others'
const LABORATORY_TEST = /^8\d{4}$/
const SENT_OUT =
  /\b(?:sen[dt]s?|sending|goes|go|went|shipped?) (?:\w+ ){0,5}(?:out|to)\b[^.?!]{0,30}\b(?:quest|lab ?corp|labs?|laborator\w{1,3})\b|\blabs? (?:are |is |were |was )?(?:sent|go|goes) out\b|\bsend ?(?:-| )?outs?\b|\b(?:outside|reference) lab/i
// Casting and splinting supplies, and those of wounds and catheters.
const SUPPLY = /^(?:Q40[0-5]\d|A4[2-9]\d\d|A6\d{3})$/
const IN_A_HOSPITAL = /\b(?:ER|ED)\b|\bemergency (?:room|dep)|\bhospital\b|\binpatient\b|\bPOS ?(?:19|2[1-3])\b/

export function claimOfOthers(facts: Facts): Advice {
  return together([sentOut(facts), inAHospital(facts)])
}

/** Medicare Claims Processing Manual ch. 16 section 40.1: paid to the laboratory that did the test, or that sent it on with 90. */
function sentOut(facts: Facts): Advice {
  const tests = codesLike(LABORATORY_TEST, facts)
  const { text, payer } = facts.question
  if (tests.length === 0 || !SENT_OUT.test(text)) return NOTHING
  const draw = codesLike(/^3641[056]$/, facts)
  const draws = draw.length > 0 ? `${listed(draw)} for the draw stays` : 'the office bills the draw (36415)'
  const medicare = payer !== null && isMedicare(payer)
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        medicare ? 'certain' : 'depends',
        `Not ${listed(tests)} from the office: the laboratory that does the test bills it; ${draws}.${medicare ? '' : ' Only where the payer lets an office bill what it bought from the laboratory does the test stand on its claim, with 90.'}`,
        noteCitations(facts, 'outside-laboratory'),
      ),
    ],
    claimLines: tests.map((code) =>
      line(
        code,
        medicare ? { units: DROPPED } : { modifiers: ['90'], conditional: 'only if the payer lets the office bill it' },
      ),
    ),
  })
}

/** Medicare Claims Processing Manual ch. 20 section 170 and ch. 4: supplies of a hospital's patient are in the hospital's payment. */
function inAHospital(facts: Facts): Advice {
  const supplies = codesLike(SUPPLY, facts)
  if (supplies.length === 0 || !IN_A_HOSPITAL.test(facts.question.text)) return NOTHING
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'likely',
        `Not ${listed(supplies)} on the physician's claim: in a hospital or emergency department the supplies are the hospital's; the physician bills what was done.`,
        noteCitations(facts, 'supplies-in-hospital'),
      ),
    ],
    claimLines: supplies.map((code) => line(code, { units: DROPPED })),
  })
}

function codesLike(shape: RegExp, facts: Facts): string[] {
  return billable(facts).flatMap(({ record }) => (shape.test(record.code) ? [record.code] : []))
}
