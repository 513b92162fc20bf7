// Who may do, sign and bill a visit: teaching physicians, nursing facilities, consultations, care management and staff, told in words.
import type { Advice, Facts } from '../finding.ts'
import { type ToldCase, toldCases } from '../told-cases.ts'

const CASES: ToldCase[] = [
  {
    words: [/\bresidents?\b/i, /\b(?:attending|teaching|faculty|attest\w*|co-?sign\w*|preceptor)\b|\bGC\b/i],
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
