// Turns the words of a mail into questions: the codes and facts that were written, and what an earlier mail of the case said.
import type { IsoDate } from '../codes/citation.ts'
import type { CodeBook } from '../codes/code-book.ts'
import { withGridsRead } from './claim-grid.ts'
import { mentionedCodes } from './codes.ts'
import { besideOthers, continuedQuestions } from './continued.ts'
import { dateOfService } from './date-of-service.ts'
import { denialCodesIn } from './denial-codes.ts'
import { intentsIn } from './intents.ts'
import { lateralityIn } from './laterality.ts'
import { onlyThanks, ownWords } from './own-words.ts'
import { payerIn } from './payer.ts'
import { placeOfServiceIn } from './place-of-service.ts'
import { quantitiesIn } from './quantities.ts'
import type { Question } from './question.ts'
import { questionItems } from './question-items.ts'

/** What this case has asked before, oldest first. */
export type QuestionContext = { earlier: Question[] }

// Longer mails are read to here; an asker's own words are rarely 2 000 characters, the rest is pasted charts.
const LONGEST_TEXT = 40_000

/**
 * The questions in the new words of a mail: one, or one for each item of a list. Facts said once for the whole mail (payer,
 * date) count for every item, and codes named before the first. A mail that only thanks holds none. With `context` a follow-up goes on with what earlier mails said.
 */
export function readQuestions(text: string, book: CodeBook, today: IsoDate, context?: QuestionContext): Question[] {
  if (onlyThanks(text.slice(0, LONGEST_TEXT))) return []
  const whole = withGridsRead(ownWords(text.slice(0, LONGEST_TEXT)))
  const { intro, items, ofDays } = questionItems(whole)
  const before = intro === '' ? null : readOne(intro, whole, book, today)
  const questions: Question[] = []
  for (const item of items) {
    const one = readOne(item, whole, book, today)
    questions.push(ofDays ? one : besideOthers(one, questions.at(-1) ?? null, before))
  }
  return context ? continuedQuestions(questions, context.earlier) : questions
}

function readOne(item: string, whole: string, book: CodeBook, today: IsoDate): Question {
  const isDiagnosis = (code: string) => book.history(code).some((row) => row.system === 'ICD-10-CM' && row.billable)
  const denialCodes = denialCodesIn(item, isDiagnosis)
  const codes = mentionedCodes(item, book).filter(
    ({ code, asWritten }) => !denialCodes.includes(code) && !denialCodes.includes(asWritten),
  )
  return {
    text: item,
    codes,
    intents: intentsIn(item, codes, denialCodes),
    dateOfService: dateOfService(item, today) ?? dateOfService(whole, today),
    payer: payerIn(item) ?? payerIn(whole),
    placeOfService: placeOfServiceIn(item),
    laterality: lateralityIn(item),
    quantities: quantitiesIn(item),
    denialCodes,
  }
}
