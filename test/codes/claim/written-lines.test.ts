// Claim lines as billers write them.
import { expect, test } from 'vitest'
import { readWrittenLine } from '../../../src/codes/claim/written-line.ts'

test.each([
  ['20610', '20610', [], 1, []],
  ['J3301x8', 'J3301', [], 8, []],
  ['J3301 x 8', 'J3301', [], 8, []],
  ['99213-25', '99213', ['25'], 1, []],
  ['99213 25, 59', '99213', ['25', '59'], 1, []],
  ['99213-X1', '99213', ['X1'], 1, []],
  ['20610-RT-59x2:A,B', '20610', ['RT', '59'], 2, [1, 2]],
  ['20610 RT × 2 : ab', '20610', ['RT'], 2, [1, 2]],
  ['0470T:2', '0470T', [], 1, [2]],
])('%s', (written, code, modifiers, units, pointers) => {
  expect(readWrittenLine(written, 2)).toEqual({ is: 'line', line: { code, modifiers, units, pointers } })
})

test.each(['', 'please see above', '99213-2', '20610:C', '20610 RT LT 50 59 76', '9'.repeat(50_000)])(
  'is no line of a claim with two diagnoses: %s',
  (written) => {
    expect(readWrittenLine(written, 2).is).toBe('wrong')
  },
)
