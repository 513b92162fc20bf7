// Candidates for what a mail describes, on the book of the starter files.
import { afterAll, expect, test } from 'vitest'
import { advise } from '../../../src/advice/advise.ts'
import { gatherFacts } from '../../../src/advice/facts.ts'
import { readQuestions } from '../../../src/question/read-question.ts'
import { openStarterBook } from '../../world/starter-book.ts'
import { day } from '../book-of.ts'

const book = openStarterBook()
afterAll(() => book.close())

function lines(text: string) {
  const [question] = readQuestions(text, book, day('2026-05-04'))
  if (!question) throw new Error('no question was read')
  const { claimLines, asks } = advise(gatherFacts(question, book, day('2026-05-04')))
  return { codes: claimLines.map(({ code }) => code), asks: asks.map(({ text }) => text).join('\n') }
}

test('no side is guessed: the code without one stands for those of both sides, and the side is asked', () => {
  const unsided = lines('dx code for otitis media with effusion?')
  expect(unsided.codes).toContain('H65.90')
  expect(unsided.codes).not.toContain('H65.93')
  expect(unsided.asks).toMatch(/\bside\b/)
  expect(lines('dx code for otitis media with effusion, left ear?').codes).toContain('H65.92')
})
