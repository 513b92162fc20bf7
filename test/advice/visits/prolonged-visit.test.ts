// Prolonged office time, by CPT and by Medicare.
import { expect, test } from 'vitest'
import { saying } from '../saying.ts'

test.each([
  ['99205, 74 minutes, 99417?', /^(?:By time|Neither: 74 minutes)/],
  ['99205, 75 minutes, 99417?', /99417 is x1 with 99205.*no prolonged code below 89 minutes \(G2212\), so 99205 alone/],
  ['99205, 89 minutes, prolonged?', /99417 is x1 with 99205.*Medicare takes G2212 x1/],
  ['99215, 55 minutes, prolonged?', /99417 is x1 with 99215.*no prolonged code below 69/],
  ['99215, 69 minutes, prolonged?', /Medicare takes G2212 x1/],
])('%s', (text, claim) => {
  expect(saying(text).answers).toMatch(claim)
})

test('minutes that reach neither take both codes off', () => {
  const said = saying('99215 plus 99417 or G2212 for 50 minutes?')
  expect(said.answers).toMatch(/Neither: 50 minutes do not reach/)
  expect(said.lines).toEqual(['99215 x1?'])
})

test('Medicare takes no 99417', () => {
  expect(saying('99205, 89 minutes, Medicare, prolonged?').lines).toEqual(['99205 x1?', 'G2212 x1'])
})

test.each([
  [
    '99215 72 minutes, 99417 x1, Medicare',
    /^No: Medicare rejects 99417\. At 72 minutes Medicare takes 99215 and G2212 x1/,
  ],
  ['99205 88 minutes, 99417, Medicare', /no prolonged code below 89 minutes/],
  ['99205 105 minutes, 99417 x2, Aetna', /^No: at 105 minutes 99417 is x3/],
  ['99205 1.5 hours, 99417 x2, Aetna', /^Yes: at 90 minutes 99417 is x2/],
])('of the payer that is named: %s', (text, claim) => {
  expect(saying(text).first).toMatch(claim)
})

test('another payer gets no code of Medicare', () => {
  expect(saying('99205 105 minutes, 99417 x2, Aetna').lines).toEqual(['99205 x1?', '99417 x3?'])
})

test.each([
  ['2020-12-31', false],
  ['2021-01-01', true],
])('the codes on %s', (dos, isCounted) => {
  expect(/99417 is x1/.test(saying(`99205 with 80 minutes, prolonged? DOS ${dos}`).all)).toBe(isCounted)
})
