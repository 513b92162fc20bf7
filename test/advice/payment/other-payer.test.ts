// Another payer than Medicare, whose tables were read.
import { expect, test } from 'vitest'
import { pair } from '../book-of.ts'
import { saying } from '../saying.ts'

const rows = { pairs: [pair('96372', '99211', 0)] }

test.each([
  ['Aetna', /Aetna may use others/],
  ['Medicaid', /Medicaid has NCCI files of its own/],
  ['Medicare Advantage', /Medicare Advantage plans follow/],
])('%s', (payer, caveat) => {
  expect(saying(`96372 and 99211 together for ${payer}?`, rows).all).toMatch(caveat)
})

test('not for Medicare, and not where nobody said who pays', () => {
  expect(saying('96372 and 99211 together for Medicare?', rows).all).not.toMatch(/may use others/)
  expect(saying('96372 and 99211 together?', rows).all).not.toMatch(/may use others/)
})
