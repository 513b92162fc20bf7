// Named diagnoses as pointers on the lines they may support.
import { expect, test } from 'vitest'
import { diagnosisPointers } from '../../../src/advice/diagnoses/diagnosis-pointers.ts'
import { gatherFacts } from '../../../src/advice/facts.ts'
import { line } from '../../../src/advice/said.ts'
import { readQuestions } from '../../../src/question/read-question.ts'
import { bookOf, day, record } from '../book-of.ts'

const TODAY = day('2026-11-24')
const CODES = ['M17.11', 'M17.12', 'E11.9', 'I10', 'R05.9']
const book = bookOf({
  records: [
    record('20610', 'Injection'),
    record('M54.5', 'Low back pain', { billable: false }),
    ...CODES.map((code) => record(code, `Diagnosis ${code}`)),
  ],
})

function pointers(text: string): string[] {
  const [question] = readQuestions(text, book, TODAY)
  if (!question) throw new Error('no question was read')
  const lines = [line('20610'), line('M17.11')]
  return diagnosisPointers(lines, gatherFacts(question, book, TODAY)).map(({ diagnoses }) => diagnoses.join(' '))
}

test('a line points at no more than four, a diagnosis at none', () => {
  expect(pointers(`20610 for ${CODES.join(', ')}`)).toEqual(['M17.11 M17.12 E11.9 I10', ''])
})

test('a heading supports nothing', () => {
  expect(pointers('20610 for M54.5')).toEqual(['', ''])
})

test('a diagnosis wished for in place of another points at nothing', () => {
  expect(pointers('20610 with R05.9, can we just change dx to M17.11')).toEqual(['', ''])
})
