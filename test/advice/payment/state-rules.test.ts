// Payers whose rules a state makes.
import { expect, test } from 'vitest'
import { record } from '../book-of.ts'
import { saying } from '../saying.ts'

test("workers' compensation has the state's rules, and the state is asked for", () => {
  const said = saying('Does workers comp accept consult code 99243?', { records: [record('99243', 'Consultation')] })
  expect(said.first).toMatch(/^It depends on the state/)
  expect(said.asks).toMatch(/^the state whose/)
})

test('Medicaid has edit files of its own', () => {
  const said = saying('Medicaid patient, does NCCI apply to 99213 and 96372 the same way as for Medicare?')
  expect(said.first).toMatch(/^NCCI applies by the same method, but from files of its own/)
  expect(saying('Medicaid, 99213 and 96372, which modifier?').all).not.toMatch(/files of its own, each quarter/)
})

test('Medicare wants a code in the place of one it refuses', () => {
  const refused = record('99417', 'More office time', { status: 'I' })
  expect(saying("What's the Medicare version of 99417?", { records: [refused] }).all).toMatch(
    /wants G2212 in its place/,
  )
})

test("a plan is not bound by Medicare's rules", () => {
  expect(saying('Does Aetna follow Medicare for 99417?').first).toMatch(/^Aetna is bound by its own policy/)
  expect(saying('Aetna, 99213 with 20610, which modifier?').all).not.toMatch(/bound by/)
})
