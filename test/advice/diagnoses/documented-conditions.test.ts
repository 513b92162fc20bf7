// Circumstances that rule a code out.
import { expect, test } from 'vitest'
import { record } from '../book-of.ts'
import { saying } from '../saying.ts'

test('a probable diagnosis is not coded for an outpatient, and is for an inpatient', () => {
  expect(saying('probable pneumonia, office, J18.9?').answers).toMatch(/As described, not J18\.9/)
  expect(saying('probable pneumonia, inpatient, J18.9?').answers).not.toMatch(/described, not J18\.9/)
})

test.each([
  ['2021-09-30', ['E11.9 x1', 'Z79.4 x1']],
  ['2021-10-01', ['E11.9 x1', 'Z79.4 x1', 'Z79.84 x1']],
])('insulin and an oral drug, on %s', (dos, lines) => {
  expect(saying(`type 2 diabetes on insulin and metformin, dx codes, DOS ${dos}`).lines).toEqual(lines)
})

test('insulin does not make it type 1', () => {
  const rows = { records: [record('E10', 'Type 1 diabetes', { billable: false })] }
  expect(saying("'insulin dependent type 2 diabetes', E10 right?", rows).lines).toEqual(['E11.9 x1?', 'Z79.4 x1?'])
})

test('76942 falls beside 20611, which includes it', () => {
  expect(saying('76942 with 20611?', { records: [record('76942', 'Ultrasound guidance')] }).lines).toEqual(['20611 x1'])
})
