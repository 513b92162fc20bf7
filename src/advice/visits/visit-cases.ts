// Who may do, sign and bill a visit: teaching physicians, nursing facilities, consultations, care management and staff, told in words.
import type { Advice, Facts } from '../finding.ts'
import { type ToldCase, toldCases } from '../told-cases.ts'

const CASES: ToldCase[] = [
  {
    words: [
      /\b(?:PA|NP|APP|APRN|nurse practitioner|physician assistant)s?\b/,
      /\b(?:ED|ER|[Ee]mergency|hospital|inpatient|floor|ICU|rounds?|obs(?:ervation)?)\b/,
      /\bFS\b|\bshared\b|\bboth\b[^.?!]{0,20}\b(?:saw|see|seen)\b|\bagree\b|\bpersonally saw\b|\bco-?sign/i,
    ],
    unless: /\d ?-?min|\bresidents?\b|\bSNF\b|\bnursing\b/i,
    claim:
      'Without minutes whoever did the substantive part of decision making bills, Medicare with FS. "Saw and agree" is not it: the physician\'s own words must show the problems weighed, the plan made or approved and the risk taken on. If they do not, it is billed under the NP or PA, at 85 percent for Medicare.',
    notes: ['split-shared', 'npp-percent'],
    documentation:
      "The record should name both practitioners and show the physician's own decision making; the one who bills signs.",
    asks: [{ slot: 'provider', weight: 88, text: "the physician's own entry, and the minutes of each, if any" }],
  },
  {
    words: [/\bdischarg/i, /\b(?:SNF|nursing (?:home|facility)|skilled)\b/i, /\bsame (?:day|date)\b|\bboth\b/i],
    codes: /^99(?:23[89]|30[456])$/,
    claim:
      'Yes, both: Medicare pays the hospital discharge and the nursing facility admission by the same physician on one date, each documented for itself. No 25 is needed; time counts for one of the two only.',
    notes: ['discharge-and-nursing'],
  },
  {
    words: [
      /\bconsult|\bnever seen\b|\bfirst (?:visit|time)\b|\bnew to (?:us|the doctor)\b/i,
      /\bor\b|\binitial\b|\bAI\b/,
    ],
    codes: /^992[23][1-3]$/,
    payer: 'medicare',
    unless: /\bday of discharge\b/i,
    claim:
      "99221-99223 for the first visit of that specialty in the stay, whichever day of it, also as Medicare's stand-in for a consultation; 99231-99233 from the second one on. AI is for the admitting physician only.",
    drops: /^9923[1-3]$/,
    notes: ['hospital-first-visit', 'em-consultations'],
    asks: [{ slot: 'service', weight: 88, text: 'decision making or total time of the visit' }],
  },
  {
    words: [
      /\b(?:same|our|one) (?:group|practice|TIN|tax id)\b|\bin our group\b/i,
      /\b(?:second|both|two|other)\b|\bafternoon\b|\bsame day\b/i,
      /\bsame day\b|\bafternoon\b|\bB20\b|\btwo (?:visits|E\/?Ms)\b/i,
    ],
    codes: /^99(?:2[0-3]|28|3[04])\d$/,
    claim:
      'Both are paid when the two are of different specialties and each treated what its own specialty treats; colleagues of one specialty bill one visit together. If the denied one qualifies, ask for a reopening or appeal with both specialties as enrolled, both notes and the two diagnoses.',
    notes: ['group-same-day', 'corrected-or-appeal'],
    asks: [{ slot: 'provider', weight: 88, text: 'the specialty under which each is enrolled with the payer' }],
  },
  {
    words: [
      /\bnew\b/i,
      /\b(?:our|same (?:group|practice))\b/i,
      /\b(?:hand|spine|shoulder|sports|joint|foot|retina|glaucoma|cornea|EP|electrophysiolog\w*|interventional|sub-?specialt\w*|different specialt\w*|diff specialt\w*)\b/i,
    ],
    codes: /^9920[2-5]$/,
    claim:
      'New only if the two are enrolled with the payer under different specialties or subspecialties: the enrollment counts, not what each mostly does. If so, it is an appeal with both taxonomies and the date last seen; if both are listed as one specialty, the patient is established and 99212-99215 goes out as a corrected claim.',
    notes: ['em-new-patient', 'corrected-or-appeal'],
    asks: [{ slot: 'provider', weight: 91, text: 'the specialty and taxonomy of each as the payer has them' }],
  },
  {
    words: [
      /\b(?:doctor|doc|physician|MD|he|she)\b[^.?!]{0,20}\b(?:was ?n[o']?t|not|out|away|off)\b/i,
      /\b(?:NP|PA)\b[^.?!]{0,15}\b(?:was|is|there|in|on[- ]?site|present)\b/,
    ],
    codes: /^99211$/,
    claim:
      'Under the one who supervised: the NP or PA in the office bills it under the own number, at 85 percent for Medicare. The physician bills it only when supervising, in the suite or, where the rules of the date allow it, by live video.',
    notes: ['incident-to', 'npp-percent'],
  },
  {
    words: [/\bcharge\b|\bpatient\b|\bbill\b|\bcarve/i, /\bmedicare\b/i],
    codes: /^993[89]\d$/,
    claim:
      "The physical itself is excluded from Medicare: GY, and the patient may be charged its price less the price of the covered services of that day, which Medicare is billed for. G0439 has its own content and is not the physical's other name.",
    notes: ['preventive-carve-out', 'statutory-exclusion'],
  },
  {
    words: [/\b(?:RHC|FQHC)\b|\brural health|\bfederally qualified/i],
    claim:
      'Not as an office would: the clinic is paid one all-inclusive rate for the visit of that day, on the facility claim, for an RHC with CG on the visit line (0521), for an FQHC as G0466-G0470; a procedure of the day is in it, and 25 and the global period play no part.',
    notes: ['rhc-encounter'],
  },
  {
    words: [
      /\b(?:SNF|skilled nursing)\b/i,
      /\bpart A\b|\bstay\b|\binpatient\b/i,
      /\boffice\b|\bour clinic\b|\bwho pays\b/i,
    ],
    claim:
      'Place of service 31, also for a visit in your office: the patient is in a Part A stay. You bill Medicare for the visit and for readings with 26; the technical part (TC), drugs and supplies are billed to the facility. A claim denied for the place goes out corrected.',
    notes: ['snf-consolidated', 'pos-31-32'],
  },
  {
    words: [/\b(?:NP|PA|CNS|nurse practitioner|physician assistant)\b/],
    codes: /^G01(?:79|80|81|82)$/,
    claim:
      'Yes, an NP, PA or CNS may certify home health since 2020 where state law allows, and bills it under the own number.',
    notes: ['home-health-npp'],
  },
  {
    words: [/\bsupervis|\bincident/i],
    codes: /^(?:994(?:9[01]|39|8[479])|9942[67]|G055[678])$/,
    claim:
      'General supervision is enough for the staff: the billing practitioner directs it and need not be in the office.',
    notes: ['care-supervision'],
  },
  {
    words: [
      /\b(?:NP|PA|nurse practitioner|physician assistant)\b/,
      /\badmi\w*|\bH&P\b|\b9922[123]\b/i,
      /\bnext (?:day|morning)\b|\bfollowing (?:day|morning)\b/i,
    ],
    unless: /\bdischarg/i,
    claim:
      "Each bills the own visit: the admission (99221-99223) under the NP or PA who did it, at 85 percent for Medicare, and the physician's visit of the next date as 99231-99233. Two dates are no shared visit, so no FS, and the physician's later signature does not make the admission the physician's.",
    notes: ['split-shared', 'hospital-first-visit', 'npp-percent'],
  },
  {
    words: [/\bvideo\b|\btelehealth\b|\bvirtual/i, /\bnew\b/i],
    codes: /^9920[2-5]$/,
    claim:
      'A visit by video counts as seen face to face: who was seen that way within three years by the same specialty of the group is established.',
    notes: ['em-new-patient'],
  },
  {
    words: [/\bdown-?cod/i],
    claim:
      'An appeal with the note, and no corrected claim, if its minutes or decision making reach the level sent: the claim was right as sent. State in it the total time on the date or the two elements of decision making that meet the level. If the note carries only the lower level, the payment stands.',
    notes: ['corrected-or-appeal', 'em-office-level'],
  },
  {
    words: [/\bresidents?\b/i, /\b(?:attending|teaching|faculty|attest\w*|co-?sign\w*|preceptor)\b|\bGC\b/i],
    unless: /\bassist|\b8[0-2]\b/i,
    claim:
      'Only with the teaching physician\'s own entry of having done or been present for the key portions and taken part in the management: then GC. "Agree with above" or a signature alone does not carry the visit, and without such an entry it is not billed.',
    notes: ['teaching-physician', 'modifier-gc-ge'],
    documentation:
      'The entry should say "seen with the resident" or "seen and examined", what the teaching physician found and decided, and refer to the resident\'s note.',
    asks: [
      {
        slot: 'provider',
        weight: 86,
        text: 'whether the teaching physician saw the patient, or the clinic is an approved primary care exception center',
      },
    ],
  },
  {
    words: [/\b[Pp]rimary care exception\b|\bGE\b/],
    claim:
      'The primary care exception (GE) spares the presence for 99202, 99203, 99211-99213 and the wellness visits, leveled by decision making; 99204, 99205, 99214 and 99215 are not in it.',
    notes: ['primary-care-exception'],
  },
  {
    words: [
      /\b(?:SNF|skilled nursing|nursing (?:home|facility)|NF)\b/i,
      /\b(?:NP|PA|APRN|CNS|nurse practitioner|physician assistant)s?\b/,
      /\binitial\b|\badmi\w*|\brequired\b|\bfederally\b|\bmandat\w*|\bmonthly\b|\balternat\w*|\bfirst\b|\bH&P\b/i,
    ],
    claim:
      "In a Part A stay (31) the initial comprehensive visit is the physician's; the NP or PA may see the patient when medically needed, also before it, and alternate the required visits, under the own number at 85 percent. In a nursing facility (32) one not employed there may do required visits where state law allows.",
    notes: ['nursing-who-visits', 'npp-percent'],
    asks: [
      {
        slot: 'provider',
        weight: 84,
        text: 'whether the visit was the initial comprehensive one, and whether the facility employs the NP or PA',
      },
    ],
  },
  {
    words: [
      /\bconsult/i,
      /\b(?:does ?n[o']?t|do ?n[o']?t|won'?t|not|no longer)\b[^.?!]{0,25}\b(?:tak|accept|pay|recogni|cover|allow)\w*\b[^.?!]{0,20}\bconsult|\bconsult\w*\b[^.?!]{0,40}\b(?:not|n[o']t|no longer|stopped)\b/i,
    ],
    claim:
      'Where the plan takes no consultation codes the visit is reported by its place: 99221-99223 for the first hospital visit of the stay, 99202-99215 in the office, leveled by its own minutes or decision making.',
    notes: ['payer-policy', 'em-consultations'],
  },
  {
    words: [/\bconsult/i, /\bmedicare (?:is |as |was )?(?:the )?(?:second|2nd)/i],
    claim:
      'With Medicare second, either the visit code goes to both payers, or the consultation code to the first and the visit code, with what the first paid, to Medicare, which refuses consultation codes.',
    notes: ['consult-medicare-secondary'],
  },
  {
    words: [
      /\b(?:another|other|different|second|two) (?:doctor|doc|physician|provider|practice|practitioner|group|office|specialist|PCP)/i,
    ],
    codes: /^(?:9949[01]|99439|99487|99489|9942[4-7]|G055[678])$/,
    claim:
      'Medicare pays care management of a month to one practitioner only. Find out whose consent and care plan the patient has: with yours, and none with the other, ask the contractor to look at it with both; else the denial stands.',
    notes: ['care-one-practitioner'],
    asks: [
      {
        slot: 'provider',
        weight: 85,
        text: 'the date of the consent to you, and whether the patient revoked the other',
      },
    ],
  },
  {
    words: [/\bdate of service\b|\bwhich date\b|\bwhat date\b|\bDOS\b[^.?!]{0,20}\?/i],
    codes: /^9949[56]$/,
    claim:
      'Its date of service is the day of the face-to-face visit, and it may be sent from then on, not only on day 30.',
    notes: ['tcm-date'],
  },
  {
    words: [/\bCCM\b|\b994(?:9[01]|8[79]|39)\b|\bchronic care\b/],
    codes: /^9949[56]$/,
    claim:
      'Chronic care management may be billed in the same 30 days since 2020, where both were needed and no minute counts twice.',
    notes: ['tcm-with-care-management'],
  },
  {
    words: [/\b(?:professional|pro ?fee|1500|837p|physician|provider|doctor|office|clinic|bill)\b/i],
    codes: /^G0463$/,
    claim:
      "No, not on a professional claim: G0463 is the hospital's own line for the outpatient clinic visit (UB-04, OPPS). The practitioner reports the visit, 99202-99215, on the CMS-1500 with place of service 19 or 22.",
    notes: ['g0463-clinic-visit', 'pos-19-22'],
  },
]

/** Each case rests on its dated note; a note that is not loaded or not in force says nothing. */
export function visitCases(facts: Facts): Advice {
  return toldCases('visit-cases', CASES, facts)
}
