// ABN modifiers, by whether a notice was given.
import { expect, test } from 'vitest'
import { saying } from '../saying.ts'

test.each([
  ['GA or GZ when we forgot to get the ABN?', /^GZ, not GA/],
  ['patient signed an ABN for the yearly exam, Medicare denied', /^With a valid ABN.*the line carries GA/],
  ['ABN for a Medicare Advantage patient?', /^No ABN for Medicare Advantage/],
])('%s', (text, first) => {
  expect(saying(text).first).toMatch(first)
})

test('an NCCI denial is no matter of an ABN', () => {
  expect(saying('CO-97 for a column 2 code, patient signed an ABN. Bill her?').first).toMatch(
    /the patient may not be billed/,
  )
})

test('asked whether an ABN makes the patient pay a bundled code, the answer is no', () => {
  const said = saying('can i use ABN when NCCI bundles the code so the patient pays? GA?')
  expect(said.first).toMatch(/^No: an ABN does not make the patient pay/)
})

test('a refused signature and a need that is asked for are told apart', () => {
  expect(saying('Medicare patient refused to sign the ABN for G0103, how to bill?').first).toMatch(
    /^GA, if the ABN was/,
  )
  expect(saying('Medicare, G0103 again after 8 months, do I need an ABN?').first).toMatch(/^An ABN is needed before/)
})
