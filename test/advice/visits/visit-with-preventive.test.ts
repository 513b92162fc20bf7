// A problem visit beside a preventive one.
import { expect, test } from 'vitest'
import { record } from '../book-of.ts'
import { saying } from '../saying.ts'

test('25 on the problem visit, for significant work of its own', () => {
  const said = saying('99392 plus 99213 for an ear infection, modifier?')
  expect(said.first).toMatch(/^Yes, 99213 with 25 beside 99392, when/)
  expect(said.lines).toEqual(['99392 x1', '99213-25 x1?'])
})

test('Medicare excludes the routine physical', () => {
  const rows = { records: [record('99397', 'Routine check-up', { status: 'N' })] }
  const said = saying('can we bill Medicare 99397?', rows)
  expect(said.first).toMatch(/^No: Medicare excludes the routine physical 99397/)
  expect(said.lines).toEqual(['99397-GY x1?'])
})
