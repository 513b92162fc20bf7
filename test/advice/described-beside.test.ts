// What the words name beside the codes.
import { expect, test } from 'vitest'
import { record } from './book-of.ts'
import { saying } from './saying.ts'

test('what was not found is not coded', () => {
  const rows = { records: [record('H61.20', 'Impacted cerumen'), record('Z00.00', 'Routine exam')] }
  expect(saying('Z00.00, no impacted cerumen', rows).lines).toEqual(['Z00.00 x1?'])
})
