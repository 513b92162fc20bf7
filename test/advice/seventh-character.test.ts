// The 7th character goes by the care.
import { expect, test } from 'vitest'
import { saying } from './saying.ts'

test.each([
  ['fracture seen Monday, ORIF a week later, is surgery subsequent, D?', /^A, not D/],
  ['fracture, cast change, 7th character?', /^D: routine care/],
  ['sequela of an old fracture, 7th character?', /^S, with the residual/],
])('%s', (text, first) => {
  expect(saying(text).first).toMatch(first)
})
