// A problem visit beside a preventive one.
import { expect, test } from 'vitest'
import { saying } from './saying.ts'

test('25 on the problem visit, for significant work of its own', () => {
  const said = saying('99392 plus 99213 for an ear infection, modifier?')
  expect(said.first).toMatch(/^Yes, 99213 with 25 beside 99392, when/)
  expect(said.lines).toEqual(['99392 x1', '99213-25 x1?'])
})
