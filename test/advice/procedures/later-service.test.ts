// A surgery of some time ago, and what is done now in words alone.
import { expect, test } from 'vitest'
import { gatherFacts } from '../../../src/advice/facts.ts'
import { laterService } from '../../../src/advice/procedures/later-service.ts'
import type { CodeBook } from '../../../src/codes/code-book.ts'
import { laterSideIn } from '../../../src/question/laterality.ts'
import { readQuestions } from '../../../src/question/read-question.ts'
import { bookOf, day, record } from '../book-of.ts'

const TODAY = day('2026-11-24')
const knee = record('27447', 'New knee joint', { globalDays: '090', bilateral: '1' })
const needle = record('20610', 'Needle into a large joint', { globalDays: '000', bilateral: '1' })
const book: CodeBook = {
  ...bookOf({ records: [knee, needle] }),
  named: (text) =>
    /knee injection/.test(text) ? [{ words: ['knee', 'injection'], weight: 9, records: [needle] }] : [],
}

function lines(text: string) {
  const [question] = readQuestions(text, book, TODAY)
  if (!question) throw new Error('no question was read')
  const { claimLines, findings } = laterService(gatherFacts(question, book, TODAY))
  return {
    lines: claimLines.map(({ code, modifiers, units }) => `${[code, ...modifiers].join('-')} x${units}`),
    said: findings.map(({ claim }) => claim).join(),
  }
}

test.each([
  [
    'had left 27447 6 weeks ago, now came for right knee injection. modifier?',
    ['27447 x0', '20610-79-RT x1'],
    /42 days the 90 global days of 27447 still run/,
  ],
  [
    '27447 left 4 months ago, now back for left knee injection. modifier?',
    ['27447 x0', '20610-LT x1'],
    /120 days the 90 global days of 27447 are over/,
  ],
])('%s', (text, expected, said) => {
  const found = lines(text)
  expect(found.lines).toEqual(expected)
  expect(found.said).toMatch(said)
})

test('silent where no surgery lies behind, or the present service has its code', () => {
  expect(lines('27447 and a knee injection on one day, modifier?').lines).toEqual([])
  expect(lines('27447 6 weeks ago, now 20610 on the other knee, modifier?').lines).toEqual([])
})

test('of two sides the one treated some time ago is history', () => {
  expect(laterSideIn('left hip replaced three months ago, now the right knee')).toBe('right')
  expect(laterSideIn('right knee today, left knee 5 weeks ago')).toBe('right')
  expect(laterSideIn('left and right knee today')).toBeNull()
})
