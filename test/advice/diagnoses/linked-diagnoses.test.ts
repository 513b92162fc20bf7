// Links that need not be written.
import { expect, test } from 'vitest'
import { saying } from '../saying.ts'

test.each([
  ['I10 and N18.31 separately?', ['I12.9 x1?', 'N18.31 x1?']],
  ['I10 and I50.22 separately?', ['I11.0 x1?', 'I50.22 x1?']],
  ['I10, N18.31 and I50.22 separately?', ['I13.0 x1?', 'I50.22 x1?', 'N18.31 x1?']],
  ['E11.9 and N18.31 separately?', ['E11.22 x1?', 'N18.31 x1?']],
])('%s', (text, lines) => {
  expect(saying(text).lines).toEqual(lines)
})

test('I13.0 needs no written link, whatever a blog says', () => {
  expect(saying('HTN, CKD and heart failure, does the doctor have to link them for I13.0? dx').all).toMatch(
    /presumed|nobody wrote the link/,
  )
})
