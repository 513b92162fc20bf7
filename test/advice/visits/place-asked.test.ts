// The place of service code of a place that is named in words.
import { expect, test } from 'vitest'
import { record } from '../book-of.ts'
import { saying } from '../saying.ts'

const place = (code: string, title: string, facilityRate: boolean) =>
  record(code, title, { system: 'POS', facilityRate })
const rows = {
  records: [
    place('12', 'Home', false),
    place('13', 'Assisted living facility', false),
    place('14', 'Group home', false),
    place('32', 'Nursing facility', false),
  ],
}

test.each([
  [
    'What POS for a visit at assisted living?',
    /^POS 13 \(assisted living facility\)\. Medicare pays the non-facility rate/,
  ],
  ['Which POS do we use for a group home?', /^POS 14/],
  ['Which place of service for long-term care in a nursing home?', /^POS 32 \(nursing facility\)\./],
  ['What POS for 99349, assisted living or patient home?', /^POS 13 .* and POS 12 \(home\)/],
])('%s', (text, first) => {
  expect(saying(text, rows).first).toMatch(first)
})

test('telehealth has a rule of its own, and a place beside another question is no question', () => {
  expect(saying('What POS for a video visit with a patient at home?', rows).all).not.toMatch(/^POS 12/m)
  expect(saying('99349 in assisted living, which modifier?', rows).all).not.toMatch(/POS 13/)
})
