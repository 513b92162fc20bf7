// Which attachments a draft goes by, and how it says so.

import type { IsoDate } from '../codes/citation.ts'
import type { CodeBook } from '../codes/code-book.ts'
import { type Attached, pointsAtAttachment, withAttached } from '../question/attached.ts'
import { mentionedCodes } from '../question/codes.ts'
import { onlyThanks } from '../question/own-words.ts'
import { readQuestions } from '../question/read-question.ts'
import type { Drafted } from './draft.ts'

export type WordsToRead = {
  text: string
  /** The files whose words are in `text`; empty when it is the mail's alone. */
  from: Attached[]
}

/** A file that names more codes is a form or a fee list: its codes are not what is asked. */
const MAX_CODES = 12
/** Kept of one file: a question and its chart note, not a manual. */
const MAX_CHARS = 20_000

/**
 * The words to draft from. Files count only when the mail points at them or asks nothing by itself (no code, nothing asked for,
 * no question mark); otherwise a logo's caption or an old report would turn the answer.
 */
export function wordsToRead(
  { subject, text, attached }: { subject: string; text: string; attached: readonly Attached[] },
  book: CodeBook,
  today: IsoDate,
): WordsToRead {
  const files = attached
    .map(({ filename, words }) => ({ filename, words: words.slice(0, MAX_CHARS) }))
    .filter(({ words }) => words.trim() !== '' && mentionedCodes(words, book).length <= MAX_CODES)
  const asksItself = asks(`${subject}\n\n${text}`, book, today)
  const counts = pointsAtAttachment(text, files) || !(asksItself || onlyThanks(text))
  if (files.length === 0 || !counts) return { text, from: [] }
  return { text: withAttached(text, files, asksItself), from: files }
}

function asks(words: string, book: CodeBook, today: IsoDate): boolean {
  if (words.includes('?')) return true
  return readQuestions(words, book, today).some(({ codes, intents }) => codes.length > 0 || intents.length > 0)
}

/** The draft with the sentence that says so to the asker, and the files for the reviewer. Names of files may hold a patient's; they are not mailed. */
export function sayingWhereFrom(drafted: Drafted, from: readonly Attached[]): Drafted {
  if (from.length === 0) return drafted
  const what = from.length === 1 ? 'the file you attached' : `the ${from.length} files you attached`
  const sentence = `This goes by the words of your mail and by those that could be read in ${what}.`
  const { draft } = drafted
  const text = draft.kind === 'decline' ? draft.text : `${draft.text.trimEnd()}\n\n${sentence}`
  return { ...drafted, draft: { ...draft, text }, attachments: from.map(({ filename }) => filename) }
}
