// The two mails that answer nothing: a polite clarification when there is nothing to go on, and a decline when it is not ours.
import type { OutOfScope } from '../question/scope.ts'
import type { Draft } from './draft.ts'
import { sentence } from './wording.ts'

const NO_LINES = { claimLines: [], findings: [], validity: '', blocked: [] }

/** What a coding question needs, most decisive first; asked when neither a code nor a known subject was found. */
export function clarification(subject: string, asks: string[], codes: readonly string[] = []): Draft {
  const wanted =
    asks.length > 0
      ? asks
      : [
          codes.length === 0
            ? 'the codes in question with their modifiers and units, or what was done in a few words'
            : 'what was done, in a few words, and what you would like to know of it',
          'the date of service',
          'the payer and the place of service',
          'the denial and remark codes, if a claim was denied',
        ]
  const text = `Thank you for writing. ${understood(codes)}, and would rather ask than guess.\n\nPlease send:\n${wanted.map((ask) => `- ${ask}`).join('\n')}\n\nPlease leave out names, birth dates and other patient identifiers; they are not needed.`
  return { ...NO_LINES, kind: 'clarification', subject, text, asks: wanted }
}

function understood(codes: readonly string[]): string {
  return codes.length === 0
    ? 'We could not tell from your mail which code or rule to answer for'
    : `We read ${sentence([...codes])} in your mail and found no rule here that answers your question about ${codes.length === 1 ? 'it' : 'them'}`
}

/** Said politely with what we do answer; never repeats the mail's words. */
export function decline(subject: string, kinds: readonly OutOfScope[]): Draft {
  const because = [...new Set(kinds)].map((kind) => BECAUSE[kind]).join('\n\n')
  const text = `Thank you for writing. ${because}\n\n${INSTEAD}`
  return { ...NO_LINES, kind: 'decline', subject, text, asks: [] }
}

/** What an answer adds about the parts of a mail that were not for this desk. */
export function leftOut(kinds: readonly OutOfScope[]): string {
  return [...new Set(kinds)].map((kind) => `One part of your mail is left unanswered: ${LEFT_OUT[kind]}.`).join('\n')
}

const BECAUSE: Record<OutOfScope, string> = {
  code_list:
    'We answer questions about particular codes and cannot send code lists or descriptors: the CPT code set is under licence of its owner, and the HCPCS and ICD-10-CM files are free at CMS and CDC.',
  orders:
    'Your mail asks this desk to change how it works, and holds no question about coding. Every answer is read by a certified coder before it leaves.',
  patient:
    'This desk answers coding questions of billing offices and cannot help with a personal bill, coverage or treatment. Please speak to the practice that sent the bill, or to your health plan; the number is on your card.',
  legal:
    'This desk answers coding questions and cannot give legal advice. Please ask your counsel or compliance officer.',
  inpatient:
    'This desk answers for claims of physicians and outpatient services; it does not group inpatient stays (MS-DRG) or assign ICD-10-PCS codes. The coders of the hospital, or the AHA Coding Clinic, answer those.',
  clinical:
    'This desk answers coding questions and cannot give medical advice. Please ask the treating clinician; in an emergency, call 911.',
}
const LEFT_OUT: Record<OutOfScope, string> = {
  code_list: 'we cannot send code lists or descriptors',
  orders: 'we do not change how this desk works on request',
  patient: 'personal bills and coverage are a matter for the practice or the health plan',
  legal: 'legal advice is for your counsel or compliance officer',
  clinical: 'medical advice is for the treating clinician',
  inpatient: 'inpatient groups (MS-DRG) and ICD-10-PCS codes are a matter for the coders of the hospital',
}
const INSTEAD =
  'If you have a question about how a service is coded, write to us with the code, the date of service and the payer, and without patient identifiers.'

/** A mail in another language without a code: nothing is guessed from its words. */
export function notEnglish(subject: string): Draft {
  const asks = [
    'your question in English, or only the codes with their modifiers and units',
    'the date of service',
    'the payer and the place of service',
  ]
  const text = `Thank you for writing. This desk reads and answers in English, and we would rather ask than guess at what you wrote.\n\nPlease send:\n${asks.map((ask) => `- ${ask}`).join('\n')}`
  return { ...NO_LINES, kind: 'clarification', subject, text, asks }
}

/** Thanks need no answer: the draft is there for the reviewer to see, and blocked so that nobody sends it unread. */
export function nothingAsked(subject: string): Draft {
  const text =
    'Thank you for your note. There is nothing further to answer here; write again whenever a question comes up.'
  return {
    ...NO_LINES,
    kind: 'clarification',
    subject,
    text,
    asks: [],
    blocked: ['the mail asks nothing: close the case instead of answering'],
  }
}
