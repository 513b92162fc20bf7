// What happens between practice and payers: refunds asked back, who pays first, late claims, what patients owe; told in words.
import type { Advice, Facts } from '../finding.ts'
import { type ToldCase, toldCases } from '../told-cases.ts'

const CASES: ToldCase[] = [
  {
    words: [
      /\b(?:refund|recoup\w*|take ?back|taking back|money back|pay (?:it|them|that) back|offset|overpa(?:id|yment))\b/i,
      /\b(?:ask|want|request|demand|letter|sent|took|tak(?:e|ing)|say|recoup)\w*\b/i,
    ],
    unless: /\b(?:patient|pt) (?:overpaid|credit)|\bwe (?:found|noticed|realized|discovered)\b/i,
    payer: 'private',
    claim:
      "Not before the demand is checked: it goes by your contract and the state's recoupment law, which often limit how far back a plan may reach. Ask in writing for the claim, the reason and, for other coverage, that payer's name and dates; dispute within the time given, else it may be offset against other payments.",
    notes: ['payer-refund'],
    asks: [
      {
        slot: 'denial_code',
        weight: 90,
        text: 'the date of the first payment and of the letter, the state, and what the contract says of recoupment',
      },
    ],
  },
  {
    words: [
      /\bother (?:coverage|insurance|payer|plan)|\b(?:was|is|had) (?:primary|secondary)\b|\bCOB\b|\bcoordination of benefits\b/i,
      /\b(?:refund|recoup\w*|take ?back|pay (?:it|them) back)\b/i,
    ],
    claim:
      "If the other plan really was first, bill it now with the demand letter as proof: many plans count their filing limit from the first payer's decision, Medicare does not.",
    notes: ['timely-exceptions', 'payer-policy'],
  },
  {
    words: [
      /\bmedicare\b/i,
      /\bCO-?\s?29\b|\btimely\b|\blate\b|\bfiling limit\b|\b(?:past|over|after|more than) (?:a|one|the) year\b/i,
      /\b(?:primary|wrong (?:insurance|payer|plan)|billed (?:\w+ ){0,3}first|other insurance|retro\w*|did ?n[o']?t (?:know|tell)|told us|advantage|disenroll\w*|entitle\w*)\b/i,
    ],
    claim:
      'For Medicare, having billed another plan first does not lengthen the year. It does so only for its own error, retroactive entitlement, and a Medicare Advantage plan or Medicaid that took its payment back after retroactive changes: then ask the contractor, with the proof. Else the claim is written off; the patient is not billed.',
    notes: ['timely-exceptions', 'timely-no-appeal'],
    asks: [
      {
        slot: 'denial_code',
        weight: 88,
        text: 'when Medicare entitlement was entered, and whether any payer took money back',
      },
    ],
  },
  {
    words: [
      /\b(?:who|which|what)\b[^.?!]{0,40}\b(?:primary|first)\b|\bMSP\b|\bmedicare (?:is |as )?(?:primary|secondary)\b|\bprimary or secondary\b/i,
      /\b(?:employ\w*|group (?:health )?plan|EGHP|GHP|working|retire\w*|disab\w*|ESRD|dialysis|work(?:er)?s?'? comp|auto|no-?fault|liability|accident|spouse)\b/i,
    ],
    claim:
      "By the reason for Medicare: from 65 the plan of a current employer (own or spouse's) with 20 or more employees pays first, under 65 with disability 100 or more, in kidney failure for 30 months; workers' compensation and liability first for what they cover. Retiree plans, Medigap and Medicaid come after Medicare.",
    notes: ['msp-order'],
    asks: [
      {
        slot: 'payer',
        weight: 92,
        text: 'why the patient has Medicare, who works now, and the size of the employer',
      },
    ],
  },
  {
    words: [/\b(?:PR-?\s?1\b|deductible)/i, /\b(?:medigap|supplement\w*|plan G|plan N|AARP)\b/i],
    claim:
      "The Part B deductible (reason 1) is the patient's under Medigap plans sold to the newly eligible since 2020; the coinsurance (reason 2) is what such a plan pays. If it paid neither, ask it whether it processed the claim after Medicare before the patient gets a bill.",
    notes: ['medigap-deductible'],
  },
  {
    words: [
      /\bQMB\b|\b(?:medicaid|dual)\b[^.?!]{0,60}\b(?:secondary|second|dual|crossover|balance|copay|coinsurance|deductible)\b/i,
      /\bbill\b|\bowe|\bcollect|\bcharge|\bbalance|\bwrite/i,
    ],
    claim:
      'A Qualified Medicare Beneficiary (QMB) may not be billed for deductible, coinsurance or copay, whatever Medicaid pays: the balance is written off. For other dual eligibles the state decides what is left to the patient.',
    notes: ['qmb-billing'],
    asks: [
      { slot: 'payer', weight: 90, text: 'the kind of Medicaid (QMB or not) on the eligibility reply for that date' },
    ],
  },
  {
    words: [
      /\bhow long\b|\bdeadline|\btime (?:limit|frame) (?:to|for)\b|\bdays\b[^.?!]{0,20}\bappeal|\bappeal\b[^.?!]{0,40}\b(?:days|within|limit|deadline)/i,
      /\bappeal|\bredetermin|\breconsider|\breopen/i,
    ],
    claim:
      "Medicare: 120 days from the remittance for a redetermination, 180 days from that for a reconsideration, one year for a clerical error reopening. Another plan's limit stands in its contract or provider manual.",
    notes: ['appeal-deadlines'],
  },
  {
    words: [
      /\b(?:enrollment|enrolled|credentialed|credentialing|contract|PECOS)\b[^.?!]{0,40}\b(?:effective|effect|approved|as of|start\w*|date)\b|\beffective\b[^.?!]{0,20}\b(?:enrollment|credential\w*|contract)/i,
      /\b(?:bill|hold|under|supervis\w*|NPI|claims?|visits?|before|prior|retro\w*)\b/i,
    ],
    claim:
      "Medicare lets the new practitioner's own services from up to 30 days before the effective date be billed under the own number; earlier ones are not paid. Before that the physician bills only what truly was incident-to: established patients, the physician's plan, supervision in the suite, no new problem, no facility.",
    notes: ['rendering-provider', 'incident-to'],
    asks: [
      {
        slot: 'provider',
        weight: 91,
        text: 'the effective date in the approval letter, and which visits were new patients or new problems',
      },
    ],
  },
]

/** Each case rests on its dated note; a note that is not loaded or not in force says nothing. */
export function payerCases(facts: Facts): Advice {
  return toldCases('payer-cases', CASES, facts)
}
