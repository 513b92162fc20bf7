// Transitional care by the day of the visit and the decision making.
import { expect, test } from 'vitest'
import { record } from '../book-of.ts'
import { saying } from '../saying.ts'

const rows = { records: ['99495', '99496'].map((code) => record(code, `After discharge ${code}`)) }

test.each([
  ['TCM seen day 7, high MDM, 99496?', /^Yes: a visit on day 7 with high/, ['99496 x1?']],
  [
    'TCM seen day 8, high MDM, 99496?',
    /^No, not 99496: a visit on day 8 with high decision making is 99495/,
    ['99495 x1?'],
  ],
  ['TCM seen day 9, moderate MDM, 99496?', /^No, not 99496/, ['99495 x1?']],
  ['TCM 99495, seen 14 days after discharge, moderate', /^Yes: a visit on day 14/, ['99495 x1?']],
  ['TCM 99495, seen 15 days after discharge, moderate', /^No, not 99495: a visit on day 15 is past/, []],
  ['99495 seen day 5 with low MDM', /^No, not 99495: both codes need at least moderate/, []],
])('%s', (text, first, lines) => {
  const said = saying(text, rows)
  expect(said.first).toMatch(first)
  expect(said.lines).toEqual(lines)
})

test('the day is counted from two dates', () => {
  expect(saying('99496: discharged 6/1, seen 6/8, high MDM', rows).lines).toEqual(['99496 x1?'])
  expect(saying('99496: discharged 6/1, seen 6/9, high MDM', rows).lines).toEqual(['99495 x1?'])
  expect(saying('99496: discharged 12/28, seen 1/3, high MDM', rows).lines).toEqual(['99496 x1?'])
})

test('a call after the discharge and a visit on a day are transitional care without its name', () => {
  expect(saying('Discharged Monday, called Wednesday, seen on day 9, moderate complexity. Code?').first).toMatch(
    /^A visit on day 9 with moderate decision making is 99495/,
  )
})
