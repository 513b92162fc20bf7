// Reason and remark codes in our own words, with the next step.
import { expect, test } from 'vitest'
import { record } from '../book-of.ts'
import { saying } from '../saying.ts'

test('reason and remark are both said, and a period ends no code', () => {
  const said = saying('Denied CO-16 with N290. What now?')
  expect(said.answers).toMatch(/Reason 16.*Remark N290/s)
})

test('a remark that looks like a category of diagnoses is the remark in a denial', () => {
  const rows = { records: [record('M80', 'Osteoporosis with fracture', { billable: false })] }
  expect(saying('denied, remark M80', rows).first).toMatch(/^Remark M80/)
})

test('who bears the amount is said for other groups than CO', () => {
  expect(saying('claim denied PR-204 for E0601').all).toMatch(/PR the patient/)
})

test('asked whether to appeal or to correct, both are told apart', () => {
  expect(saying('CO-97 on 20610, is that an appeal or a corrected claim?').answers).toMatch(/clerical error reopening/)
  expect(saying('CO-97 on 20610, why?').answers).not.toMatch(/reopening/)
})

test('B15 is a reason and not a remark', () => {
  expect(saying('96361 denied B15').answers).toMatch(/Reason B15: a service that this one depends on/)
})
