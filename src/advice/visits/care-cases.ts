// Visits by their place and programs of care: nursing facilities, clinics paid otherwise, care management, transitional care, physicals; told in words.
import type { ToldCase } from '../told-cases.ts'

/** Judged by `visitCases`. */
export const CARE_CASES: ToldCase[] = [
  {
    words: [/\bdischarg/i, /\b(?:SNF|nursing (?:home|facility)|skilled)\b/i, /\bsame (?:day|date)\b|\bboth\b/i],
    codes: /^99(?:23[89]|30[456])$/,
    claim:
      'Yes, both: Medicare pays the hospital discharge and the nursing facility admission by the same physician on one date, each documented for itself. No 25 is needed; time counts for one of the two only.',
    notes: ['discharge-and-nursing'],
  },
  {
    words: [/\bcharge\b|\bpatient\b|\bbill\b|\bcarve/i, /\bmedicare\b/i],
    codes: /^993[89]\d$/,
    claim:
      "The physical itself is excluded from Medicare: GY, and the patient may be charged its price less the price of the covered services of that day, which Medicare is billed for. G0439 has its own content and is not the physical's other name.",
    notes: ['preventive-carve-out', 'statutory-exclusion'],
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
    words: [/\breadmi|\bback in (?:the )?hospital|\bre-?admission/i],
    codes: /^9949[56]$/,
    claim:
      'Yes, still once for these 30 days if contact, visit and care were done before the readmission; or it starts anew after the second discharge and is billed for that one, not for both.',
    notes: ['tcm-readmission'],
  },
  {
    words: [/\bCCM\b|\b994(?:9[01]|8[79]|39)\b|\b9942[4-7]\b|\b9949[56]\b/],
    codes: /^G055[678]$/,
    claim:
      'No, not both in one month by the same practitioner: G0556-G0558 take the place of chronic, principal and transitional care management. An office visit of the month, with G2211 if it qualifies, is billed beside them.',
    notes: ['advanced-primary-care'],
    drops: /^994/,
  },
  {
    words: [/./],
    codes: /^9931[56]$/,
    claim:
      'Discharge from a nursing facility goes by time on the date of the visit: 99316 for more than 30 minutes, written down, else 99315. The practitioner must see the patient that day; an NP or PA may do it.',
    notes: ['nursing-who-visits', 'em-nursing-times'],
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
  {
    words: [/\b(?:pronounc\w*|death|died|expired|deceased)\b/i],
    codes: /^9923[89]$/,
    claim:
      '99238, or 99239 over 30 minutes, for the practitioner who pronounced the death face to face, on that date, also where the papers come later. No 99231-99233 of the same practitioner beside it.',
    notes: ['death-discharge'],
    settles: true,
  },
]
