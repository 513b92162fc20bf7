// Drug units, and JW and JZ by date.
import { expect, test } from 'vitest'
import { record } from './book-of.ts'
import { saying } from './saying.ts'

test('the dose over the unit size, rounded up', () => {
  expect(saying('J1885 50 mg').lines).toEqual(['J1885 x4'])
  expect(saying('J3301 40 mg each knee, bilateral').lines).toContain('J3301 x8')
})

test('waste of a single-dose vial on a line of its own', () => {
  expect(saying('J0585 155 units from a 200 unit vial, 45 wasted').lines).toEqual(['J0585 x155', 'J0585-JW x45?'])
})

test.each([
  ['2023-06-30', 'J1885 x4'],
  ['2023-07-01', 'J1885-JZ x4'],
])('nothing wasted, on %s', (dos, line) => {
  expect(saying(`J1885 60 mg, no waste, DOS ${dos}`).lines).toEqual([line])
})

test('asked before it was required', () => {
  expect(saying('JZ required for DOS 5/2023?').first).toMatch(/required since 2023-07-01; before that date JW alone/)
})

test('J1010 is 1 mg, not the 10 mg that a web page says', () => {
  expect(saying('J1010 40 mg').lines).toEqual(['J1010 x40'])
})

test('a supply counted each is no drug', () => {
  const shoe = record('L3000', 'Insert', { unit: { amount: 1, measure: 'each' } })
  const said = saying('L3000 denied PR-204', { records: [shoe] })
  expect(said.all).not.toMatch(/dose/)
  expect(said.asks).not.toMatch(/dose/)
})
