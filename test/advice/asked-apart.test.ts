// Codes asked about one by one: what holds between them is no news.
import { expect, test } from 'vitest'
import { pair } from './book-of.ts'
import { saying } from './saying.ts'

const rows = { pairs: [pair('20610', '99213', 1), pair('27447', '20610', 1)] }

test.each(['What is the RVU of 99213 and 20610?', 'Can our PA assist for 27447? and for 20610?'])('%s', (text) => {
  const said = saying(text, rows)
  expect(said.all).not.toMatch(/NCCI pairs|modifier 25/)
})

test('asked for together they are a pair', () => {
  expect(saying('What is the RVU of 27447 and 20610 billed together?', rows).all).toMatch(/NCCI pairs/)
})
