// Care and monitoring counted by the calendar month.
import { expect, test } from 'vitest'
import { record } from '../book-of.ts'
import { saying } from '../saying.ts'

const codes = [
  '99490',
  '99439',
  '99491',
  '99437',
  '99484',
  '99457',
  '99458',
  '99454',
  '99445',
  '99470',
  '99426',
  '99427',
  '98979',
  '98980',
]
const rows = { records: codes.map((code) => record(code, `Month of care ${code}`)) }

test.each([
  ['CCM nurse spent 45 minutes in the month. 99490 and 99439 how many units?', ['99490 x1', '99439 x1']],
  ['CCM nurse spent 39 minutes in the month, 99490 and 99439?', ['99490 x1']],
  ['CCM nurse spent 100 minutes in the month, 99490 and 99439?', ['99490 x1', '99439 x2']],
  ['CCM nurse spent 19 minutes, can we bill 99490?', []],
  ['CCM, the physician spent 62 minutes in the month, codes?', ['99491 x1', '99437 x1']],
  ['BHI 25 minutes in the month by the care manager, code?', ['99484 x1']],
  ['99457 for 40 minutes, 99458 too?', ['99457 x1', '99458 x1']],
])('%s', (text, lines) => {
  expect(saying(text, rows).lines).toEqual(lines)
})

test.each([
  ['RPM readings on 14 days, 99454?', '2025-12-31', []],
  ['RPM readings on 14 days, 99454?', '2026-01-01', ['99445 x1']],
  ['RPM readings on 16 days, 99454?', '2026-01-01', ['99454 x1']],
  ['99457 for 15 minutes?', '2025-12-31', []],
  ['99457 for 15 minutes?', '2026-01-01', ['99470 x1']],
  ['98980 for 15 minutes?', '2025-12-31', []],
  ['98980 for 15 minutes?', '2026-01-01', ['98979 x1']],
])('%s on %s', (text, dos, lines) => {
  expect(saying(`${text} DOS ${dos}`, rows).lines).toEqual(lines)
})
