// What an old stroke left.
import { expect, test } from 'vitest'
import { record } from '../book-of.ts'
import { saying } from '../saying.ts'

const rows = {
  records: ['I63.9', 'I69.351', 'I69.352', 'I69.354', 'I69.320'].map((code) => record(code, `Stroke ${code}`)),
}

test.each([
  ['stroke 2 years ago, right hemiparesis, I63.9?', ['I69.351 x1?']],
  ['stroke 2 years ago, left hemiparesis, I63.9?', ['I69.354 x1?']],
  ['stroke 2 years ago, left dominant hemiparesis, I63.9?', ['I69.352 x1?']],
  ['old stroke with aphasia, I63.9?', ['I69.320 x1?']],
])('%s', (text, lines) => {
  expect(saying(text, rows).lines).toEqual(lines)
})
