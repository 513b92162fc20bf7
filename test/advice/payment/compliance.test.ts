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

test.each([
  ['Dr wants to bill 99215 for every visit, ok?', /^No: each visit is leveled by itself/],
  ["New doctor isn't credentialed yet. Can we bill under Dr. Brown's NPI until he is?", /^No: the claim names who did/],
  ['Can we split 80053 into single tests, the panel pays less?', /^No: when every test of the panel/],
  ['Provider forgot to document time for 99214, can he add it now?', /^Only as a dated, signed late entry/],
  ['Do we collect copays from staff or can we waive copays for families?', /^No, not as a routine/],
  ['80061 denied for Z00.00, can we change the dx to E78.5 so it gets paid?', /^Not to get it paid/],
])('what was proposed is judged first: %s', (text, first) => {
  expect(saying(text).first).toMatch(first)
})

test('what is no such proposal is not judged', () => {
  expect(saying('Is 99215 the right level for 45 minutes?').all).not.toMatch(/leveled by itself/)
  expect(saying('Is 80053 separate from 85025?').all).not.toMatch(/panel code is reported/)
})

test('what was paid twice was not done twice', () => {
  expect(saying('Medicare paid us twice for the same 20610. Give it back?').lines).toEqual(['20610 x1'])
})
