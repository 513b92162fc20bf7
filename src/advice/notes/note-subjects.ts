// What each dated note of the book is about. A note without a subject is cited only by a rule of its own.
import type { RuleNote } from '../../codes/code-record.ts'
import type { Question } from '../../question/question.ts'
import { DIAGNOSIS_SUBJECTS } from './subjects-of-diagnoses.ts'
import { PROCEDURE_SUBJECTS } from './subjects-of-procedures.ts'
import { VISIT_SUBJECTS } from './subjects-of-visits.ts'

/**
 * All that is given must fit: `codes` a code or modifier of the question, `beside` another one, `words` the text of the mail and
 * `unless` not. Shared words alone never call for a note: a note about something else misleads a reader more than none.
 */
export type Subject = { note: string; codes?: RegExp; beside?: RegExp; words?: RegExp; unless?: RegExp }

const SUBJECTS = new Map<string, Subject[]>()
for (const subject of [...PROCEDURE_SUBJECTS, ...VISIT_SUBJECTS, ...DIAGNOSIS_SUBJECTS])
  SUBJECTS.set(subject.note, [...(SUBJECTS.get(subject.note) ?? []), subject])

// What is met together tells more than one part alone; words are what the asker cared to write.
const BY_CODE = 1
const BY_WORDS = 2
const SAME_TOPIC = 0.5

/** How surely the question calls for the note; 0 when it does not. From `CALLED_FOR` on the note answers, below it supports. */
export function calledFor(note: RuleNote, question: Question): number {
  const codes = question.codes.flatMap(({ code, modifiers }) => [code, ...modifiers])
  const fits = (SUBJECTS.get(note.id) ?? []).filter((subject) => isAbout(subject, codes, question.text))
  const best = Math.max(0, ...fits.map(weightOf))
  return best > 0 && question.intents.some((intent) => intent === note.topic) ? best + SAME_TOPIC : best
}

export const CALLED_FOR = BY_WORDS

/** The ids of all notes that have a subject. */
export function subjectNotes(): string[] {
  return [...SUBJECTS.keys()]
}

function isAbout({ codes, beside, words, unless }: Subject, named: string[], text: string): boolean {
  const first = codes === undefined ? -1 : named.findIndex((code) => codes.test(code))
  if (codes !== undefined && first < 0) return false
  if (beside !== undefined && !named.some((code, at) => at !== first && beside.test(code))) return false
  return (words === undefined || words.test(text)) && !(unless?.test(text) ?? false)
}

function weightOf({ codes, beside, words }: Subject): number {
  return (codes ? BY_CODE : 0) + (beside ? BY_CODE : 0) + (words ? BY_WORDS : 0)
}
