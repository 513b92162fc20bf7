// Fingers and toes in words: each takes a line with its own modifier.
import { expect, test } from 'vitest'
import { addOn, record, unitLimit } from '../book-of.ts'
import { saying } from '../saying.ts'

test('toes of an add-on family go on the first code and its add-on', () => {
  const said = saying('11730 x3 for three toenails (left great toe, right great toe, right 2nd toe)', {
    records: [record('11730', 'Nail off', { bilateral: '0' }), record('11732', 'Each further nail off')],
    addOns: [addOn('11732', '11730')],
    unitLimits: [unitLimit('11730', 1, 2)],
  })
  expect(said.first).toMatch(/^Not 11730 x3/)
  expect(said.lines).toEqual(['11730-TA x1', '11732-T5 x1', '11732-T6 x1'])
})

test('without an add-on the code itself stands on each line', () => {
  const said = saying('11750 x2, left thumb and right ring finger', { records: [record('11750', 'Nail bed off')] })
  expect(said.lines).toEqual(['11750-FA x1', '11750-F8 x1'])
})

test('two digits without units are two lines', () => {
  const said = saying('26055 right ring finger and right middle finger', { records: [record('26055', 'Sheath cut')] })
  expect(said.lines).toEqual(['26055-F8 x1', '26055-F7 x1'])
})

test('another number than the units leaves the line alone', () => {
  const said = saying('11750 x2, left thumb', { records: [record('11750', 'Nail bed off')] })
  expect(said.lines).toEqual(['11750 x2'])
})
