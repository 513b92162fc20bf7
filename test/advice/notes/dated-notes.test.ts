// Which notes count on a date: those in force, and of a yearly release that has run out its last ones.
import { expect, test } from 'vitest'
import { gatherFacts } from '../../../src/advice/facts.ts'
import { notesInForce } from '../../../src/advice/notes/dated-notes.ts'
import { readQuestions } from '../../../src/question/read-question.ts'
import { bookOf, day, note } from '../book-of.ts'

const year = (from: string, to: string) => ({ validFrom: day(from), validTo: day(to) })
const guidelines = { source: 'ICD-10-CM Official Guidelines', rows: 1, file: 'notes.tsv' }
const book = bookOf({
  notes: [
    note('icd-diabetes-drugs', 'of 2021', year('2020-10-01', '2021-09-30')),
    note('icd-diabetes-drugs', 'of 2022', year('2021-10-01', '2022-09-30')),
    note('jw-jz', 'since July 2023', { validFrom: day('2023-07-01') }),
  ],
  releases: [
    { ...guidelines, edition: 'FY2021', ...year('2020-10-01', '2021-09-30') },
    { ...guidelines, edition: 'FY2022', ...year('2021-10-01', '2022-09-30') },
  ],
})

function texts(date: string): string[] {
  const [question] = readQuestions(`insulin, DOS ${date}`, book, day('2026-11-24'))
  if (!question) throw new Error('no question was read')
  return notesInForce(gatherFacts(question, book, day('2026-11-24'))).map(({ text }) => text)
}

test.each([
  ['2021-09-30', ['of 2021']],
  ['2021-10-01', ['of 2022']],
  ['2023-06-30', ['of 2022']],
  ['2023-07-01', ['since July 2023', 'of 2022']],
  ['2020-09-30', []],
])('on %s', (date, expected) => {
  expect(texts(date)).toEqual(expected)
})
