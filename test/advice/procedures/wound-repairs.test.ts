// Measured wounds: added within one depth and one group of sites, coded by the sum.
import { expect, test } from 'vitest'
import { pair, record } from '../book-of.ts'
import { saying } from '../saying.ts'

const CODES = '12001 12002 12004 12011 12013 12031 12032 12034 12041 12042 12051 12052 13100 13101 13102 13131 13132'
const rows = { records: CODES.split(' ').map((code) => record(code, `Repair ${code}`, { globalDays: '010' })) }

test.each([
  ['2.5 cm cut left leg and 4 cm cut right arm, both simple sutures, code?', ['12002 x1?']],
  ['simple repair of a 2.5 cm laceration of the arm, code?', ['12001 x1?']],
  ['simple repair of a 2.6 cm laceration of the arm, code?', ['12002 x1?']],
  [
    '4 cm laceration of the scalp (intermediate) and 2.5cm of the forehead simple and another 3 cm simple on the arm, codes',
    ['12032 x1?', '12002 x1?', '12011 x1?'],
  ],
  ['lac 3.2cm chin complex repair and 6 cm lac on left forearm 2 layer. what cpt', ['13132 x1?', '12032 x1?']],
  ['complex repair of a 13 cm wound of the trunk, code?', ['13101 x1?', '13102 x2?']],
  ['layered closure of 30 mm laceration of the hand, code?', ['12042 x1?']],
  ['complex repair of a 1 cm wound of the trunk, code?', []],
])('%s', (text, lines) => {
  expect(saying(text, rows).lines).toEqual(lines)
})

test('two groups side by side take 59 only where an edit pairs them', () => {
  const text = 'layered 4 cm laceration scalp and simple 3 cm cut of the arm, codes?'
  expect(saying(text, rows).lines).toEqual(['12032 x1?', '12002 x1?'])
  expect(saying(text, { ...rows, pairs: [pair('12032', '12002', 1)] }).lines).toEqual(['12032 x1?', '12002-59 x1?'])
})

test('without a depth or a site nothing is chosen', () => {
  expect(saying('3 cm laceration of the arm, code?', rows).all).not.toMatch(/bears out depth/)
  expect(saying('simple repair 3 cm, code?', rows).all).not.toMatch(/bears out depth/)
})

test('a simple closure is part of an excision', () => {
  expect(saying('excision of a 1 cm mole of the back, simple closure 2 cm, codes?', rows).lines).not.toContain(
    '12001 x1?',
  )
})

test('a layered or complex closure is billed beside the excision, and measured apart from it', () => {
  const closed = saying(
    'excision of a 2 cm sebaceous cyst from the back with layered closure 3 cm. Can we bill both?',
    rows,
  )
  expect(closed.first).toMatch(/^Yes: the layered or complex closure of an excision is billed beside it/)
  expect(closed.lines).toContain('12032 x1?')
  expect(saying('excision of a 2 cm cyst of the back, simple closure 3 cm. Bill both?', rows).all).not.toMatch(/^Yes/m)
})
