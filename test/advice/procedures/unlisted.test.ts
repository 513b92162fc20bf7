// Unlisted procedures: what the claim must hold.
import { expect, test } from 'vitest'
import { record } from '../book-of.ts'
import { saying } from '../saying.ts'

test('an unlisted code needs a description and a comparison', () => {
  const said = saying('How do we bill 64999?', { records: [record('64999', '', { status: 'C', globalDays: 'YYY' })] })
  expect(said.first).toMatch(/^64999 once, .* no code of its own and no Category III code/)
  expect(said.all).toMatch(/name a code of like work/)
})

test('a listed code that the contractor prices is none', () => {
  const said = saying('How do we bill 36415?', { records: [record('36415', 'Blood draw', { status: 'C' })] })
  expect(said.all).not.toMatch(/like work/)
})
