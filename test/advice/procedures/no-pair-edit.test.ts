// Pairs without an edit in force, and questions about pairs in general.
import { expect, test } from 'vitest'
import { day, pair, record } from '../book-of.ts'
import { saying } from '../saying.ts'

const release = {
  ...{ source: 'NCCI PTP practitioner', edition: '2024 Q3', rows: 1, file: 'ptp.tsv' },
  ...{ validFrom: day('2024-07-01'), validTo: day('2024-09-30') },
}
const rows = {
  records: [record('97530', 'Activities'), record('97140', 'Manual therapy')],
  pairs: [pair('97140', '97530', 1, { validFrom: day('2010-01-01'), validTo: day('2019-12-31') })],
  releases: [release],
}

test('the last day of an edit is one of the edit, the next is not', () => {
  expect(saying('97530 and 97140 together? DOS 12/31/2019', rows).first).toMatch(
    /^Only when the two were really separate/,
  )
  const after = saying('97530 and 97140 together? DOS 1/1/2020', rows).all
  expect(after).toMatch(/holds no edit for 97530 with 97140/)
  expect(after).toMatch(/indicator 1\) ended on 2019-12-31/)
  expect(after).toMatch(/absence of a row is not permission/)
})

test('Medicaid has tables of its own', () => {
  expect(saying('Medicaid: 97530 with 97140 same day?', rows).all).toMatch(/Medicaid has NCCI tables of its own/)
  expect(saying('Medicare: 97530 with 97140 same day?', rows).all).not.toMatch(/Medicaid/)
})

test('nothing is said of a table that is not loaded and of no edit', () => {
  expect(saying('97530 and 97140 together? DOS 1/1/2020', { records: rows.records, notes: [] }).all).not.toMatch(
    /holds no edit/,
  )
})

test.each([
  ['the NCCI edit shows 0, what now?', /never paid together/],
  ['edit with indicator 1, bundled?', /may be paid together/],
  ['indicator 9 in the CCI edits?', /does not apply/],
])('%s', (text, first) => {
  expect(saying(text).first).toMatch(first)
})
