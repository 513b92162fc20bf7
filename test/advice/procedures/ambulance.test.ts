// Ambulance trips: level and urgency, origin and destination, miles to a tenth.
import { expect, test } from 'vitest'
import { record } from '../book-of.ts'
import { saying } from '../saying.ts'

const rows = { records: ['A0425', 'A0426', 'A0427', 'A0428', 'A0429'].map((code) => record(code, `Trip ${code}`)) }

test.each([
  ['BLS emergency from home to hospital, 8 miles', ['A0429-RH x1', 'A0425-RH x8']],
  ['BLS non-emergency from home to hospital, 8 miles', ['A0428-RH x1', 'A0425-RH x8']],
  ['BLS non emergency from nursing home to dialysis, 12.4 miles', ['A0428-NJ x1', 'A0425-NJ x12.4']],
  ['ALS emergency from scene to hospital, 3 miles', ['A0427-SH x1', 'A0425-SH x3']],
  ["ALS nonemergency from SNF to doctor's office, 5 miles", ['A0426-NP x1', 'A0425-NP x5']],
])('%s', (text, lines) => {
  expect(saying(text, rows).lines).toEqual(lines)
})

test('places that are not told are left open', () => {
  expect(saying('BLS emergency, 8 miles, which codes?', rows).lines).toEqual(['A0429 x1', 'A0425 x8'])
})

test('a trip with its code named is for the other rules', () => {
  expect(saying('A0428 BLS from home to hospital', rows).lines).toEqual(['A0428 x1'])
})
