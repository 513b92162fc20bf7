// What a code stands for, and when that is worth a line.
import { expect, test } from 'vitest'
import { unexplained } from '../../../src/codes/record-text.ts'
import { record } from '../book-of.ts'
import { saying } from '../saying.ts'

test('asked for, the meaning with its unit is the answer', () => {
  expect(saying('what is J1885?').first).toMatch(
    /^J1885 stands for: Injection, ketorolac tromethamine, per 15 mg, one unit for each 15 mg/,
  )
})

test('asked for the difference, both are said first', () => {
  expect(saying('whats the diff between 99213 and 99214').answers).toMatch(/99213 stands for.*99214 stands for/s)
})

test('marks of the fee schedule and of HCPCS stand beside it', () => {
  const records = [
    record('S9999', 'Tax', { system: 'HCPCS', coverage: 'I' }),
    record('99070', 'Supplies', { status: 'B' }),
  ]
  const said = saying('what is S9999 and what is 99070?', { records }).all
  expect(said).toMatch(/Medicare does not accept it/)
  expect(said).toMatch(/never pays it apart/)
})

test('that nothing is known of a meaning is told only to who asked for it', () => {
  const rows = { records: [record('22612', unexplained('22612'))] }
  expect(saying('what is 22612?', rows).all).toMatch(/says nothing of what it stands for/)
  expect(saying('22612 for Medicare, assistant paid?', rows).all).not.toMatch(/says nothing/)
})
