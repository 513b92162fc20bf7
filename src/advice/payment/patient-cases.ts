// What may be asked of patients: estimates, missed appointments, copies, balances, estates and those who pay themselves.
import type { ToldCase } from '../told-cases.ts'

/** Judged by `officeCases`. */
export const PATIENT_CASES: ToldCase[] = [
  {
    words: [
      /\bgood[- ]faith (?:estimate|est)\b|\bGFE\b|\bno surprises? act\b[^.?!]{0,60}\b(?:self[- ]?pay|uninsured|estimate)/i,
      /\b(?:not|no|never|n[o']t|without|didn'?t|forgot)\b[^.?!]{0,25}\b(?:good[- ]faith|GFE|estimate|given?|get|provide)|\b(?:estimate|GFE)\b[^.?!]{0,15}\b(?:not given|given\b.{0,10}\bno)/i,
    ],
    claim:
      'Not by that process: the federal dispute (bill at least $400 above the estimate, opened within 120 days of the bill) needs an estimate to measure by. But the estimate was owed for a scheduled service or on request, so the patient may complain to CMS, and the practice does well to settle the bill and to mend its intake.',
    notes: ['good-faith-estimate'],
  },
  {
    words: [/\bgood[- ]faith (?:estimate|est)\b|\bGFE\b/i],
    unless: /\b(?:no|never|without|didn'?t|forgot|not)\b[^.?!]{0,25}\b(?:good[- ]faith|GFE|estimate|given?|provide)/i,
    claim:
      'A written good faith estimate is owed to whoever is uninsured or does not use insurance: within one business day of scheduling when the service is 3 to 9 business days away, within three when it is 10 or more away, or within three of being asked. It lists codes, diagnoses and expected charges of all who take part. A bill $400 or more above it may be disputed within 120 days.',
    notes: ['good-faith-estimate'],
  },
  {
    words: [/\bno-?\s?show|\bmissed (?:appointment|appt|visit)|\b(?:late )?cancell?ation fee/i, /\bmedicaid\b/i],
    claim:
      'No: a Medicaid patient is not charged for a missed appointment, whatever was signed; it is part of the cost of doing business. The office may warn, book differently or, as state and plan rules allow, discharge the patient.',
    notes: ['missed-appointments'],
  },
  {
    words: [/\bno-?\s?show|\bmissed (?:appointment|appt|visit)|\b(?:late )?cancell?ation fee/i],
    unless: /\bmedicaid\b/i,
    claim:
      'Yes, the patient and never the payer: Medicare allows it where the same written policy and fee hold for all patients, and no claim is sent for it. A commercial contract may forbid it; a Medicaid patient is not charged.',
    notes: ['missed-appointments'],
  },
  {
    words: [
      /\bcop(?:y|ies|ying)\b|\brecords?\b/i,
      /\b(?:medical|patient)?\s?(?:records?|chart)\b/i,
      /\bcharge|\bfee\b|\bhow much\b|\bcost\b/i,
    ],
    unless: /\b9\d{4}\b|\breview\w*\b[^.?!]{0,20}\brecords?\b/i,
    claim:
      'To the patient, or to whom the patient directs an electronic copy of the EHR, only a reasonable fee based on the cost of copying (labor of copying, supplies, postage); $6.50 is an optional flat fee for electronic copies, not a cap. Searching is not charged. Others with an authorization (attorneys, insurers) pay what state law allows; between treating practices it is usually free, and no payer is billed.',
    notes: ['record-copies'],
  },
  {
    words: [/\b(?:deceased|died|passed away|dead|estate)\b/i, /\b(?:bill|balance|claim|statement|appeal|owe|collect)/i],
    unless: /\bcode\b|\bpronounc|\bR99\b|\bI46\b|\bdischarge\b/i,
    claim:
      "Claims and appeals go on as before: the practice that took assignment appeals in its own name. The patient's share is claimed from the estate, in writing and within the probate time of the state, not from relatives who did not sign for it; a surviving spouse owes only where state law says so.",
    notes: ['deceased-patient'],
    asks: [{ slot: 'payer', weight: 80, text: 'the state, and whether assignment was accepted' }],
  },
  {
    words: [
      /\b(?:refus\w*|would ?n[o']t|won'?t|does ?n[o']t want|didn'?t (?:give|tell|want))\b[^.?!]{0,50}\b(?:insurance|ins\b|SSN|info)/i,
      /\bself[- ]?pay|\bcash\b|\bfile\b|\bbill\b/i,
    ],
    claim:
      "Yes, as self-pay, with a good faith estimate and a signed note that no insurance was named. A patient who pays in full may ask that the plan not be told (HIPAA), and then no claim is sent. If insurance is named later, it can be filed within that plan's limit, and a contract may then require refund and write-off; most plans do not excuse a late claim, though some do where the patient hid the coverage. Medicaid and Medicare have to be billed when known.",
    notes: ['self-pay-restriction', 'good-faith-estimate'],
  },
  {
    words: [
      /\bself[- ]?pay|\bcash (?:price|discount|pay)|\buninsured\b/i,
      /\bdiscount|\bless than\b|\blower\b|\bprice\b/i,
    ],
    unless: /\bgood[- ]faith|\bGFE\b|\bestimate\b/i,
    claim:
      "Yes, a cash or prompt-pay price for those without insurance is allowed when it is written policy, the same for all in that position, and below the practice's usual charge rather than a second usual charge. Look in payer contracts for a clause on the lowest price, keep it from Medicare patients as an inducement, and give the good faith estimate.",
    notes: ['cash-discount', 'waive-copay'],
  },
  {
    words: [
      /\bmedicaid\b/i,
      /\b(?:secondary|second|2nd)\b/i,
      /\bpaid (?:0|zero|nothing|\$0)|\b(?:0|zero) pa(?:id|yment)/i,
      /\bmedicare\b/i,
    ],
    unless: /\bQMB\b/,
    claim:
      'No, as a rule: when Medicare and Medicaid have both decided, that is payment in full for a provider who takes Medicaid, even at zero; for a Qualified Medicare Beneficiary (QMB) the 20 percent may never be billed. The balance is written off. Only a dual eligible who is no QMB, where the state lets a share remain, owes that share.',
    notes: ['qmb-billing', 'medicaid-in-full'],
    asks: [
      { slot: 'payer', weight: 90, text: 'the kind of Medicaid (QMB or not) on the eligibility reply for that date' },
    ],
  },
  {
    words: [
      /\bmedicaid\b/i,
      /\b(?:bill|charge|balance|collect)\w*\b[^.?!]{0,30}\b(?:patients?|pts?|her|him|mom|parent|balance|difference)\b/i,
    ],
    unless:
      /\bmedicare\b|\bQMB\b|\bno-?\s?show|\bmissed\b|\bretro|\bnot enrolled\b|\bdon'?t (?:take|accept)\b|\bnon-?par/i,
    claim:
      "No: who takes Medicaid takes its payment as payment in full, beyond the state's own copay. A denial for timely filing, authorization or coding is the provider's. Only what Medicaid does not cover may be charged, and then by an agreement signed for that service beforehand, as the state words it.",
    notes: ['medicaid-in-full'],
  },
]
