// Questions of the billing office that turn on no code: claims as papers, what patients may be asked for, and settings with a payment of their own.
import type { Advice, Facts } from '../finding.ts'
import { toldCases } from '../told-cases.ts'
import { CLAIM_CASES } from './claim-cases.ts'
import { PATIENT_CASES } from './patient-cases.ts'
import { SETTING_CASES } from './setting-cases.ts'
import { STANDING_CASES } from './standing-cases.ts'

const CASES = [...CLAIM_CASES, ...PATIENT_CASES, ...SETTING_CASES, ...STANDING_CASES]

/** Each case rests on its dated note; a note that is not loaded or not in force says nothing. */
export function officeCases(facts: Facts): Advice {
  return toldCases('office-cases', CASES, facts)
}
