// Codes Medicare does not take, and those that ended for all.
import { expect, test } from 'vitest'
import { record } from './book-of.ts'
import { saying } from './saying.ts'

const rows = { records: [record('99243', 'Consultation', { status: 'I' }), record('99442', 'Telephone visit')] }

test('no consultations for Medicare', () => {
  expect(saying('99243 to Medicare denied', rows).first).toMatch(/^Medicare does not pay consultation codes/)
})

test.each([
  ['2024-12-31', false],
  ['2025-01-01', true],
])('99442 on %s', (dos, hasEnded) => {
  const said = saying(`99442 for Cigna, DOS ${dos}`, rows)
  expect(/ended with 2024/.test(said.all)).toBe(hasEnded)
  expect(said.lines.some((line) => line.startsWith('99442'))).toBe(!hasEnded)
})
