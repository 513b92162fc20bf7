// Codes chosen by a count, on the book of the starter files.
import { afterAll, expect, test } from 'vitest'
import { advise } from '../../../src/advice/advise.ts'
import { gatherFacts } from '../../../src/advice/facts.ts'
import { readQuestions } from '../../../src/question/read-question.ts'
import { openStarterBook } from '../../world/starter-book.ts'
import { day } from '../book-of.ts'

const book = openStarterBook()
afterAll(() => book.close())

test.each([
  ['11720, 5 nails debrided', '11720'],
  ['11720, 6 nails debrided', '11721'],
  ['17110 for 14 warts', '17110'],
  ['17110 for 15 warts', '17111'],
])('%s', (text, code) => {
  const [question] = readQuestions(text, book, day('2026-05-04'))
  if (!question) throw new Error('no question was read')
  const { claimLines } = advise(gatherFacts(question, book, day('2026-05-04')))
  expect(claimLines.map((line) => line.code)).toContain(code)
})
