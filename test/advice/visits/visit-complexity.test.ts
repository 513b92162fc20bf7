// G2211: paid from 2024, beside 25 for a preventive service from 2025.
import { expect, test } from 'vitest'
import { record } from '../book-of.ts'
import { saying } from '../saying.ts'

test.each([
  ['2023-12-31', /^No: before 2024-01-01 Medicare bundled G2211/],
  ['2024-01-01', /^Yes: G2211 goes with 99213/],
])('without 25 on %s', (dos, expected) => {
  expect(saying(`G2211 with 99213 for Medicare, DOS ${dos}?`).first).toMatch(expected)
})

test.each([
  ['2024-12-31', /^No, not before 2025-01-01/],
  ['2025-01-01', /^Yes, when the 25 on 99214 is due to the preventive service/],
])('25 for a vaccine on %s', (dos, expected) => {
  expect(saying(`G2211 with 99214-25 and a flu vaccine, Medicare, DOS ${dos}`).first).toMatch(expected)
})

test.each(['2024-12-31', '2025-01-01'])('25 for a minor procedure on %s: not', (dos) => {
  expect(saying(`G2211 with 99214-25 and 20610, Medicare, DOS ${dos}`).answers).toMatch(/Not when the 25 on 99214/)
})

test.each(['G2211 alone without a visit, ok?', 'G2211 billed with 99495, paid?'])(
  'no visit, no complexity: %s',
  (text) => {
    const said = saying(text, { records: [record('99495', 'After discharge')] })
    expect(said.first).toMatch(/^No: G2211 adds to an office visit/)
    expect(said.lines.some((line) => line.startsWith('G2211'))).toBe(false)
  },
)

test.each([
  ['2025-12-31', /^No: G2211 adds to an office visit \(99202-99215\) of/],
  ['2026-01-01', /^Yes: G2211 goes with 99349/],
])('with a home visit on %s', (dos, expected) => {
  const said = saying(`G2211 with 99349, Medicare, DOS ${dos}?`, { records: [record('99349', 'Home visit')] })
  expect(said.first).toMatch(expected)
})
