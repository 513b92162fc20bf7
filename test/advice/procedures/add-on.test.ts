// Add-on codes: never alone, no 51, no 50 from 2020.
import { expect, test } from 'vitest'
import { firstAndEach } from '../../../src/advice/procedures/add-on.ts'
import { addOn, record } from '../book-of.ts'
import { saying } from '../saying.ts'

const rows = {
  records: [record('11732', 'Each nail more'), record('11730', 'A nail')],
  addOns: [addOn('11732', '11730')],
}

test('with its primary, and counted', () => {
  expect(saying('11732 and 11730 for 4 nails', rows).lines).toEqual(['11730 x1', '11732 x3'])
})

test('alone it is refused, a visit is no primary', () => {
  const said = saying('11732 with 99213 denied', rows)
  expect(said.first).toMatch(/^11732 is an add-on code: it is paid only with its primary, 11730/)
  expect(said.first).toMatch(/99213 is not among its primaries/)
})

test('skin tags: the primary covers 15, its add-on ten or part of ten', () => {
  expect(firstAndEach('11200', '11201', 15).map(({ units }) => units)).toEqual([1])
  expect(firstAndEach('11200', '11201', 16).map(({ units }) => units)).toEqual([1, 1])
  expect(firstAndEach('11200', '11201', 26).map(({ units }) => units)).toEqual([1, 2])
})

test.each([
  ['2019-12-31', false],
  ['2020-01-01', true],
])('no modifier 50 on add-ons, on %s', (dos, isRuled) => {
  expect(/add-on codes take no modifier 50/.test(saying(`add-on 11732-50 with 11730, DOS ${dos}`, rows).all)).toBe(
    isRuled,
  )
})

test('levels of the spine in words are counted, and the units agree', () => {
  const facets = {
    records: [record('64635', 'First joint'), record('64636', 'Each joint more')],
    addOns: [addOn('64636', '64635')],
  }
  expect(saying('L3-4, L4-5 and L5-S1: 64635 x1 and 64636 x2?', facets).first).toMatch(/^Yes: for 3 levels/)
  expect(saying('L3-5: 64635 and 64636?', facets).lines).toEqual(['64635 x1', '64636 x1'])
})

test('a primary that covers fifteen is counted on from there', () => {
  const tags = { records: [record('11200', 'Tags'), record('11201', 'Tags more')], addOns: [addOn('11201', '11200')] }
  expect(saying('27 skin tags, 11200 and 11201?', tags).first).toMatch(/first 15 and 11201 with 2 units/)
})

test('an add-on of status B is never paid apart', () => {
  const bone = {
    records: [record('22551', 'Fusion'), record('20930', 'Graft', { status: 'B' })],
    addOns: [addOn('20930', '22551')],
  }
  expect(saying('20930 denied, we billed with 22551', bone).first).toMatch(/^20930 is bundled \(status B\)/)
})
