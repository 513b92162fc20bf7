// Hospital days by time from 2023.
import { expect, test } from 'vitest'
import { record } from '../book-of.ts'
import { saying } from '../saying.ts'

test.each([
  ['Hospital admission, 80 minutes, level?', ['99223 x1?']],
  ['Hospital admission, 54 minutes, level?', ['99221 x1?']],
  ['99232 for 50 minutes?', ['99233 x1?']],
])('%s', (text, lines) => {
  expect(saying(text).lines).toEqual(lines)
})

test('the times began in 2023', () => {
  expect(saying('99221 for 80 minutes, DOS 2022-12-31').all).not.toMatch(/reach 99223/)
  expect(saying('99221 for 80 minutes, DOS 2023-01-01').first).toMatch(/reach 99223/)
})

test.each([
  ['2022-12-31', /^Before 2023 a hospital visit went by history/],
  ['2023-01-01', /^By time, 36 minutes reach 99232/],
])('36 minutes for 99232 on %s', (dos, first) => {
  expect(saying(`99232, 36 minutes, DOS ${dos}?`).first).toMatch(first)
})

test.each([
  [30, '99238'],
  [31, '99239'],
])('%s minutes on the day of discharge are %s', (minutes, code) => {
  const rows = { records: ['99238', '99239'].map((each) => record(each, `Discharge ${each}`)) }
  expect(saying(`discharge day ${minutes} minutes: 99239 or 99238`, rows).lines).toEqual([
    expect.stringContaining(code),
  ])
})

test('coming and leaving on one date is no first day by time', () => {
  expect(saying('admit and discharge same day, 85 mins, code?').all).not.toMatch(/reach 99223/)
})
