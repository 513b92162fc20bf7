// Codes Medicare does not take, and those that ended for all.
import { expect, test } from 'vitest'
import { day, record } from '../book-of.ts'
import { saying } from '../saying.ts'

const rows = {
  records: [
    record('99243', 'Consultation', { status: 'I' }),
    record('99442', 'Telephone visit'),
    record('99441', 'Telephone visit'),
  ],
}

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

test('a consultation in hospital becomes the first hospital visit', () => {
  const hospital = { records: [record('99253', 'Consultation', { status: 'I' })] }
  expect(saying('99253 to Medicare denied', hospital).lines).toEqual(['99222 x1?'])
})

test.each([
  ['Medicare', ['99213-93 x1?']],
  ['Aetna', ['98013 x1?']],
])('20 minutes by telephone after 2024, %s', (payer, lines) => {
  const phone = {
    records: [record('99442', 'Telephone visit', { validTo: day('2024-12-31') }), record('98013', 'Telephone')],
  }
  expect(saying(`99442, 20 minutes, ${payer}, DOS 2/10/2025`, phone).lines).toEqual(lines)
})

test.each([
  ['2020-02-29', false],
  ['2020-03-01', true],
  ['2024-12-31', true],
  ['2025-01-01', false],
])('whether Medicare paid 99441 on %s', (dos, isPaid) => {
  expect(/Medicare paid the telephone visits/.test(saying(`99441 for Medicare, DOS ${dos}?`, rows).all)).toBe(isPaid)
})

test('what Medicare does not accept is said, not only left off', () => {
  const therapy = { records: [record('97014', 'Electric stimulation', { status: 'I' })] }
  const said = saying('97110 45 min and 97014, Medicare', therapy)
  expect(said.answers).toMatch(/Medicare does not accept 97014 .*wants G0283 in its place/)
  expect(said.lines).toEqual(['97110 x3', 'G0283 x1'])
})

test.each([
  ['2020-12-31', false],
  ['2021-01-01', true],
])('whether 99201 had ended on %s', (dos, hasEnded) => {
  const office = { records: [record('99201', 'Office visit', { validTo: day('2020-12-31') })] }
  expect(/99201 ended with 2020/.test(saying(`99201 for Aetna, DOS ${dos}?`, office).all)).toBe(hasEnded)
})
