// Assistants and co-surgeons, by the fee schedule.
import { expect, test } from 'vitest'
import { saying } from '../saying.ts'

const fee = (facts: Record<string, string>) => ({
  feeOf: (code: string) => ({
    is: 'found' as const,
    fee: {
      ...{ code, modifier: '', status: 'A', work: 1, nonFacilityPe: 1, facilityPe: 1, malpractice: 0.1 },
      ...{ isRareInNonFacility: false, isRareInFacility: false, conversionFactor: 33.2875, opps: null },
      ...{
        isInForce: true,
        facts,
        line: 1,
        citation: { source: 'Medicare PFS', edition: 'RVU24C (July 2024)', locator: code },
      },
    },
  }),
})

test.each([
  ['0', /paid only when documentation shows/],
  ['1', /is not paid/],
  ['2', /may be paid/],
  ['9', /is no concept/],
])('assistant indicator %s', (asst_surg, claim) => {
  expect(saying('PA assist on 27447, payable?', { fees: fee({ asst_surg }) }).first).toMatch(claim)
})

test('a PA takes AS, two surgeons 62', () => {
  expect(saying('PA assist on 27447, payable?', { fees: fee({ asst_surg: '2' }) }).lines).toEqual(['27447-AS x1?'])
  expect(saying('two surgeons for 27447', { fees: fee({ co_surg: '1' }) }).first).toMatch(
    /may be paid with documentation/,
  )
})

test('nothing is said where no fee schedule is loaded', () => {
  expect(saying('PA assist on 27447, payable?').all).not.toMatch(/assistant at surgery/)
})

test('a nurse first assistant is not paid by Medicare', () => {
  const said = saying('Medicare: RNFA assisting on 27447, modifier?', { fees: fee({ asst_surg: '2' }) })
  expect(said.first).toMatch(/^Medicare pays no nurse first assistant/)
  expect(said.lines).not.toContain('27447-80 x1?')
})
