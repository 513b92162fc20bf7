// What this desk does not answer: patients, medical and legal advice, whole code lists, and mails that try to give it orders.
import type { MentionedCode } from './question.ts'

export type OutOfScope = 'orders' | 'code_list' | 'patient' | 'legal' | 'clinical' | 'inpatient'

/** Why a question is not ours, or null. `orders` only where nothing else is asked: beside a question they are not followed, and told. */
export function outOfScope(text: string, codes: readonly MentionedCode[]): OutOfScope | null {
  if (wantsCodeList(text)) return 'code_list'
  if (givesOrders(text) && codes.length === 0) return 'orders'
  if (FROM_A_PATIENT.test(text)) return 'patient'
  if (WANTS_LEGAL_ADVICE.test(text)) return 'legal'
  if (asksForInpatientGroup(text) && codes.every(isDiagnosis)) return 'inpatient'
  if (WANTS_MEDICAL_ADVICE.test(text) && codes.length === 0 && !SPEAKS_OF_BILLING.test(text)) return 'clinical'
  return null
}

/** Whether one sentence of a question that is ours asks for medical advice. */
export function asksForMedicalAdvice(text: string): boolean {
  return text
    .split(/(?<=[.?!])\s/)
    .some(
      (sentence) =>
        sentence.trim().endsWith('?') && WANTS_MEDICAL_ADVICE.test(sentence) && !SPEAKS_OF_BILLING.test(sentence),
    )
}

/** Whether a question that is ours also asks for an inpatient group or code. */
export function asksForInpatientGroup(text: string): boolean {
  return ABOUT_INPATIENT_GROUPS.test(text)
}

