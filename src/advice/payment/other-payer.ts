// Another payer than Medicare, where Medicare's tables were read: said once, so that nobody takes them for the payer's.
import { SELF_PAY } from '../../question/payer.ts'
import type { Facts, Finding } from '../finding.ts'
import { finding, noteCitations } from '../said.ts'

const READS_TABLES = new Set([
  'pair-edits',
  'unit-limits',
  'bilateral',
  'global-days',
  'surgical-team',
  'visit-with-procedure',
])

/** Medicaid has NCCI files of its own (Social Security Act 1903(r)(4)); Medicare Advantage follows Medicare's; commercial plans choose. */
export function otherPayer(said: Finding[], facts: Facts): Finding | null {
  const { payer } = facts.question
  if (
    payer === null ||
    payer === 'Medicare' ||
    payer === SELF_PAY ||
    !said.some(({ rule, role }) => READS_TABLES.has(rule) && role !== 'why')
  )
    return null
  const text =
    payer === 'Medicaid'
      ? "These are Medicare's tables; Medicaid has NCCI files of its own, which decide here."
      : payer === 'Medicare Advantage'
        ? "These are Original Medicare's tables, which Medicare Advantage plans follow unless theirs say otherwise in favor of the patient."
        : `These are Medicare's tables; ${payer} may use others, so see its policy or contract.`
  return finding('other-payer', 'caveat', 'depends', text, noteCitations(facts, 'ncci-columns'))
}
