// What a draft leaves unsaid: rules that do not apply, words twice, and lines that contradict the answer. On the starter code set.
import { afterAll, expect, test } from 'vitest'
import type { Draft } from '../../src/draft/draft.ts'
import { draftAnswer } from '../../src/draft/draft-answer.ts'
import { day } from '../advice/book-of.ts'
import { openStarterBook } from '../world/starter-book.ts'

const book = openStarterBook()
afterAll(() => book.close())

test('indicators are explained where no code is named, never beside a named one', () => {
  expect(drafted('What does modifier indicator 0 in the NCCI edit mean?').text).toMatch(/modifier indicator 0/)
  expect(drafted('Is anything bundled with 20610?').text).not.toMatch(/An NCCI pair with modifier indicator/)
})

test('a dose in units of the drug reads in the plural and is told from billing units', () => {
  const { text } = drafted('We gave 100 units of J0585, how many do we bill?')
  expect(text).toMatch(/100 units given at 1 unit a billing unit is 100 billing units/)
})

test('codes that ended without a successor here send the reader to the code set of the date', () => {
  expect(drafted('Can 0470T and 0471T be billed together? We imaged 3 lesions.').text).toMatch(
    /check the code set of the date of service for what replaced them/,
  )
})

test('a diagnosis points at no diagnosis, and a condition is said once', () => {
  const { claimLines } = drafted('Type 2 diabetes on insulin and metformin, is Z79.4 enough?')
  expect(claimLines.length).toBeGreaterThan(1)
  expect(claimLines.flatMap(({ diagnoses }) => diagnoses)).toEqual([])
  for (const { conditional } of claimLines)
    expect((conditional?.match(/documents? it|documented it/g) ?? []).length).toBeLessThanOrEqual(1)
})

test('a refused category takes its codes off the claim', () => {
  const { claimLines } = drafted('Note says insulin dependent type 2 diabetes. E10?')
  expect(claimLines.filter(({ code }) => code.startsWith('E10'))).toEqual([])
})

test('59 falls away with the code it was to be parted from', () => {
  const { claimLines } = drafted('Can the MA do the lavage, and do we bill 69209 or 69210?')
  expect(claimLines.map(({ code, modifiers }) => [code, ...modifiers].join('-'))).toEqual(['69209'])
})

test('no add-on is confirmed with a yes before its minutes are counted', () => {
  expect(drafted('80 minutes of critical care, 99291 + 99292 to Medicare?').text).not.toMatch(/\bYes\b/)
})

test('the end of a diagnosis is no modifier, and a day after surgery counts no toes', () => {
  expect(drafted('Bone metastasis: G89.3 or C79.51?').text).not.toMatch(/modifier 51/)
  expect(drafted('Visit on day 6 after toe amputation, unrelated ulcer. Billable?').text).not.toMatch(/6 toes/)
})

test.each([
  ['Our cardiologist read the echo in May but never saw the patient before. New or established?', ['99203']],
  ['A doctor joined our group and her patients follow her. New patient codes?', ['99213']],
])('"%s" offers only the kind of visit that it is', (text, codes) => {
  expect(drafted(text).claimLines.map(({ code }) => code)).toEqual(codes)
})

function drafted(text: string): Draft {
  return draftAnswer({ subject: '', text, book, today: day('2026-11-24') }).draft
}
