// The same procedure twice on a day.
import { expect, test } from 'vitest'
import { saying } from '../saying.ts'

test('77 by another, 76 by the same', () => {
  expect(saying('two 71046 same day, different radiologists, 76 or 77?').lines).toEqual(['71046 x1', '71046-77 x1?'])
  expect(saying('repeat 71046 same day, same radiologist, modifier?').lines).toEqual(['71046 x1', '71046-76 x1?'])
})
