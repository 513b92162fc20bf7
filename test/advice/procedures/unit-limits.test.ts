// Unit limits (MUE) and their indicators, by who bills.
import { expect, test } from 'vitest'
import { unitLimit } from '../book-of.ts'
import { saying } from '../saying.ts'

test.each([
  [1, /claim line edit \(MAI 1\)/],
  [2, /absolute day edit \(MAI 2\): more can never be paid/],
  [3, /clinical day edit \(MAI 3\).*may be appealed/],
] as const)('over the limit with MAI %s', (mai, claim) => {
  const said = saying('73562 x3', { unitLimits: [unitLimit('73562', 2, mai)] })
  expect(said.answers).toMatch(claim)
  expect(said.answers).toMatch(/The 3 units here are over it/)
})

test('an equipment code is measured by the table of suppliers', () => {
  const limits = [unitLimit('E0601', 0, 3), unitLimit('E0601', 1, 3, { table: 'dme' })]
  expect(saying('E0601 denied', { unitLimits: limits }).all).not.toMatch(/over it/)
  expect(saying('max units of E0601?', { unitLimits: limits }).first).toMatch(/is 1 unit \(dme table\)/)
})

test('a limit far off is no news', () => {
  expect(saying('J3301 40 mg', { unitLimits: [unitLimit('J3301', 16, 3)] }).all).not.toMatch(/unlikely edit/)
})

test('units that are allowed are said to be within the limit', () => {
  const said = saying('73562 x2 same day allowed?', { unitLimits: [unitLimit('73562', 2, 3)] })
  expect(said.answers).toMatch(/The 2 units here are within it/)
})
