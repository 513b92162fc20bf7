// One initial code, hours from the 31st minute, hydration from 31 minutes.
import { expect, test } from 'vitest'
import { addOn, record } from '../book-of.ts'
import { saying } from '../saying.ts'

test('two initials become one with an add-on', () => {
  const said = saying('96365 and 96374 same day, same line')
  expect(said.first).toMatch(/^Only one initial code fits.*96365 stays, and 96374 becomes 96375/)
  expect(said.lines).toEqual(['96365 x1', '96375 x1?'])
})

test.each([
  ['96365 and 96366 for 90 minutes', ['96365 x1']],
  ['96365 and 96366 for 91 minutes', ['96365 x1', '96366 x1']],
  ['96365 for 2 hours 31 minutes', ['96365 x1', '96366 x2']],
])('%s', (text, lines) => {
  expect(saying(text).lines).toEqual(lines)
})

test('30 minutes of hydration are none', () => {
  expect(saying('96374 then 96360, hydration 30 minutes').lines).toEqual(['96374 x1'])
})

test.each([
  ['96365 for 15 minutes', /^No, not 96365: 15 minutes are a push, 96374/, ['96374 x1?']],
  ['96365 for 16 minutes', /^/, ['96365 x1']],
  ['96360 hydration for 30 minutes', /^No, not 96360: hydration of 30 minutes is not billed/, []],
  ['96360 hydration for 31 minutes', /^/, ['96360 x1']],
])('one infusion by its time: %s', (text, first, lines) => {
  const said = saying(text)
  expect(said.first).toMatch(first)
  expect(said.lines).toEqual(lines)
})

test('start and stop times are minutes', () => {
  expect(saying('96365 ran 10:00 - 12:40, how many 96366').lines).toEqual(['96365 x1', '96366 x2'])
  expect(saying('96365 from 11:30 am to 1:01 pm, 96366?').lines).toEqual(['96365 x1', '96366 x1'])
})

test('the count stands although the add-on list names both', () => {
  const rows = { addOns: [addOn('96366', '96365')] }
  expect(saying('96365 and 96366 for 160 minutes', rows).lines).toEqual(['96365 x1', '96366 x2'])
})

test('hydration that is too short falls away behind another initial code', () => {
  expect(saying('96374 then 96360, hydration 30 minutes').first).toMatch(/96374 stays, and 96360 falls away/)
})

test('of several times each belongs to the code before it', () => {
  const rows = { records: ['96413', '96415'].map((code) => record(code, `Chemotherapy ${code}`)) }
  const said = saying('96413 2 hours 31 min, then 96360 hydration for 30 min', rows)
  expect(said.answers).toMatch(/30 minutes are too few/)
  expect(said.lines).toEqual(['96413 x1', '96415 x2'])
})
