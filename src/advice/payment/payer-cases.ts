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
      /\b(?:employ\w*|group (?:health )?plan|EGHP|GHP|working|works|job|retire\w*|disab\w*|ESRD|dialysis|work(?:er)?s?'? comp|auto|no-?fault|liability|accident|spouse)\b/i,
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
      /\bCO-?\s?(?:109|24)\b|\bMA plan\b|\bmedicare advantage\b|\breplacement plan\b/i,
      /\b(?:timely|late|limit|days|months)\b/i,
      /\bfound out|\bdid ?n[o']?t know|\bnow\b|\bsince\b|\bnever told/i,
    ],
    claim:
      "Bill the plan that covered that date now, with the first payer's denial and the eligibility record, and ask for an exception to its filing limit where the wrong payer was billed in time: the contract decides, and many plans count from that denial. Original Medicare pays nothing for a member of such a plan.",
    notes: ['payer-policy', 'carc-109'],
    asks: [
      {
        slot: 'denial_code',
        weight: 88,
        text: 'the day the first claim was sent, and the filing limit and its exceptions in the contract',
      },
    ],
  },
  {
    words: [
      /\bwe (?:just )?(?:found|noticed|realized|discovered|see|have been|billed)\b|\bself[- ]?audit|\binternal audit/i,
      /\b(?:all|every|years?|months|template|wrong|error|incorrect\w*|upcod\w*)\b/i,
      /\bhow far back\b|\bwhat (?:do|should) we do\b|\bpay (?:it )?back\b|\brefund|\bself[- ]?report|\bdisclos/i,
    ],
    payer: 'medicare',
    claim:
      'Stop billing it that way and hand it to compliance or counsel today. They sample the notes, count what was overpaid, look back six years, and report and return it within 60 days of knowing; an inquiry in good faith stops that clock for up to 180 days. Claims that the notes support stay.',
    notes: ['overpayment-60-days'],
  },
  {
    words: [
      /\b(?:NP|PA|CNS|nurse practitioners?|physician assistants?|LCSW|mid-?levels?)s?\b/,
      /\bpercent|%|\brates?\b|\bhow much\b|\bcompared\b|\b85\b|\bmedicare pay\?|\bwhat (?:does|do|will)\b[^.?!]{0,30}\bpay\b/i,
    ],
    unless: /\bincident|\bshared\b|\bcredential|\benroll/i,
    payer: 'medicare',
    claim:
      'Medicare pays an NP, PA or CNS 85 percent of the physician fee under the own number, and 13.6 percent of the surgery for assisting (AS); a physician who assists gets 16. Another plan pays by its contract.',
    notes: ['npp-percent'],
  },
  {
    words: [
      /\b(?:lifetime|119|already|other (?:doc\w*|office|practice)|once)\b/i,
      /\bchang\w*|\bcorrect\w*|\binstead\b|\brebill|\bresubmit|\bnow what\b|\bwhat (?:do|now)/i,
    ],
    codes: /^G0438$/,
    claim:
      'Yes, as a corrected claim with G0439: G0438 is paid once in a lifetime, whoever gave it, and G0439 from the 12th month after the last wellness visit. If fewer than 11 full months had passed, neither is paid, and without an ABN for the frequency the patient is not billed.',
    notes: ['awv-yearly', 'corrected-or-appeal'],
    drops: /^G0438$/,
  },
  {
    words: [
      /\bpaid\b[^.?!]{0,40}\b(?:100|150|50|half|one (?:side|unit))\b|\bunder ?paid\b/i,
      /-50\b|\bbilateral|\bmodifier 50\b|\bmod 50\b/i,
    ],
    payer: 'private',
    claim:
      "It depends on the plan's bilateral policy: where it pays 150 percent on one line with 50, ask for reprocessing with the policy and the contract rate, which is no corrected claim; only where it wants two lines do RT and LT with one unit each go out instead.",
    notes: ['payer-policy', 'modifier-50'],
  },
  {
    words: [/./],
    codes: /^22$/,
    claim:
      'Yes, it may pay more: 22 on the code, with the operative note and a short letter saying what was unusual (why, how much longer than usual, in minutes or percent, and what it took), and a higher charge. The contractor or plan decides from the record; work that the procedure usually holds is no reason.',
    notes: ['modifier-22'],
    puts: '22',
  },
  {
    words: [
      /\b(?:patient|pt)\b[^.?!]{0,20}\b(?:paid|overpaid)\b|\bcopay\b[^.?!]{0,30}\bpaid\b|\bcredit balance\b|\brefund (?:the )?(?:patient|pt)\b/i,
      /\brefund|\bgive (?:it )?back|\bcredit/i,
    ],
    claim:
      "Promptly, once the remittance shows that the patient owes nothing and no other balance is open: the state's law or the contract sets the days (often 30), and what cannot be returned falls under its unclaimed property rules. The credit is not kept for later visits without the patient's word.",
    notes: ['payer-refund'],
    asks: [{ slot: 'payer', weight: 88, text: 'the state, the plan, and whether another balance is open' }],
  },
  {
    words: [/\bCO-?\s?45\b|\bbalance bill/i, /\bout[- ]of[- ]network|\bOON\b|\bbalance bill|\bnon-?par\w*/i],
    unless: /\bdeductible\b/i,
    claim:
      'CO-45 is no denial: it is what the charge exceeds the allowed amount by. With a contract it is written off. Out of network the balance goes by plan and state law, but never to the patient for emergencies, or for out-of-network practitioners at an in-network facility (No Surprises Act).',
    notes: ['balance-billing', 'carc-45'],
    asks: [{ slot: 'payer', weight: 90, text: 'the plan, the state, and where the service was given' }],
  },
  {
    words: [/\bQMB\b/, /\bbill\b|\bowe|\bcollect|\bcharge|\bbalance|\bwrite/i],
    claim:
      'No: a Qualified Medicare Beneficiary (QMB) is not billed for deductible, coinsurance or copay, whatever Medicaid pays and whatever group PR says; the balance is written off, and what was collected is given back.',
    notes: ['qmb-billing'],
  },
  {
    words: [
      /\bpaid\b/i,
      /\b(?:primary|first)\b/i,
      /\b(?:found out|turns? out|actually|wrong|should have|really|now (?:says?|learn\w*))\b/i,
    ],
    unless: /\bCO-?\s?29\b/i,
    claim:
      'Bill the payer that was really first now, within its limit (Medicare: one year from the service); then the other as second, with that remittance. Tell the plan that paid first and give back what it did not owe: keeping both payments is an overpayment.',
    notes: ['timely-filing', 'payer-refund'],
    asks: [{ slot: 'payer', weight: 90, text: 'why Medicare or the other plan is first, and the dates of service' }],
  },
  {
    words: [
      /\b(?:work(?:er)?s?'? ?comp\w*|WC|auto|no-?fault|liability|MVA)\b/i,
      /\bden(?:y|ied|ies|ial)|\bexhaust|\brefus/i,
      /\bmedicare\b/i,
    ],
    claim:
      "Yes, Medicare may be billed after that denial, as first payer, with its reason and date on the claim and the denial kept. The diagnosis has to fit: what the injury caused stays the other payer's, and while its case is open Medicare pays conditionally.",
    notes: ['msp-denied-first', 'msp-order'],
    asks: [{ slot: 'denial_code', weight: 88, text: 'the denial with its reason codes, and whether it is disputed' }],
  },
  {
    words: [
      /\b(?:medicaid|dual)\b[^.?!]{0,60}\b(?:secondary|second|dual|crossover|balance|copay|coinsurance|deductible)\b/i,
      /\bbill\b|\bowe|\bcollect|\bcharge|\bbalance|\bwrite/i,
    ],
    unless: /\bQMB\b/,
    claim:
      'A Qualified Medicare Beneficiary (QMB) may not be billed for deductible, coinsurance or copay, whatever Medicaid pays: the balance is written off. For other dual eligibles the state decides what is left to the patient.',
    notes: ['qmb-billing'],
    asks: [
      { slot: 'payer', weight: 90, text: 'the kind of Medicaid (QMB or not) on the eligibility reply for that date' },
    ],
  },
  {
    words: [
      /\b(?:120|180)\b|\bappeal levels?\b|\bhow long\b|\bdeadline|\btime (?:limit|frame) (?:to|for)\b|\bdays\b[^.?!]{0,20}\bappeal|\bappeal\b[^.?!]{0,40}\b(?:days|within|limit|deadline)/i,
      /\bappeal|\bredetermin|\breconsider|\breopen/i,
    ],
    claim:
      "Medicare: 120 days from the remittance for a redetermination, 180 days from that for a reconsideration, one year for a clerical error reopening. Another plan's limit stands in its contract or provider manual.",
    notes: ['appeal-deadlines'],
  },
  {
    words: [
      /\b(?:enrollment|enrolled|credentialed|credentialing|contract|PECOS)\b[^.?!]{0,40}\b(?:effective|effect|approved|as of|start\w*|date)\b|\beffective\b[^.?!]{0,20}\b(?:enrollment|credential\w*|contract)|\b(?:CO-?B7|new (?:doc|doctor|provider|NP|PA|physician))\b[^?!]{0,80}\beffective\b/i,
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
