// Vaccine administration with counseling: units of 90460 and 90461 from the vaccines named.
import { billable } from './facts.ts'
import type { Advice, Facts } from './finding.ts'
import { advice, finding, line, NOTHING, noteCitations } from './said.ts'

const RULE = 'vaccine-administration'
// Components (antigens) of the usual vaccines; the number of diseases each protects against.
const COMPONENTS: [RegExp, number][] = [
  [/\bpentacel\b|\bdtap[-/ ]ipv[-/ ]hib\b/i, 5],
  [/\bpediarix\b|\bvaxelis\b/i, 5],
  [/\bkinrix\b|\bquadracel\b|\bdtap[-/ ]ipv\b/i, 4],
  [/\bproquad\b|\bmmrv\b/i, 4],
  [/\bdtap\b(?![-/ ]ipv)/i, 3],
  [/\btdap\b/i, 3],
  [/\bmmr\b/i, 3],
  [/\btd\b/i, 2],
  [/\bhep(?:atitis)? ?a\b/i, 1],
  [/\bhep(?:atitis)? ?b\b/i, 1],
  [/\bvaricella\b|\bvarivax\b/i, 1],
  [/\bflu\b|\binfluenza\b/i, 1],
  [/\bhpv\b|\bgardasil\b/i, 1],
  [/\brotavirus\b|\brotateq\b/i, 1],
  [/\bpcv ?\d{0,2}\b|\bprevnar\b/i, 1],
  [/\bhib\b(?<!ipv[-/ ]hib)/i, 1],
  [/\bipv\b(?<!dtap[-/ ]ipv)/i, 1],
]

export function vaccineAdministration(facts: Facts): Advice {
  const asked = billable(facts).some(({ record }) => record.code === '90460' || record.code === '90461')
  const given = COMPONENTS.filter(([name]) => name.test(facts.question.text)).map(([, components]) => components)
  if (!asked || given.length === 0) return NOTHING
  const further = given.reduce((sum, components) => sum + components - 1, 0)
  const proof = noteCitations(facts, 'vaccine-components')
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'certain',
        `${given.length} vaccine${given.length === 1 ? '' : 's'} with ${given.join(' and ')} components: 90460 x${given.length} and ${further > 0 ? `90461 x${further}` : 'no 90461'}.`,
        proof,
      ),
      finding(
        RULE,
        'documentation',
        'certain',
        "The record should show counseling by the physician or other qualified professional for each vaccine, and the patient's age (through 18).",
        proof,
      ),
    ],
    claimLines: [line('90460', { units: given.length }), ...(further > 0 ? [line('90461', { units: further })] : [])],
    asks: [{ slot: 'payer', weight: 90, text: 'the payer (programs for free vaccines differ)' }],
  })
}
