// The rules for a mail that asks one matter of the billing office and nothing beside it.
import { validity } from '../codes/validity.ts'
import type { Facts, Rule } from '../finding.ts'
import { denial } from './denial.ts'
import { officeCases } from './office-cases.ts'

/** Beside the matter itself only what its denial codes mean, and codes that are not in force. */
export const OFFICE_RULES: Rule[] = [validity, officeCases, denial]

// A longer mail asks more than the one thing, in characters.
const ONE_MATTER = 400

/** Whether the mail asks one such thing; what other rules would say of its codes is then off the subject. */
export function isOfficeMatter(facts: Facts): boolean {
  return facts.question.text.length < ONE_MATTER && officeCases(facts).findings.length > 0
}
