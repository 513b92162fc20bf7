// The first sentence answers.
import { expect, test } from 'vitest'
import { pair } from './book-of.ts'
import { saying } from './saying.ts'

test.each([
  ['is J1885 covered?', /^Whether J1885 is covered depends/],
  ['what is J1885?', /^J1885 stands for/],
  ['99211 with 96372?', /^No: /],
  ['what does 99213 mean?', /^99213 stands for/],
])('%s', (text, first) => {
  expect(saying(text, { pairs: [pair('96372', '99211', 0)] }).first).toMatch(first)
})
