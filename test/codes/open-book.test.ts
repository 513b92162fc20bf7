import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { buildBook } from '../../src/codes/build-book.ts'
import type { IsoDate } from '../../src/codes/citation.ts'
import { readStarter } from '../../src/codes/load/starter.ts'
import { ensureStarterBook, openBook } from '../../src/codes/open-book.ts'
import { DAY, HCPCS, starterBook, starterFolder, writeStarterFile } from './starter-folder.ts'

afterEach(() => vi.useRealTimers())

const NEW_ROW = ['J2001', 'A row of the newer book', '', '', '', '', '', '', '', ...HCPCS]

test('the date decides which row counts', () => {
  const book = starterBook()
  expect(book.onDate('J1020', '2024-03-31' as IsoDate)).toMatchObject([{ code: 'J1020', replacedBy: ['J1010'] }])
  expect(book.onDate('J1020', '2024-04-01' as IsoDate)).toEqual([])
  expect(book.history('J1020')).toHaveLength(1)
})

test('an end that a newer release gives counts against an older one that could not know it', () => {
  const row = (to: string, edition: string) => [
    ...['J2930', 'Injection, methylprednisolone sodium succinate, up to 125 mg', '125', 'mg', 'D', '', ''],
    ...['1984-01-01', to, 'HCPCS Level II', edition],
  ]
  const book = starterBook({
    'hcpcs.tsv': [row('', 'January 2019'), row('2024-03-31', 'October 2025')],
    'releases.tsv': [['HCPCS Level II', 'January 2019', '2019-01-01', '2019-03-31']],
  })
  const editions = (date: string) => book.onDate('J2930', date as IsoDate).map(({ citation }) => citation.edition)
  expect(editions('2024-03-31')).toEqual(['October 2025'])
  expect(editions('2024-04-01')).toEqual([])
  expect(book.history('J2930')).toHaveLength(1)
})

test('dots may be left out, but a dot says ICD-10-CM', () => {
  const book = starterBook()
  const codes = (written: string) => book.onDate(written, DAY).map(({ system, code }) => `${system} ${code}`)
  expect(codes('e119')).toEqual(['ICD-10-CM E11.9'])
  expect(codes('E11.22')).toEqual(['ICD-10-CM E11.22'])
  expect(codes('E1122').sort()).toEqual(['HCPCS E1122', 'ICD-10-CM E11.22'])
})

test('a pair is found in either order and keeps its columns', () => {
  const book = starterBook()
  for (const [a, b] of [
    ['20610', '20611'],
    ['20611', '20610'],
  ] as const) {
    expect(book.pairs(a, b, DAY)).toMatchObject([
      { column1: '20611', column2: '20610', indicator: 1, citation: { locator: '20611/20610', edition: '2025 Q4' } },
    ])
  }
  expect(book.pairs('20610', '99213', DAY)).toEqual([])
  expect(book.pairs('20610', '20610', DAY)).toEqual([])
})

test('limits, add-ons in both directions, notes and releases are there', () => {
  const book = starterBook()
  expect(book.unitLimits('j1885', DAY)).toMatchObject([{ units: 8, mai: 3, rationale: 'clinical data' }])
  expect(book.addOns('0471T', DAY)).toMatchObject([{ primary: '0470T', type: 1 }])
  expect(book.addOns('11045', DAY)).toMatchObject([{ primary: null, type: 2 }])
  expect(book.addOnsOf('0470T', DAY)).toMatchObject([{ code: '0471T' }])
  expect(book.note('laterality', DAY)?.citation.locator).toBe('chapter 1')
  expect(book.note('nothing', DAY)).toBeNull()
  expect(book.releases()).toContainEqual({
    source: 'HCPCS Level II',
    edition: 'October 2025',
    validFrom: '2025-10-01',
    validTo: '2025-12-31',
    rows: 5,
    file: 'hcpcs.tsv',
  })
})

test('an open reader sees the new book a second after it was put in place', () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  const folder = starterFolder()
  const path = join(folder, 'book.sqlite')
  ensureStarterBook(path, folder)
  const book = openBook(path)
  const rebuilt = readStarter(starterFolder({ 'hcpcs.tsv': [NEW_ROW] }))
  if (rebuilt.is === 'tables') buildBook(path, rebuilt.tables)
  expect(book.history('J2001')).toEqual([])
  vi.advanceTimersByTime(1_000)
  expect(book.history('J2001')).toHaveLength(1)
  expect(book.search('newer book')[0]?.record.code).toBe('J2001')
})

test('a broken or missing file does not take the open book away', () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  const folder = starterFolder()
  const path = join(folder, 'book.sqlite')
  ensureStarterBook(path, folder)
  const book = openBook(path)
  rmSync(path)
  vi.advanceTimersByTime(1_000)
  expect(book.history('J1885')).toHaveLength(1)
  writeFileSync(path, 'this is no book')
  vi.advanceTimersByTime(1_000)
  expect(book.history('J1885')).toHaveLength(1)
})

test('the starter book is built when missing, kept when nothing changed, and built again when a file did', () => {
  const folder = starterFolder()
  const path = join(folder, 'book.sqlite')
  expect(ensureStarterBook(path, folder).is).toBe('built')
  expect(ensureStarterBook(path, folder).is).toBe('kept')
  writeStarterFile(folder, 'hcpcs.tsv', [NEW_ROW])
  expect(ensureStarterBook(path, folder).is).toBe('built')
  writeStarterFile(folder, 'hcpcs.tsv', [['J2001']])
  expect(ensureStarterBook(path, folder)).toMatchObject({ is: 'wrong', faults: [{ file: 'hcpcs.tsv', line: 2 }] })
  expect(openBook(path).history('J2001')).toHaveLength(1)
})

test('a book that an operator loaded is kept whatever the starter files say', () => {
  const folder = starterFolder()
  const path = join(folder, 'book.sqlite')
  const starter = readStarter(folder)
  if (starter.is === 'tables') buildBook(path, { ...starter.tables, meta: { built_from: 'official files' } })
  expect(ensureStarterBook(path, folder).is).toBe('kept')
})

test('a file that is no code book is not overwritten', () => {
  const folder = starterFolder()
  const path = join(folder, 'book.sqlite')
  writeFileSync(path, 'somebody else wrote this')
  expect(ensureStarterBook(path, folder)).toEqual({
    is: 'refused',
    because: `the file at ${path} is no code book; move it away`,
  })
})
