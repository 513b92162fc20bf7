// Tests told in words that a dated note settles.
import { expect, test } from 'vitest'
import { record } from '../book-of.ts'
import { saying } from '../saying.ts'

test.each([
  ['home sleep test, which code for Medicare?', /^One code by what the device records/],
  ['pathologist reviewed slides from another hospital, which code?', /^By what came in: 88321/],
  ['remote pacer interrogation 90 days, we do tech and read', /^Once in up to 90 days/],
  ['PSA for Medicare, 84153 or G0103, patient has BPH', /^By the reason, never both/],
  ['88305 x 6 prostate biopsies medicare', /^G0416 x1 for Medicare/],
])('%s', (text, first) => {
  const records = ['84153', 'G0103', '88305', 'G0416'].map((code) => record(code, `Test ${code}`))
  expect(saying(text, { records }).first).toMatch(first)
})

test('a case adds only lines of codes that the book holds', () => {
  const said = saying('UA dip in office with 99213, code?', { records: [record('81002', 'Strip')] })
  expect(said.lines).toEqual(['99213 x1', '81002 x1?'])
})

test('a shot by a nurse leaves no staff visit', () => {
  const said = saying('B12 shot by nurse, can we bill 99211 too?')
  expect(said.first).toMatch(/^No 99211 beside a shot/)
  expect(said.lines).toEqual(['96372 x1?'])
})
