// How a lesion or wound measures for coding.
import { expect, test } from 'vitest'
import { holdsSize, sizeOf } from '../../../src/advice/procedures/size-fit.ts'

test.each([
  ['excision 1.1 cm lesion with 0.4 cm margins', 1.9],
  ['2.5 cm cut left leg and 4 cm cut right arm, both simple sutures', 6.5],
  ['layered closure 3.2 cm', 3.2],
  ['no size here', null],
])('%s measures %s cm', (text, size) => {
  expect(sizeOf(text)).toBe(size)
})

test('a range holds its ends', () => {
  expect(holdsSize('stitching, 2.6 to 7.5 cm', 7.5)).toBe(true)
  expect(holdsSize('stitching, 2.5 cm or less', 2.6)).toBe(false)
})
