// Matters of the billing office told in words: claims as papers, patients' money, settings paid otherwise.
import { expect, test } from 'vitest'
import { saying } from '../saying.ts'

test.each([
  ['how long do we have to send a corrected claim to medicare', /^For Medicare one year from the remittance/],
  ['do commercial plans follow the 1 yr filing limit', /^No, the year is Medicare's own/],
  ['rejected, taxonomy mismatch. where does taxonomy go on the 1500', /^On the CMS-1500/],
  ['box 32 vs box 33 which address', /^32 is where the service was given/],
  ['our NP quit in May, claims not sent yet, still bill under her NPI?', /^Yes, for what that practitioner did/],
  ['both parents have insurance, who is primary for the kid', /^By the birthday rule/],
  ['WC denied, not work related. Bill BCBS?', /^Yes, bill the health plan/],
  ['no good faith estimate was given, bill is 600, can she dispute', /^Not by that process/],
  ['medicaid no-show fee ok?', /^No: a Medicaid patient/],
  ['can we charge medicare patients for a missed appointment', /^Yes, the patient and never the payer/],
  ['how much may we charge to copy records', /^To the patient/],
  ['hospice patient, seen for an unrelated rash, which modifier', /^GW, if it has nothing to do/],
  ['home health patient, medicare denied, consolidated billing', /^While the patient is under a home health/],
  ['RHC, care management, still G0511?', /^G0511 ended with September 2025/],
  ['FQHC flu shot, can we bill it', /^Yes: since July 2025/],
  ['RHC, can we bill a procedure beside the visit', /^Not as an office would/],
  ['outpatient claim, status indicator N, not paid', /^Status N is packaged/],
  ['how far back can medicare audit us', /^Medicare may reopen a paid claim/],
  ['RAC letter, 45 days to send charts, what if we miss it', /^The day stands in the letter/],
  ['can a doctor bill medicare for treating his own wife', /^No: Medicare excludes/],
  ['doctor opted out of medicare, can the patient send a claim', /^No: neither/],
  ['limiting charge for a non-par provider', /^At most 115 percent/],
  ['medicare deactivated us, can we bill those dates', /^No: Medicare pays nothing/],
  ['VA and medicare, who do we bill', /^One or the other/],
  ['tricare appeal limit', /^TRICARE takes claims within one year/],
  ['charge for FMLA forms?', /^The patient may be charged a form fee/],
  ['box 22 freq code 7 vs 8', /^7 replaces an earlier claim/],
])('%s', (text, first) => {
  expect(saying(text).first).toMatch(first)
})

test('a side of the body is nobody who left', () => {
  expect(saying('Dr removed a lesion, left cheek, hold the claim for pathology?').answers).not.toMatch(/practitioner/)
})

test('what rules would say of the codes of an authorization stays unsaid', () => {
  const said = saying('auth was for 29881, surgeon did 29880, will they deny?')
  expect(said.first).toMatch(/^They may: the authorization covers the code it names/)
  expect(said.all).not.toMatch(/NCCI/)
})
