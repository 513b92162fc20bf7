// A denied line as it should go out: the modifier where the payer looks for it.
import { expect, test } from 'vitest'
import { record } from '../book-of.ts'
import { saying } from '../saying.ts'

const therapy = { records: ['97110', '97140', '97530'].map((code) => record(code, `Therapy ${code}`)) }

test('59 moves from the other code to the one that was denied', () => {
  const said = saying('CO-97 97530 when billed with 97140-59', therapy)
  expect(said.lines).toEqual(expect.arrayContaining(['97530-59 x1?', '97140 x1']))
  expect(said.answers).toMatch(/looks for 59 on the line that it denied, 97530, and not on 97140/)
})

test('a modifier that was left off stands on the lines it belongs to', () => {
  const said = saying('97110 97140 GP missing, Medicare denied CO-4. fix?', therapy)
  expect(said.lines.join()).toMatch(/97110-GP x1.*97140-GP x1/)
})

test('what was sent with its modifier is appealed, what was not is corrected', () => {
  expect(saying('BCBS denied 99213-25 CO-97 with 97110. Appeal?', therapy).answers).toMatch(/The modifier was on the/)
  expect(saying('BCBS denied 99213 CO-97 with 97110. Appeal?', therapy).answers).toMatch(/A corrected claim/)
})
