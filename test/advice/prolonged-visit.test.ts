// Prolonged office time, by CPT and by Medicare.
import { expect, test } from 'vitest'
import { saying } from './saying.ts'

test.each([
  ['99205, 74 minutes, 99417?', /^(?:By time|Neither: 74 minutes)/],
  ['99205, 75 minutes, 99417?', /99417 x1 with 99205.*here none, so 99205 alone/],
  ['99205, 89 minutes, prolonged?', /99417 x1 with 99205.*here x1/],
  ['99215, 55 minutes, prolonged?', /99417 x1 with 99215.*here none/],
  ['99215, 69 minutes, prolonged?', /here x1/],
])('%s', (text, claim) => {
  expect(saying(text).answers).toMatch(claim)
})

test('minutes that reach neither take both codes off', () => {
  const said = saying('99215 plus 99417 or G2212 for 50 minutes?')
  expect(said.answers).toMatch(/Neither: 50 minutes do not reach/)
  expect(said.lines).toEqual(['99215 x1?'])
})

test('Medicare takes no 99417', () => {
  expect(saying('99205, 89 minutes, Medicare, prolonged?').lines).toEqual(['99205 x1?', 'G2212 x1?'])
})
