// The lines an asker names, with what never goes on them taken off.
import { expect, test } from 'vitest'
import { pair, record } from './book-of.ts'
import { saying } from './saying.ts'

test.each([
  ['99213-25 and 20610-RT x1', ['99213-25 x1?', '20610-RT x1']],
  ['99213-59 with 71046', ['99213 x1', '71046 x1']],
  ['71046-26 and 71046-TC', ['71046 x1']],
  ['69210-50 Medicare', ['69210 x1']],
  ['97110, can we do 8 units?', ['97110 x8']],
])('%s', (text, lines) => {
  expect(saying(text).lines).toEqual(lines)
})

test('Medicare gets no line that it does not take', () => {
  const rows = { records: [record('S0020', 'Injection, bupivacaine', { system: 'HCPCS', coverage: 'I' })] }
  expect(saying('S0020 for Medicare?', rows).lines).toEqual([])
  expect(saying('S0020 for Aetna?', rows).lines).toEqual(['S0020 x1'])
})

test('59 goes on column two, wherever it was written', () => {
  const rows = { records: [record('11042', 'Deep'), record('97597', 'Surface')], pairs: [pair('11042', '97597', 1)] }
  expect(saying('11042-XS and 97597', rows).lines).toEqual(['11042 x1', '97597-XS x1?'])
})
