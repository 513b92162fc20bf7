// How a practice stands with Medicare and its like: audits, enrollment, opting out, limits of charges, and other public payers.
import type { ToldCase } from '../told-cases.ts'

/** Judged by `officeCases`. */
export const STANDING_CASES: ToldCase[] = [
  {
    words: [
      /\bhow far back\b|\blook-?back\b|\bhow many years\b/i,
      /\baudit|\brecoup|\breopen|\btake ?back|\bRAC\b/i,
      /\bmedicare\b|\bRAC\b/i,
    ],
    claim:
      'Medicare may reopen a paid claim within one year for any reason, within four with good cause, and at any time for fraud; recovery auditors (RAC) look back three years from payment. What a practice itself finds overpaid is returned for six years.',
    notes: ['medicare-lookback', 'overpayment-60-days'],
  },
  {
    words: [
      /\b(?:RAC|ADR|UPIC|TPE|CERT|MAC|medicare|prepay\w*|pre-?payment|audit)\b/i,
      /\b(?:charts?|records?|notes|documentation)\b/i,
      /\bdays\b|\bhow long\b|\bdeadline\b|\bmiss(?:ed)?\b|\blate\b/i,
    ],
    unless: /\bcop(?:y|ies|ying)\b|\bcharge\b|\blate entr|\baddend/i,
    claim:
      'The day stands in the letter: for Medicare 45 calendar days in most reviews, for another plan what its contract says. Without the records in time the claim is denied or the money taken back for want of documentation, which is then asked to be reopened with the records, or appealed (Medicare within 120 days). Ask for more time before the day, and send signed notes with proof of sending.',
    notes: ['records-request', 'appeal-deadlines'],
  },
  {
    words: [
      /\b(?:own|her|his|my)?\s?(?:family|relatives?|wife|husband|spouse|mother|father|son|daughter|mom|dad)\b/i,
      /\b(?:treat|bill|see|seen|saw)\w*\b/i,
      /\b(?:physician|doctor|provider|NP|PA)s?\b[^.?!]{0,30}\b(?:own|her|his)\b|\bown family\b/i,
    ],
    unless: /\bhistory\b|\bplan\b|\binsurance\b/i,
    claim:
      'No: Medicare excludes what a practitioner does for an immediate relative or member of the household, also when a group or a corporation of that practitioner bills it, and staff services under that practitioner too. A colleague who is no relative may see and bill the patient. Other plans mostly say the same in their contracts.',
    notes: ['relatives-excluded'],
  },
  {
    words: [/\bpart A only\b|\bonly (?:has )?(?:medicare )?part A\b|\bno part B\b|\bwithout part B\b/i],
    claim:
      'Medicare pays no practitioner for a patient without Part B: bill any other insurance as first, else the patient, with a good faith estimate; no ABN is needed. Send Medicare a claim only when another payer wants its denial.',
    notes: ['part-b-needed'],
  },
  {
    words: [/\bopt(?:ed|ing)?[- ]?out\b/i, /\bmedicare\b/i],
    claim:
      'No: neither a practitioner who opted out nor the patient sends Medicare a claim; the patient pays by the private contract signed beforehand. Only emergency or urgent care of a patient without such a contract is billed to Medicare (GJ). Orders and referrals of an opted-out practitioner are still good.',
    notes: ['opted-out'],
  },
  {
    words: [/\blimiting charge\b|\bnon-?par\w*\b/i, /\bmedicare\b|\blimiting charge\b/i],
    unless: /\bplan\b|\bout[- ]of[- ]network\b/i,
    claim:
      'At most 115 percent of the non-participating fee, which is 95 percent of the fee schedule: 109.25 percent of the participating amount. It holds for claims without assignment; with assignment the non-participating fee is the whole of it. Drugs and laboratory tests are assigned always.',
    notes: ['limiting-charge'],
  },
  {
    words: [/\brevalidat|\bdeactivat/i, /\bbill\w*\b|\bclaims?\b|\bdates\b|\bdenied\b|\bvisits?\b|\bpaid\b/i],
    claim:
      'No: Medicare pays nothing for services given while billing privileges were deactivated; what was done before and from the day of reactivation is billed. Send the revalidation at once, since that day follows the application, and dispute the deactivation itself by a rebuttal only if it was wrong.',
    notes: ['deactivated'],
  },
  {
    words: [/\bVA\b|\bveterans?\b/, /\bmedicare\b/i, /\bbill\b|\bprimary\b|\bpays?\b|\bfirst\b/i],
    claim:
      'One or the other, never both: VA and Medicare do not coordinate. If VA authorized this care in writing, VA is billed and its payment is in full; without that authorization Medicare is primary. Check for an authorization before the first claim.',
    notes: ['veterans-care'],
  },
  {
    words: [/\btricare\b/i, /\btimely\b|\blimit\b|\bdeadline\b|\bhow long\b|\bappeal/i],
    claim:
      'TRICARE takes claims within one year of the service (of discharge for an inpatient stay); a reconsideration is asked for within 90 days of the decision, by the patient or a participating provider outside the network; a network provider goes by the review of the contractor. TRICARE pays after nearly every other plan, but before Medicaid.',
    notes: ['tricare-limits'],
  },
  {
    words: [/\bmedicaid\b/i, /\bretro\w*/i],
    unless: /\bmedicare\b/i,
    claim:
      "Usually yes: states count the limit for a retroactively eligible patient from the notice of eligibility, often with that notice attached. A provider who bills accepts Medicaid's payment in full and gives back what the patient paid for covered services. See the state's manual for the days.",
    notes: ['medicaid-retroactive', 'medicaid-in-full'],
    asks: [{ slot: 'payer', weight: 88, text: 'the state, and the date on the notice of eligibility' }],
  },
  {
    words: [
      /\bmedicaid\b/i,
      /\b(?:patient|pt|she|he|mom)\b[^.?!]{0,20}\bpaid\b|\bcash\b|\bself[- ]?pay\b/i,
      /\brefund|\bgive back|\bpay back/i,
    ],
    claim:
      "Give it back once Medicaid is billed and covers the service: its payment is payment in full. Bill it within the state's limit; where you do not take that Medicaid plan, state law says whether the patient's payment may stay.",
    notes: ['medicaid-in-full', 'medicaid-retroactive'],
  },
  {
    words: [
      /\bforms?\b|\bpaperwork\b|\bletters?\b|\b99080\b/i,
      /\bFMLA\b|\bdisability\b|\bschool\b|\bcamp\b|\bjury\b|\b99080\b/i,
    ],
    claim:
      'The patient may be charged a form fee that is written policy, told beforehand and the same for all; no plan is billed for it, and Medicare counts 99080 as part of other services. Medicaid patients are charged only where the state allows it. Compensation of workers pays reports by its own state code.',
    notes: ['form-fee'],
  },
  {
    words: [/\bchiropract|\bDC\b/i, /\bmedicare\b/i],
    codes: /^992[01]\d$/,
    claim:
      'Medicare pays a chiropractor for 98940-98942 only: a visit is excluded by law, so it goes out with GY, and only if the patient or another insurer wants the denial; the patient pays. GX beside it if a voluntary ABN was signed.',
    notes: ['chiropractic-only', 'abn-modifiers'],
    puts: 'GY',
  },
  {
    words: [/\b(?:box|item)\s?22\b|\bfreq\w*(?: code)?\s?[78]\b|\bresubmission code\b/i],
    claim:
      "7 replaces an earlier claim, 8 voids it; both with the payer's own number of that claim beside it in item 22 (CLM05-3 and REF*F8 in the 837P), and a 7 carries every line again. Only for a claim that was decided: one that was rejected goes out anew as 1. Medicare Part B takes neither and corrects by reopening.",
    notes: ['frequency-code', 'corrected-or-appeal'],
  },
  {
    words: [
      /\bASC\b|\bsurg(?:ery|ical) cent/i,
      /\bpackaged\b|\bimplant|\bN1\b/i,
      /\bden(?:ied|y|ial)|\bpaid\b|\bpay\b|\bpackaged\b/i,
    ],
    claim:
      'Packaged is right for most implants: Medicare pays the surgery center one amount for the procedure, with supplies and devices in it (indicator N1), so no line and no appeal for them. Apart go only pass-through devices and separately paid drugs. A commercial contract may carve implants out: then invoice and code as it says.',
    notes: ['surgery-center-package'],
  },
]
