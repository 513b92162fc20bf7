// Regions of the skin and depths of repair.
import { expect, test } from 'vitest'
import { isAnotherRepair, isOfAnotherSite } from '../../../src/advice/procedures/site-fit.ts'

test('a face is no trunk; where neither is named anything fits', () => {
  expect(isOfAnotherSite('Stitching of a wound on the face', 'cut on the back')).toBe(true)
  expect(isOfAnotherSite('Stitching on the scalp, trunk or limb', 'cut on the back')).toBe(false)
  expect(isOfAnotherSite('Stitching of a wound', 'cut on the back')).toBe(false)
})

test('layered is not simple', () => {
  expect(isAnotherRepair('One-layer stitching', 'layered closure')).toBe(true)
  expect(isAnotherRepair('Layered stitching', 'simple repair')).toBe(true)
  expect(isAnotherRepair('Layered stitching', 'layered closure')).toBe(false)
})
