// What a coder asks first about a subject: facts that only the record holds and on which code, modifier or payment turns.
import type { Slot } from '../../question/question.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice } from '../said.ts'

type SubjectAsk = {
  /** Codes named in the question; null: the words alone tell the subject. */
  codes: RegExp | null
  /** Words of the mail; null: the codes alone do. Where both are given, both must fit. */
  words: RegExp | null
  slot: Slot
  weight: number
  text: string
}

// The disease, and neither a test nor a vaccine.
const NOT_A_TEST_OF_COVID = /^(?![\s\S]*\b(?:rapid|tests?|tested|vaccin\w{0,6}|shots?|swabs?)\b)[\s\S]*\bcovid\b/i

export const FRACTURE_ASK = 'open or closed, type and displacement of the fracture, and its laterality'

// Foot care, ABN, frequencies: Medicare Benefit Policy Manual ch. 15 and Claims Processing Manual ch. 18, 30; diagnoses: ICD-10-CM guidelines.
const SUBJECTS: SubjectAsk[] = [
  on(
    /^(?:J|9637)\d/,
    /\b(?:MA|RN|LPN|nurse|staff)\b/,
    'provider',
    79,
    'which provider was on site supervising the staff',
  ),
  on(/^J\d{4}$/, null, 'diagnosis', 76, 'the diagnosis the drug was given for'),
  on(
    /^J\d{4}$/,
    /\b(?:knee|shoulder|hip)\b/i,
    'service',
    60,
    'the injection code, and whether ultrasound guided it (20610 or 20611)',
  ),
  on(/^9636[01]$/, null, 'diagnosis', 77, 'the medical reason for the hydration'),
  on(
    /^(?:1105[5-7]|1172[01])$/,
    null,
    'diagnosis',
    90,
    'the systemic diagnosis with its class findings, and when the MD or DO who treats it last saw the patient',
  ),
  on(/^(?:1105[5-7]|1172[01])$/, null, 'site', 80, 'which toes, and where the lesions are'),
  on(/^(?:1700[034]|1711[01])$/, null, 'count', 89, 'the number of lesions treated'),
  on(
    /^(?:G043[89]|G0101|Q0091|G0105|G0121|993[89]\d)$/,
    null,
    'service',
    86,
    'the date of the last one, the risk of the patient, and what was actually performed',
  ),
  on(/^692(?:09|10)$/, null, 'service', 86, 'whether impaction was documented, and the method used'),
  on(/^692(?:09|10)$/, /\b(?:MA|RN|LPN|nurse|staff)\b/, 'provider', 79, 'under whose supervision the staff worked'),
  on(/^G0463$/, null, 'place_of_service', 86, 'whether it is a facility or a professional claim'),
  on(/^E0601$/, null, 'diagnosis', 91, 'the sleep study and face-to-face visit on file, and the DME MAC'),
  on(
    /^26$/,
    /\b(?:dis[ck]|outside|read)\b/i,
    'service',
    86,
    'whether a formal written report is on file, and who billed the read',
  ),
  on(/^91$/, null, 'service', 96, 'the test code used, and the orders for each repeat'),
  on(
    null,
    /\bABN\b/,
    'abn',
    86,
    'the service, the reason why denial was expected, and whether the ABN was complete with reason and cost',
  ),
  on(
    null,
    /\b(?:back|return\w{0,3}|taken) to (?:the )?(?:OR\b|operating)/,
    'service',
    90,
    'the procedure done on the return, and in which room',
  ),
  on(null, /\bold (?:account|claim)|\brebill/i, 'payer', 90, 'the payer and its timely filing limit'),
  on(
    null,
    /\bguidel\w{0,6}\b.{0,40}\be\/?m\b|\bMDM table\b/i,
    'place_of_service',
    90,
    'the setting: office or other (hospital, emergency, nursing facility)',
  ),
  on(
    /^7356[0-5]$/,
    /\bboth\b|\bbilat/i,
    'service',
    80,
    'whether both knees were standing on one view, which has a code of its own',
  ),
  on(/^Z23$/, null, 'diagnosis', 86, 'the examination: routine child exam with or without findings'),
  on(/^99291$/, /\bincluded?\b|\bbundl/i, 'service', 84, 'the procedures performed besides'),
  on(/^(?:1105[5-7]|1172[01]|G0127)$/, null, 'payer', 70, 'the MAC (contractor) whose foot care policy applies'),
  on(null, /\bambulance|\b[BA]LS\b/, 'diagnosis', 90, 'the medical necessity of the transport (PCS)'),
  on(null, /\bmammogra/i, 'diagnosis', 90, 'the diagnosis for the diagnostic study, unilateral or bilateral'),
  on(
    null,
    /\bexcis\w{0,4}\b[^?!\n]{0,60}\b(?:lesions?|cysts?|moles?|nev\w{1,2}|melanoma|carcinoma|cancer|bcc|scc|mass|growths?|tumors?|cm|margins?)\b|\b(?:lesions?|cysts?|moles?|melanoma|mass)\b[^?!\n]{0,60}\bexcis/i,
    'diagnosis',
    90,
    'whether pathology confirmed the diagnosis',
  ),
  on(null, /\b(?:fx|fractures?)\b/i, 'diagnosis', 90, FRACTURE_ASK),
  on(
    null,
    /\bstroke\b|\bhemiparesis|\bhemiplegia/i,
    'diagnosis',
    90,
    'the type of residual, and whether it is the dominant side',
  ),
  on(
    null,
    /\blow back pain\b/i,
    'diagnosis',
    90,
    'the type of low back pain documented, and the laterality of any sciatica',
  ),
  on(
    /^[GC]\d\d\./,
    /\bpain\b/i,
    'diagnosis',
    90,
    'the reason for the encounter, and the primary site of the cancer or its history',
  ),
  on(null, NOT_A_TEST_OF_COVID, 'diagnosis', 90, 'whether the provider links the condition to COVID'),
  on(
    /^[EZ]\d\d(?:\.|$)/,
    /\binsulin\b|\bdiabet|\btype 2\b|\bdm2?\b/i,
    'diagnosis',
    88,
    'the complications and control of the diabetes as documented',
  ),
  on(/^J0[0-6]\./, null, 'diagnosis', 79, "the provider's final diagnosis"),
]

/** Asks alone, nothing stated; of several for one slot the heaviest is kept with those of the other rules. */
export function subjectAsks({ question }: Facts): Advice {
  const codes = question.codes.flatMap(({ code, modifiers }) => [code, ...modifiers])
  const counted = question.quantities.some(({ measure }) => /^(?:lesion|keratosis|ak|wart|tag|nail)$/.test(measure))
  const diagnosed = question.codes.some(({ systems }) => systems.includes('ICD-10-CM'))
  return advice({
    asks: SUBJECTS.filter(
      (one) =>
        (one.codes === null || codes.some((code) => one.codes?.test(code))) &&
        (one.words === null || one.words.test(question.text)) &&
        !(one.slot === 'count' && counted) &&
        !(one.slot === 'abn' && question.payer === 'Medicare Advantage') &&
        // A drug or a service with its diagnosis named needs no other.
        !(one.slot === 'diagnosis' && one.weight < DIAGNOSIS_DECIDES && diagnosed),
    ).map(({ slot, weight, text }) => ({ slot, weight, text })),
  })
}

// From this weight on the ask is about the diagnosis itself.
const DIAGNOSIS_DECIDES = 79

function on(codes: RegExp | null, words: RegExp | null, slot: Slot, weight: number, text: string): SubjectAsk {
  return { codes, words, slot, weight, text }
}
