// Infusions, pushes and hydration told in words.
import { expect, test } from 'vitest'
import { record } from '../book-of.ts'
import { saying } from '../saying.ts'

const rows = { records: ['96413', '96415', '96367', '96409'].map((code) => record(code, `Giving ${code}`)) }

test.each([
  ['Remicade infusion 2.5 hours, what do we bill for giving it?', ['96413 x1', '96415 x1']],
  ['Remicade infused over 2 hours 31 minutes, codes?', ['96413 x1', '96415 x2']],
  ['IV fluids 90 min and zofran push, codes?', ['96374 x1', '96361 x1']],
  ['IV fluids 91 min and zofran push, codes?', ['96374 x1', '96361 x2']],
  ['IV fluids for 91 min, codes?', ['96360 x1', '96361 x1']],
  ['Hydration 30 minutes before chemo, chemo infusion 2 hours. 96360 ok?', ['96413 x1', '96415 x1']],
  ['Hydration 31 minutes before chemo, chemo infusion 2 hours. Codes?', ['96413 x1', '96415 x1', '96361 x1']],
  ['Antibiotic IV infusion over 15 minutes, code?', ['96374 x1']],
  ['Antibiotic IV infusion over 16 minutes, code?', ['96365 x1']],
])('%s', (text, lines) => {
  expect(saying(text, rows).lines).toEqual(lines)
})

test('what is too short to bill is said so', () => {
  expect(saying('IV fluids for 30 minutes and zofran push, codes?', rows).first).toMatch(
    /As described: 96374\. Hydration of 30 minutes is not billed; it needs 31/,
  )
})

test('an infusion without its time is conditional and its time asked for', () => {
  const said = saying('Remicade infusion, what do we bill for giving it?', rows)
  expect(said.lines).toEqual(['96413 x1?'])
  expect(said.asks).toMatch(/^start and stop times/)
})
