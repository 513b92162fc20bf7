// Procedures beside critical care.
import { expect, test } from 'vitest'
import { record } from '../book-of.ts'
import { saying } from '../saying.ts'

test('a central line is billed, its time taken out; a chest X-ray is included', () => {
  const line = record('36556', 'Central line', { globalDays: '000' })
  const said = saying('99291 with 36556 and 71046?', { records: [line] })
  expect(said.first).toMatch(/^Yes for 36556: billed beside 99291 with 25.*Not 71046, which critical care includes/)
  expect(said.lines).toEqual(['99291-25 x1?', '36556 x1'])
})
