// Coverage: what it depends on, never a promise.
import { expect, test } from 'vitest'
import { record } from '../book-of.ts'
import { saying } from '../saying.ts'

test('a code neither grants nor denies', () => {
  const said = saying('is J1885 covered?')
  expect(said.first).toMatch(/^Whether J1885 is covered depends on/)
  expect(said.asks).toMatch(/payer/)
})

test('where a note is about the code, it comes first', () => {
  const code = record('G0105', 'Screening colonoscopy at high risk')
  expect(saying('how often does Medicare cover G0105?', { records: [code] }).first).toMatch(/high risk every 24 months/)
})
