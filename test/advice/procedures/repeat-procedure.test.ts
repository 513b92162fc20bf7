// The same procedure twice on a day.
import { expect, test } from 'vitest'
import { record } from '../book-of.ts'
import { saying } from '../saying.ts'

test('77 by another, 76 by the same', () => {
  expect(saying('two 71046 same day, different radiologists, 76 or 77?').lines).toEqual(['71046 x1', '71046-77 x1?'])
  expect(saying('repeat 71046 same day, same radiologist, modifier?').lines).toEqual(['71046 x1', '71046-76 x1?'])
})

test.each([
  ['71046 done 3 times in one day, same radiologist', ['71046 x1', '71046-76 x2?']],
  ['82947 at 8am, 12pm and 4pm. 76 or 91?', ['82947 x1', '82947-91 x2?']],
  ['82947 repeated same day to confirm the result, 91?', ['82947 x1']],
])('%s', (text, lines) => {
  expect(saying(text, { records: [record('82947', 'Blood sugar')] }).lines).toEqual(lines)
})
