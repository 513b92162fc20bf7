// Amounts, by the release of the fee schedule.
import { expect, test } from 'vitest'
import { saying } from '../saying.ts'

const feeOf =
  (isInForce: boolean, status = 'A') =>
  (code: string) => ({
    is: 'found' as const,
    fee: {
      ...{
        code,
        modifier: '',
        status,
        work: status === 'A' ? 1.92 : 0,
        nonFacilityPe: status === 'A' ? 1.79 : 0,
        facilityPe: status === 'A' ? 0.83 : 0,
      },
      ...{
        malpractice: status === 'A' ? 0.14 : 0,
        isRareInNonFacility: false,
        isRareInFacility: false,
        conversionFactor: 33.2875,
        opps: null,
      },
      ...{
        isInForce,
        facts: {},
        line: 1,
        citation: { source: 'Medicare PFS', edition: 'RVU24C (July 2024)', locator: code },
      },
    },
  })

test('both rates, and the work in them', () => {
  expect(saying('RVU for 99214?', { fees: { feeOf: feeOf(true) } }).first).toMatch(
    /^99214: 3\.85 RVUs outside a facility \(\$128\.16\), 2\.89 in one \(\$96\.20\); of these 1\.92 for work/,
  )
})

test('values of another time are said to be that', () => {
  expect(saying('RVU for 99214?', { fees: { feeOf: feeOf(false) } }).first).toMatch(/not of the date asked about/)
})

test('a code without values has no amount', () => {
  expect(saying('RVU for 99214?', { fees: { feeOf: feeOf(true, 'I') } }).first).toMatch(
    /has no relative values.*status I/,
  )
})
