import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readStarter, STARTER_FILES } from '../../../src/codes/load/starter.ts'
import type { Fault } from '../../../src/codes/load/tsv.ts'
import { HCPCS, starterFolder } from '../starter-folder.ts'

function faultsOf(folder: string): Fault[] {
  const result = readStarter(folder)
  return result.is === 'wrong' ? result.faults : []
}

test('a sound set gives every row with its citation, file and line', () => {
  const result = readStarter(starterFolder())
  if (result.is !== 'tables') throw new Error(JSON.stringify(result))
  expect([...result.tables.records][0]).toMatchObject({
    system: 'HCPCS',
    code: 'J1885',
    unit: { amount: 15, measure: 'mg' },
    synonyms: ['toradol'],
    validFrom: '1996-01-01',
    validTo: null,
    citation: { source: 'HCPCS Level II', edition: 'October 2025', locator: 'J1885' },
    file: 'hcpcs.tsv',
    line: 2,
  })
  expect([...result.tables.pairs][0]?.citation.locator).toBe('20611/20610')
})

test('a wrong header names the columns that were expected', () => {
  const folder = starterFolder()
  writeFileSync(join(folder, 'pos.tsv'), 'code\tname\n11\tOffice\n')
  expect(faultsOf(folder)).toEqual([
    { file: 'pos.tsv', line: 1, expected: `the header ${STARTER_FILES['pos.tsv'].join(' ')}`, found: 'code\tname' },
  ])
})

test('a missing file is a fault, not an empty list', () => {
  const folder = starterFolder()
  rmSync(join(folder, 'pairs.tsv'))
  expect(faultsOf(folder)).toEqual([{ file: 'pairs.tsv', line: 0, expected: 'a readable UTF-8 file', found: 'none' }])
})

test('bytes that are no UTF-8 are a fault', () => {
  const folder = starterFolder()
  writeFileSync(join(folder, 'notes.tsv'), Buffer.from([0x69, 0xff, 0xfe]))
  expect(faultsOf(folder)[0]).toMatchObject({ file: 'notes.tsv', line: 0 })
})

test.each<[string, string[], string]>([
  ['too few columns', ['J2001', 'Something'], '11 columns'],
  ['a bad day', hcpcs('J2001', { valid_from: '2025-02-30' }), 'valid_from as a day YYYY-MM-DD or empty'],
  [
    'an end before the start',
    hcpcs('J2001', { valid_from: '2025-02-01', valid_to: '2025-01-01' }),
    'valid_to on or after valid_from',
  ],
  ['a measure of its own', hcpcs('J2001', { unit_amount: '2', unit_measure: 'spoon' }), 'unit_measure one of'],
  ['an amount of nothing', hcpcs('J2001', { unit_amount: '0', unit_measure: 'mg' }), 'unit_amount an amount above 0'],
  ['a code of another shape', hcpcs('99213', {}), 'code a HCPCS code as it is written'],
  ['no source', hcpcs('J2001', { source: '' }), 'source not empty'],
  ['the same row twice', hcpcs('J1885', { valid_from: '1996-01-01' }), 'each row once'],
])('%s is named with file and line', (_what, row, expected) => {
  const [fault] = faultsOf(starterFolder({ 'hcpcs.tsv': [row] }))
  expect(fault).toMatchObject({ file: 'hcpcs.tsv', line: 7 })
  expect(fault?.expected).toContain(expected)
})

test('an add-on of type 2 names no primary', () => {
  const folder = starterFolder({ 'add-ons.tsv': [['99213', '20610', '2', '', '', ...HCPCS]] })
  expect(faultsOf(folder)[0]).toMatchObject({ file: 'add-ons.tsv', line: 4, found: '20610' })
})

function hcpcs(code: string, cells: Record<string, string>): string[] {
  const row: Record<string, string> = {
    code,
    title: 'A test row',
    source: 'HCPCS Level II',
    release: 'October 2025',
    ...cells,
  }
  return STARTER_FILES['hcpcs.tsv'].map((column) => row[column] ?? '')
}

test('the starter set that is shipped can be read', () => {
  expect(faultsOf(join(import.meta.dirname, '../../../config/starter-codes'))).toEqual([])
})
