// Sides, digits and codes of ICD-10-CM with a letter second, as people write them.
import { expect, test } from 'vitest'
import { areTwoSites, lateralityIn, laterSideIn } from '../../src/question/laterality.ts'
import { digitsIn } from '../../src/question/modifiers.ts'
import { readQuestions } from '../../src/question/read-question.ts'
import { bookOf, day, record } from '../advice/book-of.ts'

test.each([
  ['left cataract 2 weeks after the right cataract', 'left'],
  ['right eye done, left eye 3 weeks later', 'left'],
  ['RIGHT hip on 5/2/2024, LEFT hip on 6/20/2024', 'left'],
  ['left knee on March 3, right knee on April 20', 'right'],
  ['OS cataract surgery 4/2, OD done 4/16', 'right'],
  ['left and right knee on 5/2/2024', null],
  ['RIGHT hip on 5/2/2024, LEFT hip on 5/2/2024', null],
  ['left knee pain after a fall', null],
])('%s: later is %s', (text, side) => {
  expect(laterSideIn(text)).toBe(side)
})

test('sides on two days are not both at once', () => {
  expect(lateralityIn('left cataract 2 weeks after the right cataract')).toBe('left')
  expect(lateralityIn('left and right cataract')).toBe('bilateral')
})

test('digits count only where digits are spoken of', () => {
  expect(digitsIn('toes T1 and T2, and TA')).toEqual(['T1', 'T2', 'TA'])
  expect(digitsIn('MRI of T1 and T2')).toEqual([])
})

test('a code with a letter second is a diagnosis, with the dot and without', () => {
  const book = bookOf({ records: [record('QA0.0141', 'A disorder of development')] })
  const codes = (text: string) =>
    readQuestions(text, book, day('2026-11-24')).flatMap((one) => one.codes.map(({ code }) => code))
  expect(codes('is QA0.0141 real')).toEqual(['QA0.0141'])
  expect(codes('QA00141?')).toEqual(['QA0.0141'])
  // Not in the book: still read as a code, since only ICD-10-CM is written so.
  expect(codes('is QA0.9999 a code?')).toEqual(['QA0.9999'])
})

test("the eye doctors' OD is a side only where an eye is spoken of", () => {
  expect(lateralityIn('cataract OD')).toBe('right')
  expect(lateralityIn('intravitreal injection OU')).toBe('bilateral')
  expect(lateralityIn('poisoning, OD of tylenol')).toBeNull()
})

test.each([
  ['LT shoulder and RT knee', true],
  ['left knee and right knee', false],
  ['left shoulder, left knee', false],
])('%s are two sites: %s', (text, expected) => {
  expect(areTwoSites(text)).toBe(expected)
})
