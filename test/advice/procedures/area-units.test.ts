// Codes by area: the first square centimetres, and a unit of the add-on for each further part.
import { expect, test } from 'vitest'
import { addOn, record } from '../book-of.ts'
import { saying } from '../saying.ts'

const rows = {
  records: [
    record('11042', 'Debridement to fat, first 20 sq cm or less'),
    record('11045', 'Debridement to fat, each further 20 sq cm or part of it'),
  ],
  addOns: [addOn('11045', '11042')],
}

test.each([
  ['30 sq cm debrided. 11042 x2?', ['11042 x1', '11045 x1']],
  ['11042 for 20 sq cm', ['11042 x1']],
  ['11042 for 41 square cm', ['11042 x1', '11045 x2']],
  ['11042, wounds of 15 sq cm and 25 sq cm', ['11042 x1', '11045 x1']],
  ['11042, wounds of 15 sq cm and 25 sq cm, total 40 sq cm', ['11042 x1', '11045 x1']],
  ['11042 for an ulcer of 5 x 9 cm', ['11042 x1', '11045 x2']],
])('%s', (text, lines) => {
  expect(saying(text, rows).lines).toEqual(lines)
})

test('areas of several depths are counted apart by their words', () => {
  const depths = {
    records: [
      ...rows.records,
      record('11043', 'Debridement to muscle, first 20 sq cm or less'),
      record('11046', 'More'),
    ],
    addOns: [...rows.addOns, addOn('11046', '11043')],
  }
  const said = saying('12 sq cm to fat, another to fat 15 sq cm, muscle 8 sq cm. 11042 x2 and 11043?', depths)
  expect(said.lines).toEqual(['11042 x1', '11045 x1', '11043 x1'])
})

test('each code has the areas that stand with it', () => {
  const selective = {
    records: [
      ...rows.records,
      record('97597', 'Selective, first 20 sq cm or less'),
      record('97598', 'Selective, each further 20 sq cm'),
    ],
    addOns: [...rows.addOns, addOn('97598', '97597')],
  }
  const said = saying(
    'can we bill 11042 and 97597 for two wounds? 11042 right foot 15 sq cm, 97597 left leg 30 sq cm',
    selective,
  )
  expect(said.lines).toEqual(expect.arrayContaining(['11042 x1', '97597 x1', '97598 x1']))
  expect(said.lines).not.toContain('11045 x1')
})

test('what the subject says is not counted again', () => {
  expect(saying('debridement 30 sq cm\n\n11042 x2 for 30 sq cm?', rows).lines).toEqual(['11042 x1', '11045 x1'])
})
