// Joints of the spine: the second level has an add-on, all further ones another, and nerves are counted as joints.
import { expect, test } from 'vitest'
import { addOn, record } from '../book-of.ts'
import { saying } from '../saying.ts'

const rows = {
  records: [
    record('64493', 'A joint of the lower spine'),
    record('64494', 'The second'),
    record('64495', 'Third and further'),
  ],
  addOns: [addOn('64494', '64493'), addOn('64495', '64493')],
}

test('three levels are three codes, once each', () => {
  expect(saying('facets L3-4, L4-5, L5-S1: 64493 64494 64495', rows).lines).toEqual([
    '64493 x1',
    '64494 x1',
    '64495 x1',
  ])
})

test('three nerves are two joints, and the third code comes off', () => {
  const said = saying('medial branch blocks L3, L4, L5: 64493 64494 64495?', rows)
  expect(said.first).toBe('2 levels: 64493 and 64494, once each; not 64495.')
  expect(said.lines).toEqual(['64493 x1', '64494 x1'])
})

test('two nerves are one joint', () => {
  expect(saying('medial branch block L4 and L5, 64493 64494', rows).lines).toEqual(['64493 x1'])
})
