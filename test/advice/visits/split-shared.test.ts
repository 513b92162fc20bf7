// Split or shared hospital visits: more than half of the time bills, the sum gives the level.
import { expect, test } from 'vitest'
import { saying } from '../saying.ts'

const asked = (physician: number, other: number, dos = '2026-05-05') =>
  saying(`split shared hospital rounds, NP spent ${other} min and MD spent ${physician} min, who bills? DOS ${dos}`)

test.each([
  [20, 25, /by time the NP or PA bills, with 25 of 45 minutes/, ['99232-FS x1?']],
  [30, 20, /by time the physician bills, with 30 of 50 minutes/, ['99233-FS x1?']],
  [20, 20, /neither of the two has more than half of the 40 minutes/, ['99232-FS x1?']],
])('%s and %s minutes', (physician, other, first, lines) => {
  const said = asked(physician, other)
  expect(said.first).toMatch(first)
  expect(said.lines).toEqual(lines)
})

test.each([
  ['2023-12-31', false],
  ['2024-01-01', true],
])('the rule on %s', (dos, isSaid) => {
  expect(/With FS on the line/.test(asked(20, 25, dos).all)).toBe(isSaid)
})

test('in 2023 the rule of that year is told', () => {
  expect(asked(20, 25, '2023-12-31').all).toMatch(/all of one of the three: history, examination or decision making/)
})
