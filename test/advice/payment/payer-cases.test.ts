// Refunds, the order of payers, late claims and what patients owe, told in words.
import { expect, test } from 'vitest'
import { saying } from '../saying.ts'

test.each([
  [
    'Aetna wants a refund for a claim of 14 months ago, do we have to pay it back?',
    /^Not before the demand is checked/,
  ],
  ['Billed Aetna first, Medicare was primary, now Medicare CO-29. Bill the patient?', /^For Medicare, having billed/],
  ['Medicare paid, Medicaid paid 0, PR-2 left, patient is QMB. Bill her?', /^No: a Qualified Medicare Beneficiary/],
  [
    'CO-109 from Medicare, patient has an MA plan, found out in November, timely is 120 days',
    /^Bill the plan that cov/,
  ],
  ['WC denied as not work related, patient has Medicare. Bill Medicare now?', /^Yes, Medicare may be billed/],
  ['we found out we billed 99215 for all visits for years, Medicare, how far back?', /^Stop billing it that way/],
  ['Medicare appeal deadline, how many days for a redetermination?', /^Medicare: 120 days/],
  ['new NP, Medicare enrollment effective 5/10, bill the April visits?', /^Medicare lets the new practitioner/m],
])('%s', (text, first) => {
  expect(saying(text).answers).toMatch(first)
})

test("a plan's own demand is not held to Medicare's sixty days", () => {
  expect(saying('Cigna sent a letter, they want a refund of $300, must we pay?').all).not.toMatch(/60 days of being/)
})

test('a substitute is counted by the two dates', () => {
  expect(saying('locum started 3/1, still here 5/20, all Q6, Medicare. Problem?').first).toMatch(/81 days in a row/)
  expect(saying('locum started 3/1, leaves 4/10, all Q6, Medicare. Problem?').first).toMatch(/^No problem yet: 41 days/)
})

test('a substitute is counted by the weeks told', () => {
  expect(saying('locum covers 10 weeks of leave, Q6 ok?').first).toMatch(/70 days in a row/)
})
