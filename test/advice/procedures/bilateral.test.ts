// Both sides, by the bilateral indicator.
import { expect, test } from 'vitest'
import { pair, record } from '../book-of.ts'
import { saying } from '../saying.ts'

test.each([
  ['20610 both knees', ['20610-50 x1'], /one line with modifier 50 and one unit/],
  ['73562 both knees', ['73562-50 x1'], /each side paid in full \(indicator 3\)/],
  ['69210-50 both ears for Medicare', ['69210 x1'], /no modifier 50/],
])('%s', (text, lines, claim) => {
  const said = saying(text)
  expect(said.lines).toEqual(lines)
  expect(said.answers).toMatch(claim)
})

test('20610 x 2 RT/LT is one line with 50', () => {
  expect(saying('20610 x 2 RT/LT medicare').lines).toEqual(['20610-50 x1'])
})

test('a surgical center bills both sides its own way', () => {
  expect(saying('20610 both knees, Medicare ASC').answers).toMatch(/on two lines, or one line with 2 units/)
  expect(saying('20610 both knees, Medicare').answers).not.toMatch(/surgical center/)
})

test('codes that share an indicator are said together', () => {
  const said = saying('20610 and 27447 on both knees, 50?')
  expect(said.all.match(/on both sides/g)).toHaveLength(1)
})

test("the surgery center's own claim takes a line for each side", () => {
  expect(saying('27447 both knees at ASC, facility claim?').lines).toEqual(['27447-RT x1', '27447-LT x1'])
})

test('different codes on different sides each take their own side, and 59 is not needed', () => {
  const rows = { pairs: [pair('27447', '20610', 1)] }
  const said = saying('27447 right knee and 20610 left knee same session', rows)
  expect(said.first).toMatch(/^Yes, both: modifiers RT and LT/)
  expect(said.lines).toEqual(['27447-RT x1', '20610-LT x1'])
})

test('sides that stand before their codes are those of the codes', () => {
  const said = saying('Left carpal tunnel 64721 and right trigger thumb 26055, same session. modifiers?', {
    records: [record('64721', 'Nerve set free', { bilateral: '1' }), record('26055', 'Tendon', { bilateral: '0' })],
  })
  expect(said.lines).toEqual(['64721-LT x1', '26055-RT x1'])
})

test('one side on each of two days is no bilateral procedure', () => {
  const said = saying('20610 left knee on 9/3/2026 and again on 9/17/2026 for the right knee 20610. Modifier?')
  expect(said.answers).toMatch(/One side on each day: 20610 with LT/)
  expect(said.lines.join()).not.toMatch(/-50/)
})
