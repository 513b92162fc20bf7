// What is allowed, and who decides.
import { expect, test } from 'vitest'
import { saying } from '../saying.ts'

test.each([
  ['Can the biller just change the dx so it pays?', /coded because the record supports it.*compliance officer/s],
  ['Can we waive the copay for Medicare patients?', /unlawful inducement.*compliance officer decides/s],
  ['Medicare overpaid us last year, what now?', /within 60 days.*compliance officer or counsel/s],
  ['Can we change the note after the denial?', /dated, signed late entry/],
])('%s', (text, first) => {
  expect(saying(text).first).toMatch(first)
  expect(saying(text).lines).toEqual([])
})

test.each(['add 25 to all of them right?', 'we always append 59, fine?', 'can I put 25 on every visit'])(
  'no modifier by default: %s',
  (words) => {
    expect(saying(`99213 with 20610, ${words}`).first).toMatch(/^No: (?:25|59) is never added by default/)
  },
)

test('two modifiers told apart are no blanket rule', () => {
  expect(saying('When do I use 51 and when 59? Boss says put 51 on everything').all).not.toMatch(/by default/)
})
