// Class findings on every foot care line.
import { expect, test } from 'vitest'
import { record } from '../book-of.ts'
import { saying } from '../saying.ts'

test('Q8 on one line goes on both', () => {
  const records = [record('11721', 'Nails'), record('11056', 'Callus')]
  expect(saying('11721-Q8 with 11056', { records }).lines).toEqual(['11721-Q8 x1', '11056-Q8 x1'])
})
