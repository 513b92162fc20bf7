// Answers from the code book in the shapes of code-shapes.ts, for the API and for tools alike.
import type { z } from 'zod'
import type { IsoDate } from '../../codes/citation.ts'
import { checkClaim } from '../../codes/claim/check-claim.ts'
import type { CodeBook } from '../../codes/code-book.ts'
import { noticeFor } from '../../codes/licence-notice.ts'
import type { Checked, ClaimAsked, Edits, EditsAsked, Found, SearchAsked } from './code-shapes.ts'
import { given } from './given.ts'

type Asked<Shape extends z.ZodType> = z.output<Shape>

/** Codes by words, ranked over all dates unless one is given; or by how they begin, of those in force on the date or today. */
export function search(book: CodeBook, asked: Asked<typeof SearchAsked>, today: IsoDate): Asked<typeof Found> {
  const { q, prefix, limit, system, date } = asked
  const hits =
    prefix === undefined
      ? book.search(q ?? '', { limit, ...given({ system, date }) })
      : book
          .codesBeginning(prefix, date ?? today, limit, system)
          .map((record) => ({ record, score: null, because: `begins with ${prefix}` }))
  const notice = noticeFor(
    book,
    hits.map(({ record }) => record),
  )
  return {
    notice,
    results: hits.map(({ record: { system: of, code, title, billable }, score, because }) => {
      return { system: of, code, title, billable, score, because }
    }),
  }
}

export function editsOf(
  book: CodeBook,
  code: string,
  asked: Asked<typeof EditsAsked>,
  today: IsoDate,
): Asked<typeof Edits> {
  const { date = today, ...query } = asked
  const { total, rows } = book.editsOf(code, date, given(query))
  return { total, edits: rows }
}

export function check(book: CodeBook, { date, payer, dx, lines }: Asked<typeof ClaimAsked>): Asked<typeof Checked> {
  return { findings: checkClaim(book, { date, lines, diagnoses: dx, ...given({ payer }) }) }
}
