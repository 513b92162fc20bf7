// What is asked back, on the book of the starter files.
import { afterAll, expect, test } from 'vitest'
import { advise } from '../../src/advice/advise.ts'
import { gatherFacts } from '../../src/advice/facts.ts'
import { readQuestions } from '../../src/question/read-question.ts'
import { openStarterBook } from '../world/starter-book.ts'
import { day } from './book-of.ts'

const book = openStarterBook()
afterAll(() => book.close())

function asks(text: string): string[] {
  const [question] = readQuestions(text, book, day('2026-05-04'))
  if (!question) throw new Error('no question was read')
  return advise(gatherFacts(question, book, day('2026-05-04'))).asks.map((ask) => ask.text)
}

const TRIP = 'BLS emergency ambulance from home to the hospital, 7.4 loaded miles. Codes and modifiers?'

test('the payer is asked for where a manual of Medicare answered, and not once it is known', () => {
  expect(asks(TRIP).filter((text) => text.startsWith('the payer'))).toHaveLength(1)
  expect(asks(`${TRIP} Medicare.`).filter((text) => text.startsWith('the payer'))).toHaveLength(0)
})

test('what two rules ask is asked once, in the words that say more', () => {
  expect(asks(TRIP).filter((text) => text.includes('medical necessity of the transport'))).toEqual([
    'the medical necessity of the transport, with the certification where one is required',
  ])
})
