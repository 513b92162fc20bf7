// Timed therapy: Medicare pools minutes, CPT counts each code.
import { expect, test } from 'vitest'
import { saying } from '../saying.ts'

test.each([
  [7, 'no unit of 97110'],
  [8, '1 unit of'],
  [22, '1 unit of'],
  [23, '2 units of'],
  [38, '3 units of'],
])('%s minutes: %s', (minutes, says) => {
  expect(saying(`97110 for ${minutes} minutes, units?`).answers).toContain(says)
})

test('two codes: the largest rest takes the unit that is left', () => {
  const said = saying('97110 25 min and 97140 18 min, units Medicare?')
  expect(said.first).toMatch(
    /^43 timed minutes in all are 3 units for Medicare: 97110 x2 and 97140 x1\. Payers that follow CPT come to the same/,
  )
  expect(said.lines).toEqual(['97110 x2', '97140 x1'])
})

test('CPT and Medicare apart', () => {
  const said = saying('97110 33 min and 97140 7 min, units?')
  expect(said.first).toMatch(
    /40 timed minutes in all are 3 units for Medicare: 97110 x2 and 97140 x1.*each code by itself: 97110 x2 and 97140 x0/,
  )
})

test('of equal rests the code without a unit takes it', () => {
  expect(saying('97110 25 min and 97140 10 min, units Medicare?').lines).toEqual(['97110 x1', '97140 x1'])
})

test('a code without a unit is on no line', () => {
  expect(saying('97110 33 min and 97140 3 min, units Medicare?').lines).toEqual(['97110 x2'])
})

test('another payer that follows CPT gets its own count', () => {
  expect(saying('97110 33 min and 97140 7 min, units, Aetna?').lines).toEqual(['97110 x2'])
})
