// Gathers what the rules may look at: the question, the records in force, and the date the answer is made for.
import type { IsoDate } from '../codes/citation.ts'
import type { CodeBook } from '../codes/code-book.ts'
import type { CodeRecord } from '../codes/code-record.ts'
import { isDottedDiagnosis } from '../codes/code-shape.ts'
import type { MentionedCode, Question } from '../question/question.ts'
import type { Facts } from './finding.ts'
import { remembering } from './remembered-book.ts'

/**
 * The date of service decides which row counts. Where nobody gave one, today is assumed; but codes that ended before today
 * and have no successor can only be asked about for the time they were valid, so their last common day is taken.
 */
export function gatherFacts(question: Question, book: CodeBook, today: IsoDate, date?: IsoDate): Facts {
  const given = date ?? question.dateOfService
  const answered = given ?? lastCommonDay(question, book, today) ?? today
  const records = question.codes.flatMap((mention) => recordsOf(mention, book, answered))
  return { question, book: remembering(book), date: answered, dateAssumed: given === null, records }
}

/** The rows of a mentioned code in force on the date, only in the systems it was read as. */
export function recordsOf(mention: MentionedCode, book: CodeBook, date: IsoDate): CodeRecord[] {
  return book.onDate(mention.code, date).filter((row) => mention.systems.includes(row.system))
}

/** The rows of a mentioned code whatever the date, newest first. */
export function historyOf(mention: MentionedCode, book: CodeBook): CodeRecord[] {
  return book.history(mention.code).filter((row) => mention.systems.includes(row.system))
}

/** Codes of the question that a claim line can carry: neither modifiers nor diagnoses nor places of service. */
export function procedures(facts: Facts): MentionedCode[] {
  return facts.question.codes.filter(
    (mention) =>
      !mention.systems.some((system) => system === 'MODIFIER' || system === 'POS' || system.startsWith('ICD')) &&
      !isDottedDiagnosis(mention.code),
  )
}

export function diagnoses(facts: Facts): MentionedCode[] {
  return facts.question.codes.filter((mention) => mention.systems.some((system) => system === 'ICD-10-CM'))
}

/** Procedure codes in force on the date, each with its row. */
export function billable(facts: Facts): { mention: MentionedCode; record: CodeRecord }[] {
  return procedures(facts).flatMap((mention) => {
    const record = facts.records.find(
      (row) => row.code === mention.code && (row.system === 'CPT' || row.system === 'HCPCS'),
    )
    return record ? [{ mention, record }] : []
  })
}

function lastCommonDay(question: Question, book: CodeBook, today: IsoDate): IsoDate | null {
  const newest = question.codes.flatMap((mention) => historyOf(mention, book).slice(0, 1))
  const ended = newest.filter((row) => row.validTo !== null && row.validTo < today)
  if (ended.length === 0 || ended.some((row) => row.replacedBy.length > 0)) return null
  const last = ended.map((row) => row.validTo ?? today).sort()[0] ?? null
  return last !== null && newest.every((row) => row.validFrom === null || row.validFrom <= last) ? last : null
}
