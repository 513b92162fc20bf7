// Checks a whole claim of one patient, provider and day against the code book: one check a file, put together here.
import type { CodeBook } from '../code-book.ts'
import { checkAddOns } from './add-ons.ts'
import { checkBilateral } from './bilateral.ts'
import { type Check, type Claim, type ClaimFinding, readClaim } from './claim.ts'
import { checkCodes } from './code-validity.ts'
import { checkDiagnoses } from './diagnosis-validity.ts'
import { checkExcludes } from './excludes.ts'
import { checkGlobalDays } from './global-days.ts'
import { checkLaterality } from './laterality.ts'
import { checkModifierUse } from './modifier-use.ts'
import { checkMultipleProcedures } from './multiple-procedures.ts'
import { checkPairs } from './pair-edits.ts'
import { checkPayer } from './payer.ts'
import { checkPaymentStatus } from './payment-status.ts'
import { checkProfessionalTechnical } from './professional-technical.ts'
import { checkReleases, tempered } from './release-dates.ts'
import { checkSequence } from './sequence.ts'
import { checkSurgeons } from './surgeons.ts'
import { checkUnits } from './unit-limits.ts'

/** In the order in which a coder reads: are the codes good, do they go together, how are they paid. */
const CHECKS: readonly Check[] = [
  checkCodes,
  checkDiagnoses,
  checkModifierUse,
  checkPairs,
  checkUnits,
  checkAddOns,
  checkGlobalDays,
  checkBilateral,
  checkProfessionalTechnical,
  checkSurgeons,
  checkMultipleProcedures,
  checkPaymentStatus,
  checkExcludes,
  checkSequence,
  checkLaterality,
]

/**
 * Says what the loaded rows hold against a claim. Empty: nothing found, which is no promise of payment.
 * Codes and modifiers may be in any case; ICD dots may be left out. Where a table of practitioner edits has no row, others are used and named.
 */
export function checkClaim(book: CodeBook, claim: Claim): ClaimFinding[] {
  const read = readClaim(claim)
  const findings = CHECKS.flatMap((check) => check(read, book))
  const said = findings.map((finding) => tempered(book, read, finding))
  return [...said, ...checkPayer(read, said), ...checkReleases(book, read, findings)]
}
