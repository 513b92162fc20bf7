// Which releases an answer stands on: outside the date, or of a file that does not say.
import { expect, test } from 'vitest'
import { cited, day, pair, unitLimit } from './book-of.ts'
import { saying } from './saying.ts'

const quarter = {
  ...{ source: 'NCCI PTP practitioner', edition: '2024 Q3', rows: 1, file: 'ptp.tsv' },
  ...{ validFrom: day('2024-07-01'), validTo: day('2024-09-30') },
}
const edits = { pairs: [pair('96372', '99211', 0)], releases: [quarter] }

test.each([
  ['2024-06-30', true],
  ['2024-07-01', false],
  ['2024-09-30', false],
  ['2024-10-01', true],
])('on %s the quarter is outside: %s', (date, isOutside) => {
  const { all } = saying(`96372 and 99211 together? DOS ${date}`, edits)
  expect(/lies outside the loaded NCCI PTP practitioner/.test(all)).toBe(isOutside)
})

test('a file that lost its release is named', () => {
  const limit = unitLimit('J1885', 8, 3, { citation: cited('NCCI MUE practitioner', 'release not stated', 'J1885') })
  expect(saying('MUE of J1885?', { unitLimits: [limit] }).all).toMatch(
    /The loaded file of NCCI MUE practitioner names no release/,
  )
  expect(saying('MUE of J1885?', { unitLimits: [unitLimit('J1885', 8, 3)] }).all).not.toMatch(/names no release/)
})
