// Says that Medicare's edits are not the edits of another payer.
import type { ClaimFinding, ReadClaim } from './claim.ts'

/** One finding when the claim names a payer that is not Medicare and a Medicare table has something against it. */
export function checkPayer({ payer }: ReadClaim, findings: readonly ClaimFinding[]): ClaimFinding[] {
  const [first] = findings.filter(({ rule }) => MEDICARE_RULES.has(rule))
  if (first === undefined || payer === undefined || isMedicare(payer)) return []
  const claim = `The edits and indicators here are Medicare's; ${payer.trim()} may have its own. Ask for its payment policy.`
  return [{ claim, rule: 'payer', certainty: 'depends', citations: [first.citations[0]] }]
}

export function isMedicare(payer: string): boolean {
  return /\b(medicare|cms)\b/i.test(payer)
}

/** Rules that rest on tables of Medicare; codes and their notes hold for every payer. */
export const MEDICARE_RULES: ReadonlySet<ClaimFinding['rule']> = new Set([
  'pair-edits',
  'unit-limits',
  'add-ons',
  'global-days',
  'bilateral',
  'professional-technical',
  'surgeons',
  'multiple-procedures',
  'payment-status',
])
