// Tables as they are pasted out of billing software and remittances.
import { expect, test } from 'vitest'
import { withGridsRead } from '../../src/question/claim-grid.ts'

const ALIGNED = `Lines below:
Line  DOS         CPT    Mod  Units  Charge   Dx     Denial
1     08/14/2026  99214  25   1      $185.00  M1711
2     08/14/2026  J3301       4      $48.00   M1711  CO-97

Which can we fix?`

test('aligned columns are read by where they stand, with empty cells between', () => {
  expect(withGridsRead(ALIGNED)).toBe(
    `Lines below:
99214-25 dx M1711 DOS 08/14/2026
J3301 x4 dx M1711 denied CO-97 DOS 08/14/2026

Which can we fix?`,
  )
})

test.each([
  ['bars', '| Proc | Mod | Qty | Amt |\n|---|---|---|---|\n| 45380 | 59 | 2 | 1250.00 |'],
  ['tabs', 'Proc\tMod\tQty\tAmt\n45380\t59\t2\t1250.00'],
])('%s part cells', (_what, table) => {
  expect(withGridsRead(table)).toBe('45380-59 x2')
})

test('several modifiers in one cell are several', () => {
  expect(withGridsRead('Code | Mods | Units\n20610 | RT, 59 | 1')).toBe('20610-RT-59')
})

test.each([
  'Code and units: is 20610 x2 right?',
  'CPT  Mod  Units\nsee the claim for these',
  'We did 20610  99213  on the same day',
])('words without a table stay as they are', (text) => {
  expect(withGridsRead(text)).toContain(text.split('\n').at(-1))
})
