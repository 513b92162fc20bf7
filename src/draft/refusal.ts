// The two mails that answer nothing: a polite clarification when there is nothing to go on, and a decline when it is not ours.
import type { Question } from '../question/question.ts'
import type { Draft } from './draft.ts'

const NO_LINES = { claimLines: [], findings: [], validity: '', blocked: [] }

/** What a coding question needs, most decisive first; asked when neither a code nor a known subject was found. */
export function clarification(subject: string, asks: string[]): Draft {
  const wanted =
    asks.length > 0
      ? asks
      : [
          'the codes in question with their modifiers and units, or what was done in a few words',
          'the date of service',
          'the payer and the place of service',
          'the denial and remark codes, if a claim was denied',
        ]
  const text = `Thank you for writing. We could not tell from your mail which code or rule to answer for, and would rather ask than guess.\n\nPlease send:\n${wanted.map((ask) => `- ${ask}`).join('\n')}\n\nPlease leave out names, birth dates and other patient identifiers; they are not needed.`
  return { ...NO_LINES, kind: 'clarification', subject, text, asks: wanted }
}

/** Patients, whole code lists, and orders to us: said politely with what we do answer; never repeats the mail's words. */
export function decline(subject: string, question: Question): Draft {
  const list =
    /\b(?:all|full|entire|complete|whole|every)\b/i.test(question.text) &&
    /\b(?:list|cpt|codes?|descriptors?|database)\b/i.test(question.text)
  const because = list
    ? 'We answer questions about particular codes and cannot send code lists or descriptors: the CPT code set is under licence of its owner, and HCPCS and ICD-10-CM files are free at CMS and CDC.'
    : 'This desk answers coding questions of billing offices and cannot give medical, legal or personal billing advice. For a bill or a treatment, please speak to the practice or to your health plan.'
  const text = `Thank you for writing. ${because}\n\nIf you have a question about how a service is coded, write to us with the code, the date of service and the payer, and without patient identifiers.`
  return { ...NO_LINES, kind: 'decline', subject, text, asks: [] }
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
