// Counts of lesions, with and without codes.
import { expect, test } from 'vitest'
import { record } from '../book-of.ts'
import { saying } from '../saying.ts'

const rows = {
  records: ['17000', '17003', '17004', '17110', '17111'].map((code) => record(code, `Destruction ${code}`)),
}

test.each([
  ['froze 1 actinic keratosis, how to code?', ['17000 x1?']],
  ['froze 14 AKs, how to code?', ['17000 x1?', '17003 x13?']],
  ['froze 15 AKs, how to code?', ['17004 x1?']],
  ['cryo of 14 warts, which code?', ['17110 x1?']],
  ['cryo of 15 warts, which code?', ['17111 x1?']],
  ['17000 + 17003 x 15 for 16 actinic keratoses', ['17004 x1']],
])('%s', (text, lines) => {
  expect(saying(text, rows).lines).toEqual(lines)
})

test('spots are counted by their own name beside other lesions', () => {
  expect(saying('3 skin lesions looked at, destroyed 5 AKs with LN2, how to bill', rows).lines).toEqual([
    '17000 x1?',
    '17003 x4?',
  ])
})
