import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { gemDirection, readGem } from '../../../src/codes/load/gem.ts'
import { NO_OFFICIAL_FILES, officialPath } from './official-file.ts'

test('from ICD-10 to ICD-9: codes and flags by position', () => {
  const gem = readGem('A000    0010  00000\r\nT8853XD v5889 10000\r\nA021    0031  10111\r\nT500X1D NoDx  11000\r\n')
  if (gem.is !== 'read') throw new Error(gem.because)
  expect(gem.direction).toBe('10to9')
  expect(gem.rows[0]).toEqual({
    ...{ source: 'A000', target: '0010', isApproximate: false, isCombination: false },
    ...{ scenario: 0, choiceList: 0, line: 1 },
  })
  expect(gem.rows[1]?.target).toBe('V5889')
  expect(gem.rows[2]).toMatchObject({ isApproximate: true, isCombination: true, scenario: 1, choiceList: 1 })
  expect(gem.rows[3]).toMatchObject({ source: 'T500X1D', target: null })
})

test('from ICD-9 to ICD-10', () => {
  const gem = readGem('0010  A000    00000\n0730  A70     10111\n7958  NoDx    11000\n')
  if (gem.is !== 'read') throw new Error(gem.because)
  expect(gem.direction).toBe('9to10')
  expect(gem.rows.map((row) => row.target)).toEqual(['A000', 'A70', null])
})

test.each<[string, string, number]>([
  ['a row cut short', 'A000    0010  00000\nA001    0011  000', 2],
  ['a row of the other direction', 'A000    0010  00000\n0010  A000    00000\n', 2],
  ['a flag that is none', 'A000    0010  00000\nA001    0011  20000\n', 2],
  ['no map, yet a target', 'A000    0010  00000\nA001    0011  01000\n', 2],
  ['no target, yet not said so', 'A000    0010  00000\nA001    NoDx  10000\n', 2],
  ['another file', '<html>\n', 1],
  ['an empty file', '', 1],
])('%s is refused with its line', (_what, content, line) => {
  expect(readGem(content)).toMatchObject({ is: 'refused', line })
})

test.skipIf(NO_OFFICIAL_FILES).each<[string, string, number, number, number]>([
  ['2018_I10gem', '10to9', 81_593, 731, 9_033],
  ['2018_I9gem', '9to10', 24_860, 422, 2_338],
])('%s: direction, rows, rows without target and of combinations', (file, direction, count, without, combined) => {
  const content = gunzipSync(readFileSync(officialPath(`gems/${file}.txt.gz`))).toString('latin1')
  const gem = readGem(content)
  if (gem.is !== 'read') throw new Error(JSON.stringify(gem))
  expect([gem.direction, gem.rows.length]).toEqual([direction, count])
  expect(gem.rows.filter((row) => row.target === null)).toHaveLength(without)
  expect(gem.rows.filter((row) => row.isCombination)).toHaveLength(combined)
  expect(gemDirection(content.slice(0, 19))).toBe(direction)
})
