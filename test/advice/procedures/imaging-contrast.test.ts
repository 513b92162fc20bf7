// CT and MRI of one session whose two codes are one together.
import { expect, test } from 'vitest'
import { pair, record } from '../book-of.ts'
import { saying } from '../saying.ts'

const codes = ['74150', '74160', '74170', '72192', '72193', '74176', '74177', '74178', '70551', '70552', '70553']
const rows = { records: codes.map((code) => record(code, `Study ${code}`)), pairs: [pair('74160', '72192', 1)] }

test.each([
  ['74150 and 72192 together', ['74176 x1']],
  ['74160 and 72193 together', ['74177 x1']],
  ['74160 and 72192 together', ['74178 x1']],
  ['70551 and 70552 same session', ['70553 x1']],
])('%s', (text, lines) => {
  const said = saying(text, rows)
  expect(said.lines).toEqual(lines)
  expect(said.first).toMatch(/^One code: /)
})

test('in two sessions they stay two, and their edit is told', () => {
  const said = saying('74160 and 72192 in two sessions, bundled?', rows)
  expect(said.lines).toEqual(['74160 x1', '72192-59 x1?'])
})
