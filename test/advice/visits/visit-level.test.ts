// Office level by time from 2021, met or exceeded.
import { expect, test } from 'vitest'
import { saying } from '../saying.ts'

test.each([
  ['New patient, total time 44 minutes. 99204?', ['99203 x1?'], /44 minutes reach 99203.*not 99204/],
  ['New patient, total time 45 minutes. 99204?', ['99204 x1?'], /45 minutes reach 99204/],
  ['Established, 40 minutes. 99215?', ['99215 x1?'], /40 minutes reach 99215/],
  ['99213, 9 minutes', ['99213 x1?'], /reach no level by time/],
])('%s', (text, lines, claim) => {
  const said = saying(text)
  expect(said.first).toMatch(claim)
  expect(said.lines).toEqual(lines)
})

test('before 2021 the table did not hold', () => {
  expect(saying('99204, total time 45 minutes, DOS 12/31/2020').all).not.toMatch(/reach 99204/)
})

test('99215 is 40 minutes, not the 60 that a web page says', () => {
  expect(saying('A site says 99215 needs 60 minutes, ours says 40. Which?').first).toMatch(
    /^99215 by time needs 40 minutes/,
  )
})

test('whether a patient is new: a test that was read does not count, the old physician does', () => {
  expect(saying('He read a CXR last year but never saw the patient. New?').first).toMatch(/^New, as described/)
  expect(saying('Her old patients follow her to our group. New patient codes?').first).toMatch(
    /^Established, as described/,
  )
})

test.each([
  ['2020-12-31', /^On that date 26 minutes carried 99214 .* only where more than half/],
  ['2021-01-01', /^By time, 26 minutes reach 99213/],
])('26 minutes for 99214 on %s', (dos, first) => {
  expect(saying(`99214 with 26 minutes, DOS ${dos}?`).first).toMatch(first)
})