/** What is left of a text without the sentences that give orders; they are no facts and no question of the asker. */
export function withoutOrders(text: string): string {
  if (!givesOrders(text)) return text
  return text
    .split(/(?<=[.?!]["')\]]{0,2}\s)|(?<=\n)/)
    .filter((sentence) => !givesOrders(sentence))
    .join('')
    .trim()
}

/** Whether a mail tells the desk what to do instead of asking: to forget its rules, to send unread, to show how it works. */
export function givesOrders(text: string): boolean {
  return ORDERS.some((order) => order.test(text))
}

const RULES =
  '(?:instructions?|rules?|prompts?|guidelines|programming|directives|safeguards|restrictions|checks|polic(?:y|ies))'
const ORDERS: readonly RegExp[] = [
  new RegExp(
    `\\b(?:ignore|disregard|forget|override|bypass|drop|skip)\\b[^.?!\\n]{0,25}\\b(?:your|previous|prior|above|earlier|preceding|system|safety)\\b[^.?!\\n]{0,25}\\b${RULES}\\b`,
    'i',
  ),
  new RegExp(`\\b(?:ignore|disregard|forget) (?:all|any|every)(?: of)?(?: the| these)? ${RULES}\\b`, 'i'),
  /\b(?:reveal|print|show|repeat|output|tell me)\b[^.?!\n]{0,20}\byour (?:system |hidden |initial )?(?:prompt|instructions|rules|configuration)\b/i,
  /\bsystem prompt\b|\bdeveloper mode\b|\bjailbreak|\byou are (?:now )?(?:an? )?(?:DAN|unrestricted|free (?:of|from) (?:your |all )?(?:rules|limits))|\byou are now\b|\bpretend (?:to be|you are)\b|\bact as (?:an? )?(?:unrestricted|different|admin|root)/i,
  /\b(?:approve|send|release|answer|submit) (?:this|it|the (?:case|draft|reply|answer|mail|message))\b[^.?!\n]{0,40}\b(?:without (?:a |any |human |further )*(?:review|approval|reading|check)|automatically|unreviewed|unread)\b/i,
  /\b(?:mark|set|flag) (?:this|it|the (?:case|draft|ticket))\b[^.?!\n]{0,20}\b(?:as )?(?:approved|reviewed|answered|resolved|closed)\b/i,
  /\b(?:skip|bypass|avoid) (?:the |any |human )*(?:reviewer?|review|approval)\b|\bno (?:human |person )?(?:review|approval) (?:is )?(?:needed|required|necessary)\b/i,
  /(?:^|\n)\s{0,3}(?:<\/?(?:system|instructions?|assistant)>|\[\/?INST\]|<\|im_start\|>|#{1,4} ?(?:new |system )?instructions?\b|(?:new|updated) instructions?:|(?:system|assistant) ?:)/i,
  /\b(?:AI|language model|assistant|bot)\b[^.?!\n]{0,40}\b(?:must|should|shall|will) (?:now |only )*(?:approve|confirm|reply|respond|answer|say|state|output)\b/i,
]

const ASKS_FOR =
  /\b(?:send|give|list|export|dump|print|provide|share|download|e-?mail|attach|show|output|need|want|get|have)\b/i
const WHOLE_LIST =
  /\b(?:full|entire|complete|whole)\b[^.?!\n]{0,30}\b(?:code ?(?:list|set|book|table)s?|lists? of (?:the |all )*(?:cpt|hcpcs|icd|codes)|database|descriptors?|cpt (?:list|book|manual|table|file)s?|(?:cpt|hcpcs|icd-?10\S{0,4}) codes?)\b/i
const EVERY_CODE =
  /\b(?:all|every|each)(?: of)?(?: the)?(?: \d{4})?(?: active| valid| current)? (?:cpt|hcpcs(?: level ii)?|icd-?10\S{0,4}|procedure|billing)(?: codes?)?\b(?! codes? (?:for|that|on|to (?:bill|report|use)|in|related|used|from|you)\b)(?! (?:for|that|on|to (?:bill|report|use)|in|related|used|modifiers?|rules?|edits?)\b)/i
const DESCRIPTORS =
  /\b(?:all|full|official|long|every)\b[^.?!\n]{0,40}\bdescriptors?\b|\bcodes?\b(?: (?:for|in|of|from|used in) [a-z ]{2,40})? (?:with|and|plus) (?:all |their |the )*(?:full |official |long |short )*(?:descriptors?|descriptions)\b|\b(?:spreadsheet|excel|csv|pdf|database|download|cheat ?sheet)\b[^.?!\n]{0,30}\b(?:of|with|for|containing) (?:all |the |every |your )*(?:cpt|hcpcs|icd-?10\S{0,4}|procedure|billing) codes?\b/i

// Who tells what was done on a day wants the codes of that, however many.
const TELLS_OF_A_CASE =
  /\bsame (?:day|session|visit)\b|\bDOS\b|\b(?:performed|underwent)\b|\b\d{1,3}(?:\.\d)? ?(?:cm|mm|mg|mcg|minutes|min)\b/i

function wantsCodeList(text: string): boolean {
  return text
    .split(/[.?!\n]+/)
    .some(
      (sentence) =>
        ASKS_FOR.test(sentence) &&
        (WHOLE_LIST.test(sentence) ||
          DESCRIPTORS.test(sentence) ||
          (EVERY_CODE.test(sentence) && !TELLS_OF_A_CASE.test(text))),
    )
}

// A biller writes "my doctor wants to bill"; a patient of their own bill, insurance or body.
const FROM_A_PATIENT =
  /\b(?:i am|i'm|im|i was|as) (?:a|the|your) patient\b|\bmy (?:doctor|physician|dentist|surgeon|hospital|clinic) (?:billed|charged|sent|bills|charges|told|says i|said i)\b|\bmy (?:own )?(?:insurance|health plan|insurer|medicare plan)\b[^.?!\n]{0,60}\b(?:denied|refus\w{1,4}|won't|will not|would not|didn't|did not|not pay|not cover\w{0,3}|charged|says|cover)|\bmy (?:own )?(?:hospital |medical |doctor'?s? )?bill\b|\bwhy (?:was|am|did|were) (?:i|we) (?:being )?(?:billed|charged|get charged|get billed)\b|\bi (?:was|got|am being) (?:billed|charged)\b|\bdo i (?:have to|owe|need to|really have to) (?:pay|owe|anything|this)\b|\bmy (?:own )?(?:deductible|co-?pay|coinsurance|prescription|test results|lab results|surgery(?! center)|mri|colonoscopy|pregnancy)\b|\bmy (?:husband|wife|son|daughter|mother|mom|father|dad|child|kid)(?:'s)?\b[^.?!\n]{0,80}\b(?:bill|billed|charged|visit|surgery|doctor|insurance|medication|owe)\b/i

const WANTS_LEGAL_ADVICE =
  /\b(?:can|could|should|may) (?:i|we|they|he|she|the patient) sue\b|\blegal (?:advice|opinion|counsel|representation)\b|\b(?:lawsuit|subpoena\w{0,2}|deposition|malpractice (?:suit|claim|case)|class action)\b|\b(?:are|am|is|would|will) (?:we|i|the (?:practice|doctor|provider)) (?:be )?(?:personally |legally )?liable\b|\b(?:go to|end up in) (?:jail|prison)\b|\bdraft (?:a|the|an) (?:contract|legal|settlement)\b|\b(?:contract|settlement|employment agreement) (?:review|language)\b/i

// Inpatient hospital claims are grouped and coded by other rules (MS-DRG, ICD-10-PCS) than the claims this desk answers for.
const ABOUT_INPATIENT_GROUPS = /\b(?:MS-?|APR-?)?DRGs?\b|\bICD-?10-?PCS\b|\bPCS codes?\b/i

function isDiagnosis({ systems }: MentionedCode): boolean {
  return systems.length > 0 && systems.every((system) => system === 'ICD-10-CM')
}

const WANTS_MEDICAL_ADVICE =
  /\bshould (?:my|the|this|our) (?:\w{2,12} )?(?:patient|pt)\b[^.?!\n]{0,60}\b(?:be (?:induced|admitted|treated|given|started|delivered|discharged|operated)|wait|undergo)\b|\bshould (?:i|he|she|they|we|the patient|my \w{2,10}) (?:take|stop|start|continue|increase|decrease|switch|have|get|see|worry|go to)\b|\b(?:what|which|how much) (?:dose|dosage|medication|medicine|drug|treatment|antibiotic|therapy|\w{3,20}) should (?:i|he|she|we|they|the patient|this patient)\b|\bis it (?:safe|okay|ok|dangerous) (?:to (?:take|stop|mix|use|combine)|for (?:me|him|her|the patient))\b|\b(?:do i|does (?:he|she)|do you think (?:i|he|she)) have\b|\bwhat (?:is|'s) wrong with (?:me|him|her)\b|\bside effects?\b|\b(?:recommend|suggest|prescribe) (?:a |an |any )?(?:treatment|medication|drug|antibiotic|therapy|surgery|dose)\b|\b(?:diagnose|interpret) (?:me|him|her|my|this (?:rash|scan|mri|x-?ray|ekg|lesion|patient))\b|\bis (?:this|it) (?:cancer|contagious|serious|an emergency)\b/i
const SPEAKS_OF_BILLING =
  /\b(?:bill(?:ed|ing)?|cod(?:e|es|ed|ing)|claims?|cpt|hcpcs|icd|modifiers?|units?|dx|payer|denial|denied|report(?:able|ing)|reimburs\w{0,6})\b/i
