// Supplies that one unit holds several of.
import { expect, test } from 'vitest'
import { record } from '../book-of.ts'
import { saying } from '../saying.ts'

const rows = {
  records: [record('A4253', 'Test strips, per 50 strips', { unit: { amount: 50, measure: 'each' }, coverage: 'D' })],
}

test.each([
  ['100 glucose test strips, Medicare, on insulin. A4253 units and modifier?', ['A4253-KX x2?']],
  ['A4253, 120 strips, not on insulin, Medicare', ['A4253-KS x3?']],
  ['A4253 x2 for 100 strips, ok?', ['A4253 x2']],
])('%s', (text, lines) => {
  expect(saying(text, rows).lines).toEqual(lines)
})
