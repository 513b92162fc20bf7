// Operations of one session: by relative value, and what 51 is for.
import { expect, test } from 'vitest'
import type { Fees } from '../../../src/codes/fees.ts'
import { addOn, pair, record } from '../book-of.ts'
import { saying } from '../saying.ts'

const surgery = (code: string, multipleProcedure = '2') =>
  record(code, `Operation ${code}`, { globalDays: '090', multipleProcedure })
const WORK: Record<string, [facility: number, office: number]> = {
  '20680': [8, 12],
  '27570': [2, 3],
  '44970': [9, 9],
  '49320': [5, 5],
  '43239': [2, 2],
  '45385': [4, 4],
  '22614': [20, 20],
}
const fees: Partial<Fees> = {
  feeOf: (code) => {
    const [facilityPe, nonFacilityPe] = WORK[code] ?? [30, 1]
    return {
      is: 'found' as const,
      fee: {
        ...{ code, modifier: '', status: 'A', work: 1, nonFacilityPe, facilityPe, malpractice: 0.5 },
        ...{ isRareInNonFacility: false, isRareInFacility: false, conversionFactor: 33.2875, opps: null },
        ...{ isInForce: true, facts: {}, line: 1 },
        citation: { source: 'Medicare PFS', edition: 'RVU24C (July 2024)', locator: code },
      },
    }
  },
}
const rows = {
  records: [
    ...['20680', '27570', '44970', '49320'].map((code) => surgery(code)),
    surgery('43239', '3'),
    surgery('45385', '3'),
    record('22614', 'Fusion, each further level', { globalDays: 'ZZZ' }),
  ],
  fees,
}

test('the highest value is first, on the lines and in the answer', () => {
  const said = saying('27570, 20680 and 27447 same session. which goes first, 51?', rows)
  expect(said.lines).toEqual(['27447 x1', '20680 x1', '27570 x1'])
  expect(said.first).toMatch(/27447 \(31\.50\), 20680 \(9\.50\) and 27570 \(3\.50\) \(facility values\).*needs no 51/)
})

test('in the office the office values count', () => {
  expect(saying('POS 11: 27447 and 20680, which order?', rows).lines).toEqual(['20680 x1', '27447 x1'])
})

test('scopes of one family lose the value of their base', () => {
  expect(saying('43239 and 45385, which one first?', rows).first).toMatch(/less the value of their base scope/)
})

test('what an edit never allows is not ranked', () => {
  const said = saying('49320 and 44970, which order?', { ...rows, pairs: [pair('44970', '49320', 0)] })
  expect(said.all).not.toMatch(/total relative value/)
})

test('an add-on follows its primary and takes no rank', () => {
  const said = saying('22614, 20680 and 27447, what order and 51?', { ...rows, addOns: [addOn('22614', '20680')] })
  expect(said.lines.map((line) => line.slice(0, 5))).toEqual(['27447', '20680', '22614'])
  expect(said.first).not.toMatch(/22614 \(/)
})

test('without the question nothing is said of it, and without a fee schedule nothing is known', () => {
  expect(saying('27570 and 20680, same incision', rows).all).not.toMatch(/relative value/)
  expect(saying('27570 and 20680, which order?', { records: rows.records }).all).not.toMatch(/relative value/)
})

test('the order of diagnoses is another question', () => {
  expect(saying('27570 and 20680, modifiers and dx order?', rows).all).not.toMatch(/relative value/)
})
