// Turns the words of a mail into questions: the codes and facts that were written, and what an earlier mail of the case said.
import type { IsoDate } from '../codes/citation.ts'
import type { CodeBook } from '../codes/code-book.ts'
import { mentionedCodes } from './codes.ts'
import { dateOfService } from './date-of-service.ts'
import { denialCodesIn } from './denial-codes.ts'
import { intentsIn } from './intents.ts'
import { lateralityIn } from './laterality.ts'
import { numberedItems } from './numbered.ts'
import { onlyThanks, ownWords } from './own-words.ts'
import { payerIn } from './payer.ts'
import { placeOfServiceIn } from './place-of-service.ts'
import { quantitiesIn } from './quantities.ts'
import type { Question } from './question.ts'

/** What this case has asked before, oldest first. */
export type QuestionContext = { earlier: Question[] }

// Longer mails are read to here; an asker's own words are rarely 2 000 characters, the rest is pasted charts.
const LONGEST_TEXT = 40_000

/**
 * The questions in the new words of a mail: one, or one for each numbered item. Facts said once for the whole mail (payer,
 * date) count for every item. A mail that only thanks holds none. With `context`, a mail that names no code goes on with the codes of the earlier question.
 */
export function readQuestions(text: string, book: CodeBook, today: IsoDate, context?: QuestionContext): Question[] {
  const whole = ownWords(text.slice(0, LONGEST_TEXT))
  if (onlyThanks(text.slice(0, LONGEST_TEXT))) return []
  const questions = numberedItems(whole).map((item) => readOne(item, whole, book, today))
  const before = context?.earlier.at(-1)
  return before ? questions.map((question) => continued(question, before)) : questions
}

function readOne(item: string, whole: string, book: CodeBook, today: IsoDate): Question {
  const isDiagnosis = (code: string) => book.history(code).some((row) => row.system === 'ICD-10-CM' && row.billable)
  const denialCodes = denialCodesIn(item, isDiagnosis)
  const codes = mentionedCodes(item, book).filter((code) => !denialCodes.includes(code.code))
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

/** What was declined once does not decline what is asked next. */
function isOurs(intent: Question['intents'][number]): boolean {
  return intent !== 'out_of_scope'
}

/** A follow-up keeps what it does not say anew; a mail that names its own codes is a new question with the old payer and date. */
function continued(question: Question, before: Question): Question {
  const sameCodes = question.codes.every((code) => code.systems.includes('MODIFIER'))
  return {
    ...question,
    codes: sameCodes ? [...before.codes, ...question.codes] : question.codes,
    intents: sameCodes ? [...new Set([...before.intents.filter(isOurs), ...question.intents])] : question.intents,
    dateOfService: question.dateOfService ?? before.dateOfService,
    payer: question.payer ?? before.payer,
    placeOfService: question.placeOfService ?? before.placeOfService,
    laterality: question.laterality ?? before.laterality,
    quantities: question.quantities.length > 0 || !sameCodes ? question.quantities : before.quantities,
    denialCodes: question.denialCodes.length > 0 ? question.denialCodes : before.denialCodes,
  }
}
