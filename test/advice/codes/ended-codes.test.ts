// Codes that ended without a successor, asked about without a date and on both sides of their last day.
import { expect, test } from 'vitest'
import { day, record } from '../book-of.ts'
import { saying } from '../saying.ts'

const rows = {
  records: [
    record('0470T', 'Light scan of the skin', { validTo: day('2022-12-31') }),
    record('0471T', 'Each further spot', { validTo: day('2022-12-31') }),
  ],
}

test('without a date the answer is for their last day and says so', () => {
  const said = saying('0470T and 0471T together?', rows)
  expect(said.answers).toMatch(
    /these codes ended: 0470T and 0471T may be reported for dates of service through 2022-12-31 only/,
  )
  expect(said.asks).toMatch(/0470T and 0471T ended on 2022-12-31/)
})

test('one code is spoken of as one', () => {
  expect(saying('what is 0470T?', rows).answers).toMatch(/this code ended: 0470T/)
})

test.each([
  ['0470T, DOS 2022-12-31', ['0470T x1']],
  ['0470T, DOS 2023-01-01', []],
  ['0470T 3 lesions DOS jan 2023', []],
])('with a date nothing is assumed: %s', (text, lines) => {
  const said = saying(text, rows)
  expect(said.lines).toEqual(lines)
  expect(said.all).not.toMatch(/But this code ended/)
})

test('a code of today is not spoken of', () => {
  expect(saying('99213?').all).not.toMatch(/code ended/)
})
