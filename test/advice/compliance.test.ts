// What is allowed, and who decides.
import { expect, test } from 'vitest'
import { saying } from './saying.ts'

test.each([
  ['Can the biller just change the dx so it pays?', /coded because the record supports it.*compliance officer/s],
  ['Can we waive the copay for Medicare patients?', /unlawful inducement.*compliance officer decides/s],
  ['Medicare overpaid us last year, what now?', /within 60 days.*compliance officer or counsel/s],
  ['Can we change the note after the denial?', /dated, signed late entry/],
])('%s', (text, first) => {
  expect(saying(text).first).toMatch(first)
  expect(saying(text).lines).toEqual([])
})
