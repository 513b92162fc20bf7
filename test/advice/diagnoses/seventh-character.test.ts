// The 7th character goes by the care.
import { expect, test } from 'vitest'
import { record } from '../book-of.ts'
import { saying } from '../saying.ts'

test.each([
  ['fracture seen Monday, ORIF a week later, is surgery subsequent, D?', /^A, not D/],
  ['fracture, cast change, 7th character?', /^D: routine care/],
  ['sequela of an old fracture, 7th character?', /^S, with the residual/],
])('%s', (text, first) => {
  expect(saying(text).first).toMatch(first)
})

test.each([
  ['S72.001A or D? 2 weeks after ORIF hip fx, routine healing', /^D, not A/, 'S72.001D x1?'],
  ['S72.001A or D? second surgery for the hip fx', /^A, not D/, 'S72.001A x1?'],
  ['S72.001D or G for hip fracture delayed healing', /^G:/, 'S72.001G x1?'],
  ['S72.001D or K, nonunion of the fracture', /^K:/, 'S72.001K x1?'],
])('%s', (text, first, line) => {
  const records = ['A', 'D', 'G', 'K'].map((character) => record(`S72.001${character}`, 'Fracture of the hip'))
  const said = saying(text, { records })
  expect(said.first).toMatch(first)
  expect(said.lines).toEqual([line])
})
