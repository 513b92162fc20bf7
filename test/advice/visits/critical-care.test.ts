// Critical care minutes: 30, 75 by CPT, 104 for Medicare; a visit on the same day from 2022.
import { expect, test } from 'vitest'
import { addOn } from '../book-of.ts'
import { saying } from '../saying.ts'

test.each([
  ['99291, 29 minutes', /^No: 29 minutes are under 30/],
  ['99291, 30 minutes', /^30 minutes are 99291 once/],
  ['99291 and 99292, 74 minutes, Medicare', /^74 minutes are 99291 once\./],
  ['99291 and 99292, 75 minutes', /payers that follow CPT count it from 75 minutes: here x1/],
  ['99291 and 99292, 103 minutes, Medicare', /^No: .*Medicare counts 99292 only from 104 minutes: here x0/],
  ['99291 and 99292, 104 minutes, Medicare', /^104 minutes are 99291 once and 99292 x1/],
])('%s', (text, claim) => {
  expect(saying(text).first).toMatch(claim)
})

test('99292 named alone brings its primary', () => {
  expect(saying('critical care 120 min Medicare, how many 99292', { addOns: [addOn('99292', '99291')] }).lines).toEqual(
    ['99291 x1?', '99292 x1?'],
  )
})

test.each([
  ['2021-12-31', false],
  ['2022-01-01', true],
])('a visit before critical care, on %s', (dos, isPaid) => {
  expect(/Since 2022 Medicare pays a visit/.test(saying(`99285 and 99291 same day, DOS ${dos}?`).all)).toBe(isPaid)
})

test('in words, without a code', () => {
  const said = saying('ER doctor did critical care for 105 minutes, Cigna, how to bill?')
  expect(said.first).toMatch(/^105 minutes are 99291 once and 99292 x2/)
  expect(said.lines).toEqual(['99291 x1', '99292 x2?'])
})

test('an add-on that was refused is not said to go with its primary', () => {
  const rows = { addOns: [addOn('99292', '99291')] }
  expect(saying('99291 and 99292 x1, 80 minutes, Medicare', rows).all).not.toMatch(
    /99292 is an add-on|own add-on 99292/,
  )
})

test('times of one day are added', () => {
  expect(saying('critical care 29 mins then 31 mins later the same day').first).toMatch(/^60 minutes are 99291 once\./)
  expect(saying('99291 by two doctors of the group, 35 min and 40 min, Medicare').first).toMatch(
    /^75 minutes are 99291/,
  )
})
