// Vaccines called by a name of their own have their codes said beside the visit.
import { expect, test } from 'vitest'
import { vaccineAdministration } from '../../../src/advice/drugs/vaccine-administration.ts'
import { gatherFacts } from '../../../src/advice/facts.ts'
import type { CodeBook } from '../../../src/codes/code-book.ts'
import { readQuestions } from '../../../src/question/read-question.ts'
import { bookOf, day, record } from '../book-of.ts'

const TODAY = day('2026-11-24')
const records = ['99213', '90662', '90677', 'Q2037', 'Q2038', 'G0008', 'G0009'].map((code) =>
  record(code, `Item ${code}`),
)
const of = (...codes: string[]) => records.filter(({ code }) => codes.includes(code))
const book: CodeBook = {
  ...bookOf({ records, notes: [] }),
  note: (id) => ({ id, text: id, citation: { source: 'Note', edition: '2026', locator: id } }) as never,
  named: (text) => [
    ...(/prevnar 20/i.test(text) ? [{ words: ['prevnar', '20'], weight: 9, records: of('90677') }] : []),
    ...(/flu shot/i.test(text) ? [{ words: ['flu', 'shot'], weight: 9, records: of('Q2037', 'Q2038') }] : []),
  ],
}

function lines(text: string): string[] {
  const [question] = readQuestions(text, book, TODAY)
  if (!question) throw new Error('no question was read')
  return vaccineAdministration(gatherFacts(question, book, TODAY)).claimLines.map(({ code }) => code)
}

test('beside a visit the product is a line, and one that stands for several codes is asked for', () => {
  expect(lines('Flu shot and Prevnar 20 at a visit, Medicare, 99213 done. Codes?')).toEqual(['G0008', 'G0009', '90677'])
})

test('who names the code of a vaccine is told no other', () => {
  expect(lines('90662 flu shot and Prevnar 20, 99213, Medicare, admin codes?')).toEqual(['G0008', 'G0009'])
})
