// New or established, by what the mail tells.
import { expect, test } from 'vitest'
import { saying } from '../saying.ts'

test.each([
  [
    'Seen by our dermatologist 2 years ago, now sees our cardiologist in the same group. New or established?',
    /^New, as described: cardiology and dermatology/,
  ],
  ['Last seen here 4 years ago by the same group. New patient?', /^New, as described: more than three years/],
  ['Seen here 3 years ago by the same doctor. New patient?', /^Established/],
  [
    'Saw our NP last year, now sees our cardiologist for the first time, same group. New?',
    /^It depends on the specialty the NP or PA worked in/,
  ],
])('%s', (text, first) => {
  expect(saying(text).first).toMatch(first)
})

test.each([
  ['New Medicare pt, 52 minutes total time, level?', ['99204 x1?']],
  ['Established patient, 29 minutes, level?', ['99213 x1?']],
  ['Office visit level for 46 minutes?', ['99204 x1?', '99215 x1?']],
])('%s', (text, lines) => {
  expect(saying(text).lines).toEqual(lines)
})

test.each([
  ['We last saw her 3 years and 2 months ago. New or established?', /^New/],
  ['We last saw her 2 years and 11 months ago. New or established?', /^Established/],
])('years and months count together: %s', (text, first) => {
  expect(saying(text).first).toMatch(first)
})
