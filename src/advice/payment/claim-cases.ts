// The claim as a paper: where its fields go, how long it may be corrected, whose number stands on it, and what becomes of one sent wrong.
import type { ToldCase } from '../told-cases.ts'

const MEDICARE_ADVANTAGE = /\bmedicare advantage\b|\bMA plan\b|\b(?:UHC|humana|aetna|BCBS|united|anthem) medicare\b/i

/** Judged by `officeCases`. */
export const CLAIM_CASES: ToldCase[] = [
  {
    words: [
      /\bcorrected claims?\b|\breopening\b|\bfix (?:a|the|an old) claim\b/i,
      /\bhow (?:long|many (?:days|months))\b|\b(?:time|filing) ?(?:limit|frame|line)|\bdeadline|\btimely\b|\bhow far back\b|\btoo late\b|\bstill\b[^.?!]{0,30}\b(?:send|correct|file|submit)/i,
    ],
    claim:
      'For Medicare one year from the remittance, as a clerical error reopening (later, up to four years, only with good cause); what was rejected as unprocessable (MA130) was never filed and goes out anew within a calendar year of the service. Another plan counts by its contract, often from its own remittance.',
    notes: ['corrected-limit', 'timely-filing'],
  },
  {
    words: [
      /\b(?:commercial|private|other|all|most)\b[^.?!]{0,25}\b(?:plans?|payers?|insur\w*)\b/i,
      /\btimely filing\b|\bfiling limits?\b|\b(?:1|one) (?:yr|year)\b/i,
    ],
    unless: /\bcorrected\b|\bdenied\b|\bCO-?\s?29\b/i,
    claim:
      "No, the year is Medicare's own: a commercial plan's limit stands in your contract or its provider manual, often 90 to 180 days from the service, and is counted anew from the first payer's remittance only where the contract says so. Without a contract the plan document or state law decides.",
    notes: ['payer-policy', 'timely-filing'],
  },
  {
    words: [
      /\btaxonom/i,
      /\b(?:box|item|field|loop|where|mismatch|reject\w*|1500|837|denied|denial|which)\b|\b24 ?[IJ]\b|\b33 ?b\b/i,
    ],
    claim:
      "On the CMS-1500 the rendering practitioner's taxonomy goes in the shaded half of 24J with ZZ in 24I (the NPI in the unshaded half), the billing provider's in 33b behind ZZ; in the 837P in the PRV segments of loops 2310B and 2000A. It must be one that the payer has on file for that NPI: compare NPPES, the enrollment and the claim, and mend whichever is wrong before sending anew.",
    notes: ['claim-taxonomy'],
  },
  {
    words: [/\b(?:box|item|field)\s?3[23]\b/i],
    unless: /\btaxonom/i,
    claim:
      "32 is where the service was given: name, street address and ZIP of that place, its NPI in 32a where the payer wants one. 33 is the billing provider who is paid, with the group's NPI in 33a; the address there is a street address as enrolled, no PO box in the electronic claim. The rendering practitioner's own NPI stands in 24J.",
    notes: ['claim-places'],
  },
  {
    words: [
      /\b(?:box|item|field)\s?17\b|\breferring (?:provider|physician|doctor|dr)\b|\bordering (?:provider|physician)\b/i,
      /\bclaim|\bNPI\b|\bbox\b|\breject|\bqualif|\b(?:DN|DK|DQ)\b/i,
    ],
    unless: /\bconsult|\bnew patient\b/i,
    claim:
      'Item 17 names who referred (DN), ordered (DK) or supervised (DQ), with the individual NPI in 17b and never that of the group. Medicare pays tests, imaging, equipment and home health only when that person is of a kind that may order and is enrolled (or opted out) in PECOS under just that name.',
    notes: ['claim-ordering'],
  },
  {
    words: [
      /\bMBI\b|\bnew (?:medicare )?(?:card|number)\b|\bmedicare (?:number|ID)\b/i,
      /\binvalid|\breject|\bwrong|\bmissing|\btimely\b|\bold\b/i,
    ],
    claim:
      "Look up the current MBI in the contractor's portal or get it from the card, and send the claim anew: a claim rejected for its number was never filed, so it has to be accepted within one calendar year of the service. There is no appeal of a rejection.",
    notes: ['mbi-lookup', 'timely-filing'],
  },
  {
    words: [
      /\b(?:providers?|doctors?|dr|docs?|physicians?|NPs?|PAs?|practitioners?|therapists?|who|she|he)\b[^.?!,]{0,12}\b(?:left (?!eye|knee|side|arm|leg|hand|foot|shoulder|breast|hip|cheek|ear)|quit|resigned|retired|leaving|(?:is )?no longer (?:with|here|works?|at)|is gone)/i,
      /\b(?:claims?|bill|NPI|charges|notes)\b/i,
    ],
    unless:
      /\bpatient left\b|\blocum|\bQ6\b|\bnew (?:patient|pt)\b|\b3 (?:yrs|years)\b|\b(?:patients?|pts?)\b[^.?!]{0,20}\bfollow/i,
    claim:
      'Yes, for what that practitioner did while with you and enrolled under your group: the own NPI as rendering, the group as billing, the true date, within the filing limit. The note must be finished and signed by that practitioner; nothing after the last day goes out under that number, and nobody signs in the name.',
    notes: ['practitioner-left'],
  },
  {
    words: [
      /\b(?:hospital|facility|they|ASC)\b[^.?!]{0,20}\b(?:owns?|owned)\b[^.?!]{0,25}\b(?:machine|equipment|unit|scanner|x-?ray)|\bglobal\b[^.?!]{0,40}\b(?:hospital|facility|not our|do(?:es)? ?n[o']t own)/i,
      /\bglobal(?:ly)?\b|\bwithout (?:the )?26\b|\bforgot (?:the )?26\b/i,
      /\bpaid\b|\bdenied\b|\bbilled\b|\bsent\b/i,
    ],
    unless: /\bsurger|\bpost-?op\b|\bglobal (?:period|days)\b/i,
    claim:
      'A corrected claim with 26 and the place where the patient was, provided a signed report of yours is on file: without the machine only the reading is yours. Where the global fee was already paid, the technical part is an overpayment; to Medicare it goes back within 60 days of being known. Look for other claims sent the same way.',
    notes: ['modifier-26', 'overpayment-60-days', 'corrected-or-appeal'],
    puts: '26',
  },
  {
    words: [
      /\b(?:auth\w*|precert\w*|pre-?cert\w*)\b/i,
      /\b(?:obtained|got|approved|for|on file|had)\b/i,
      /\b(?:did|done|performed|changed|instead|different|ended up|other|also)\b/i,
    ],
    codes: /^\d{5}$/,
    unless: /\b(?:no|without|never|missing|forgot)\b[^.?!]{0,12}\b(?:auth|precert)/i,
    claim:
      'They may: the authorization covers the code it names. Bill what was done, and ask the plan at once to change the authorization, with the operative note showing what was found: many plans allow it for some days after the service, some before the claim only. Never bill the authorized code instead. If it is denied, appeal with the note and the authorization.',
    notes: ['authorization-change'],
  },
  {
    words: [MEDICARE_ADVANTAGE, /\bappeal|\bdisput|\breconsider/i],
    unless: /\bG2211\b/,
    claim:
      "With a contract the plan's own dispute process and its days; without one the Medicare Advantage reconsideration: 65 days from the notice, with a signed waiver of liability (no bill to the patient). Emergency and urgent care may not be denied for a missing authorization: send the record that shows the emergency.",
    notes: ['advantage-appeal'],
    asks: [
      {
        slot: 'payer',
        weight: 88,
        text: 'whether you have a contract with the plan, and the date of the denial notice',
      },
    ],
  },
  {
    words: [
      /\b(?:same|our|one) (?:group|practice|TIN)\b/i,
      /\b(?:different|diff|other|separate|two|2) special/i,
      /\bdup\w*|\bOA-?\s?18\b|\bden(?:ied|ial|y)/i,
    ],
    claim:
      'Both visits stand when each treated what its own specialty treats: no 25 and no 76 makes them so. Show it: two specialties as enrolled (taxonomy), the two rendering NPIs, two diagnoses; if the payer sees one specialty or one NPI the claim is corrected, else it is reopened or appealed with both notes.',
    notes: ['group-same-day', 'corrected-or-appeal'],
    asks: [{ slot: 'provider', weight: 88, text: 'the specialty under which each is enrolled with the payer' }],
  },
  {
    words: [
      /\b(?:both|2|two)\b[^.?!]{0,25}\bparents?\b|\bbirthday rule\b|\b(?:mom|mother|dad|father)(?:'s)?\b[^.?!]{0,40}\b(?:mom|mother|dad|father)(?:'s)?\b/i,
      /\bprimary\b|\bfirst\b|\bCOB\b|\bbirthday rule\b/i,
    ],
    unless: /\bmedicare\b/i,
    claim:
      "By the birthday rule: the plan of the parent whose birthday (month and day) comes first in the year is primary; with one birthday, the plan that has covered longer. Divorced or separated: the court decree first, else the plan of the parent with custody, that parent's spouse, then the other parent. Medicaid is always last.",
    notes: ['birthday-rule'],
  },
  {
    words: [
      /\b(?:auto|MVA|accident|liability|no-?fault|work(?:er)?s?'? ?comp|WC)\b/i,
      /\b(?:open|old|still|questionnaire|MSP|closed?|years? ago|\d{4})\b/i,
      /\bden(?:y|ied|ying|ies|ial)|\bCO-?\s?(?:22|20|21)\b|\breject/i,
      /\bmedicare\b/i,
    ],
    unless: /\bnot work[- ]related\b|\bdenied (?:as|by|it)\b/i,
    claim:
      'That record binds only claims for the injury: have the patient or you report to the Benefits Coordination & Recovery Center (BCRC) that the case is closed or what it was for, then have the claims with unrelated diagnoses reprocessed as Medicare primary. What the accident caused stays with that insurer first.',
    notes: ['msp-open-record', 'msp-order'],
    asks: [{ slot: 'diagnosis', weight: 84, text: 'the diagnoses on the denied claims, and those of the accident' }],
  },
  {
    words: [
      /\bonly has medicare\b|\bmedicare only\b|\bno other insurance\b|\bno longer (?:has|works|employed)\b|\bold (?:employer|insurance|group)\b|\bretired\b/i,
      /\bCO-?\s?22\b|\bCOB\b|\bMSP\b/i,
    ],
    claim:
      "Medicare's file still shows another payer first. The patient (or you, with the patient) calls the Benefits Coordination & Recovery Center (BCRC) with the date that coverage ended; once the file is corrected, ask the contractor to reprocess the claim or send it anew within a year of the service. If the other plan does exist, bill it first.",
    notes: ['msp-open-record', 'carc-22'],
  },
  {
    words: [
      /\b(?:work(?:er)?s?'? ?comp\w*|WC)\b/i,
      /\bden(?:y|ied|ies|ial)\b/i,
      /\bhealth (?:plan|insurance|ins)\b|\bcommercial\b|\bprimary ins|\bmedical insurance\b|\bregular insurance\b|\bBCBS|\baetna|\bcigna|\buhc\b|\bunited\b/i,
    ],
    unless: /\bmedicare\b/i,
    claim:
      "Yes, bill the health plan, with the written denial of compensation and the accident marked as the record has it (items 10 and 14), within that plan's own filing limit. Most plans ask the patient for details first. If the denial is contested, tell the plan: it may pay with a lien, and the patient is not billed for what compensation still disputes where state law forbids it.",
    notes: ['workers-comp-denied'],
  },
  {
    words: [
      /\b(?:signed|valid|had|got|has)\b[^.?!]{0,20}\bABN\b|\bABN\b[^.?!]{0,20}\b(?:signed|on file)\b/i,
      /\b(?:forgot|left off|missed|without|didn'?t (?:put|add)|no)\b[^.?!]{0,20}\bGA\b/i,
    ],
    claim:
      'Yes: if the ABN was complete and signed before the service, ask the contractor to put GA on the line and send the ABN with it. Many contractors do not take GA in a reopening by phone, so write it as a redetermination, within 120 days. The denial then becomes PR and the patient may be billed; until then it is CO.',
    notes: ['abn-modifiers', 'appeal-deadlines'],
    puts: 'GA',
  },
  {
    words: [
      /\b(?:medicare|medicaid)\b/i,
      /\bboth\b[^.?!]{0,25}\bprimary\b|\bprimary too\b|\bboth\b[^.?!]{0,15}\bpaid\b[^.?!]{0,25}\b(?:full|first)\b/i,
    ],
    claim:
      'To the one that was not first: settle by the reason for Medicare and the current employment which plan is primary, refund what the other overpaid, and send it the primary remittance to pay as second. To Medicare the refund is due within 60 days of being known.',
    notes: ['msp-order', 'overpayment-60-days'],
    asks: [
      {
        slot: 'payer',
        weight: 90,
        text: 'why the patient has Medicare, and who works now for an employer of what size',
      },
    ],
  },
]
