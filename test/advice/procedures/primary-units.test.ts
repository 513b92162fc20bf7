// Units of a code that stands for the first only.
import { expect, test } from 'vitest'
import { addOn, record, unitLimit } from '../book-of.ts'
import { saying } from '../saying.ts'

test('11102 x2 is 11102 and its add-on', () => {
  const rows = {
    records: [record('11102', 'First shave'), record('11103', 'Further shave')],
    addOns: [addOn('11103', '11102')],
    unitLimits: [unitLimit('11102', 1, 2)],
  }
  const said = saying('11102 x2', rows)
  expect(said.answers).toMatch(/Not 11102 x2: it stands for the first only\. 2 are 11102 x1 and 11103 x1/)
  expect(said.lines).toEqual(['11102 x1', '11103 x1'])
})
