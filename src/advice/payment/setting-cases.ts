// Settings that pay otherwise than an office: hospice, home health, clinics paid by the encounter, hospital outpatient departments; told in words.
import type { ToldCase } from '../told-cases.ts'

const HOSPICE = /\bhospice\b/i
const CLINIC = /\b(?:RHC|FQHC)s?\b|\brural health|\bfederally qualified/i
const CARE_MANAGEMENT =
  /\bG0511\b|\bG055[678]\b|\b(?:CCM|PCM|RPM|BHI|APCM)\b|\bcare management\b|\b994(?:9[01]|39|5[78]|8[479])\b|\b9942[4-7]\b/i
const VACCINE = /\bvaccin\w*|\bflu (?:shot|vax)|\bpneumo\w*|\bhep(?:atitis)? ?B\b|\bG00(?:08|09|10)\b|\bcovid shot/i
const UNRELATED =
  /\b(?:un-?related|not related|nothing to do with|different (?:problem|condition|dx|diagnosis)|for (?:his |her |the |a |an )?(?:uti|rash|afib|a-?fib|fall|fracture|diabet\w*|htn|cataract\w*|eye|foot|toe\w*|skin))\b/i
const ATTENDING = /\battending\b/i

/** Judged by `officeCases`. */
export const SETTING_CASES: ToldCase[] = [
  {
    words: [HOSPICE, UNRELATED],
    unless: /\bG018[12]\b/,
    claim:
      'GW, if it has nothing to do with the terminal illness and related conditions: then Medicare Part B is billed, with the diagnosis treated and the record showing it. If it is related, the attending physician named at election and not paid by the hospice uses GV; anyone else bills the hospice and not Medicare.',
    notes: ['hospice-modifiers'],
    puts: 'GW',
  },
  {
    words: [HOSPICE, ATTENDING],
    unless: /\bG018[12]\b/,
    claim:
      'GV: the attending physician (or NP, PA) named by the patient at election and not employed or paid by the hospice bills Part B for care related to the terminal illness. One whom the hospice pays bills through the hospice. What is unrelated takes GW instead, whoever gives it.',
    notes: ['hospice-modifiers'],
    puts: 'GV',
  },
  {
    words: [HOSPICE, /\bmodifier|\bmod\b|\bbill|\bden(?:y|ied|ial)|\bG[VW]\b|\bB9\b|\bCO-?\s?B9\b/i],
    unless: new RegExp(`${UNRELATED.source}|\\bG018[12]\\b|\\battending\\b|\\broom\\b|\\bT2042\\b`, 'i'),
    claim:
      'It depends on what was treated: unrelated to the terminal illness, Part B with GW; related, Part B with GV only for the attending physician whom the patient named and the hospice does not pay; all other related care is billed to the hospice. A denial for missing GV or GW is corrected, as the record has it.',
    notes: ['hospice-modifiers'],
    asks: [
      {
        slot: 'diagnosis',
        weight: 86,
        text: 'the terminal diagnosis, what was treated, and whether you are the attending named at election',
      },
    ],
  },
  {
    words: [
      /\bhome health\b|\bHHA\b|\bHH episode\b/i,
      /\bconsolidated\b|\bCO-?\s?B15\b|\bden(?:y|ied|ies|ial)|\bepisode\b|\bwho (?:pays|do we bill)/i,
    ],
    unless: /\bG01(?:79|80)\b|\bcertif/i,
    claim:
      'While the patient is under a home health plan of care, outpatient therapy (PT, OT, speech) and medical supplies are paid through the agency, which you bill by agreement; the services of physicians, NPs and PAs themselves stay with Part B. So a procedure of the physician without GP, GO or GN is sent anew or appealed; what a therapist did, and dressings, goes to the agency. Check eligibility for an open episode before the next visit.',
    notes: ['home-health-consolidated'],
    asks: [
      {
        slot: 'provider',
        weight: 88,
        text: 'who did it (physician, NP, PA or therapist), with which modifiers, and the dates of the episode',
      },
    ],
  },
  {
    words: [CLINIC, CARE_MANAGEMENT],
    claim:
      "G0511 ended with September 2025 (from January 2025 either it or the codes themselves): since then the clinic bills the very code of what was done (99490, 99487, 99424, 99454, 99484, G0556-G0558 and their add-ons), each by its own rule, paid at the national non-facility fee schedule rate and apart from the visit's all-inclusive rate.",
    notes: ['clinic-care-management'],
  },
  {
    words: [CLINIC, VACCINE],
    claim:
      'Yes: since July 2025 the flu, pneumococcal, COVID-19 and hepatitis B vaccines and giving them (G0008, G0009, G0010, 90480) go on the claim of the clinic to Medicare with or without a visit, and are paid beside it (revenue codes 0636 and 0771). Other payers as their contract says; vaccines of Part D are not on it.',
    notes: ['clinic-vaccines'],
  },
  {
    words: [CLINIC],
    unless: new RegExp(`${CARE_MANAGEMENT.source}|${VACCINE.source}`, 'i'),
    claim:
      'Not as an office would: the clinic is paid one all-inclusive rate for the visit of that day, on the facility claim, for an RHC with CG on the visit line (0521), for an FQHC as G0466-G0470; a procedure of the day is in it, and 25 and the global period play no part.',
    notes: ['rhc-encounter'],
  },
  {
    words: [
      /\bstatus (?:indicator )?(?:"|')?N\b|\bSI (?:of |= ?)?N\b|\bpackaged\b/,
      /\boutpatient|\bOPPS\b|\bAPC\b|\bhospital\b|\bUB-?04\b|\bfacility\b/i,
    ],
    claim:
      'Status N is packaged: Medicare pays it within the APC of the procedure, never by its own line, and that is no denial to appeal. Report it all the same with its charge, since outlier payments and later rates are built on it.',
    notes: ['opps-status'],
  },
  {
    words: [/\bstatus (?:indicator )?J1\b|\bSI (?:of |= ?)?J1\b|\bcomprehensive APC\b|\bC-?APC\b/],
    claim:
      'J1 is a comprehensive APC: one payment for the primary procedure and nearly everything else of that outpatient claim, added procedures included; only few services (such as ambulance, mammography, preventive services and pass-through items) are paid beside it.',
    notes: ['opps-status'],
  },
  {
    words: [/\bcondition code 44\b|\bCC ?44\b|\bcode 44\b/i],
    claim:
      "The physician bills what was done, by the final status: since 2023 the same 99221-99223, 99231-99236 and 99238-99239 serve inpatient and observation days, with place of service 22 once the stay was changed to outpatient. Code 44 itself stands on the hospital's claim (13X) alone, and needs the change before discharge, by the utilization committee with the physician's agreement.",
    notes: ['condition-code-44', 'em-hospital-times'],
  },
]
