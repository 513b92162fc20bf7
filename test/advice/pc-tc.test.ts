// 26 and TC, by the PC/TC indicator.
import { expect, test } from 'vitest'
import { record } from './book-of.ts'
import { saying } from './saying.ts'

test.each([
  ['1', '71046-26', /a diagnostic test that splits/],
  ['2', '93010-26', /professional part alone by definition; no 26/],
  ['3', '93005-TC', /technical part alone by definition; no TC/],
  ['4', '93000-26', /the whole test by definition; 26 and TC do not apply/],
])('indicator %s', (pcTc, written, claim) => {
  const [code = ''] = written.split('-')
  expect(saying(`${written}?`, { records: [record(code, 'A test', { pcTc })] }).answers).toMatch(claim)
})

test('on own equipment the whole is billed', () => {
  expect(saying('modifier 26 on 71046 in our own office').first).toMatch(/^No modifier/)
})
