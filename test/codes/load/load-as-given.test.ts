import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { IsoDate } from '../../../src/codes/citation.ts'
import { NOT_STATED } from '../../../src/codes/code-record.ts'
import type { Kind } from '../../../src/codes/load/importers.ts'
import { loadFile } from '../../../src/codes/load/load-file.ts'
import { openBook } from '../../../src/codes/open-book.ts'
import * as official from './official-files.ts'
import { workbookOf, zipOf } from './zip-of.ts'

let place: ReturnType<typeof official.startedBook>
beforeAll(() => {
  place = official.startedBook()
})
afterAll(() => rmSync(place.folder, { recursive: true }))

const load = (kind: Kind, name: string, content: string | Buffer) =>
  loadFile(place.book, kind, [official.write(place.folder, name, content)])

const UNKNOWN_TO_STARTER = official.MUE_FILE.replace('20610', '20698')

/** The cells of a delimited text, for a workbook that says the same. */
const cellsOf = (text: string, mark: string) =>
  text
    .split('\r\n')
    .slice(0, -1)
    .map((line) => line.split(mark).map((cell) => cell.replaceAll('"', '')))

test('pairs say their release by the newest day on which one of them began', async () => {
  const result = await load('ncci-ptp', 'ccipra-f1.txt', official.PTP_FILE)
  expect(result).toMatchObject({
    is: 'loaded',
    releases: [{ edition: '2025 Q1', validFrom: '2025-01-01', validTo: '2025-03-31' }],
  })
  expect(result.is === 'loaded' && result.warnings[0]).toMatch(/2025 Q1 was taken from .*2025-01-01; give --edition/)
  expect(await load('ncci-ptp', 'ccipra-f1.txt', official.PTP_FILE)).toMatchObject({ is: 'unchanged' })
})

test('an export of pairs without their beginnings is of the quarter after its newest deletion, and of none when that proves nothing', async () => {
  const rows = (day: string) =>
    `column1\tcolumn2\tdeletion_date\tmodifier_indicator\n20610\t99213\t${day}\t0\n20611\t20610\t9999-12-31\t1\n`
  expect(await load('ncci-ptp', 'ptp_hospital.tsv', rows('2024-06-30'))).toMatchObject({
    releases: [{ source: 'NCCI PTP hospital', edition: '2024 Q3', validFrom: '2024-07-01' }],
  })
  expect(await load('ncci-ptp', 'ptp_hospital.tsv', rows('2024-06-12'))).toMatchObject({
    releases: [{ edition: NOT_STATED, validFrom: null, validTo: null }],
  })
})

test('a table that nothing dates is kept, and what is cited from it says so', async () => {
  const result = await load('ncci-mue', 'mue_practitioner.csv', UNKNOWN_TO_STARTER)
  expect(result).toMatchObject({ is: 'loaded', releases: [{ edition: NOT_STATED, validFrom: null, rows: 2 }] })
  expect(result.is === 'loaded' && result.warnings[0]).toMatch(/does not say its release.*--edition/)
  const book = openBook(place.book)
  expect(book.unitLimits('20698', '2025-11-03' as IsoDate)).toMatchObject([
    { units: 2, citation: { source: 'NCCI MUE practitioner', edition: NOT_STATED } },
  ])
  book.close()
})

test('a dated release stands before one that is not stated', async () => {
  const other = UNKNOWN_TO_STARTER.replace('20698,2,', '20698,7,')
  await load('ncci-mue', 'MCR_MUE_PractitionerServices_Eff_10-01-2025.csv', other)
  const book = openBook(place.book)
  expect(book.unitLimits('20698', '2025-11-03' as IsoDate)).toMatchObject([
    { units: 7, citation: { edition: '2025 Q4' } },
  ])
  book.close()
})

test('workbooks of the official tables say the same as their texts, by row of the sheet', async () => {
  const ptp = workbookOf(cellsOf(official.PTP_FILE, '\t'))
  expect(await load('ncci-ptp', 'ccipra-v313r0-2025q4-f1.xlsx', ptp)).toMatchObject({ releases: [{ rows: 3 }] })
  expect(await load('ncci-aoc', 'AOC_V2025Q4-MCR.xlsx', workbookOf(cellsOf(official.AOC_FILE, '\t')))).toMatchObject({
    releases: [{ edition: '2025 Q4', rows: 2 }],
  })
  // A number typed as 0.97 is stored as what is nearest to it in binary.
  const pfs = cellsOf(official.PFS_FILE, ',').map((cells) =>
    cells.map((cell) => (cell === '0.97' ? '0.96999999999999997' : cell.replace('DESCRIPTOR', 'DESCRIPTOR, OF'))),
  )
  pfs.splice(4, pfs.length, ...official.PFS_FILE.split('\r\n').slice(4, -1).map(pfsCells))
  expect(await load('pfs', 'PPRRVU25_OCT.xlsx', workbookOf(pfs))).toMatchObject({ releases: [{ rows: 4 }] })
  const book = openBook(place.book)
  const found = book.fees().feeOf('20610', '', '2025-11-03' as IsoDate)
  expect(found).toMatchObject({ fee: { work: 0.97, line: 5 } })
  expect(JSON.stringify(found)).not.toContain('DESCRIPTOR')
  book.close()
})

/** The descriptor's comma is inside quotes. */
function pfsCells(line: string): string[] {
  const cells = line.replace('"DESCRIPTOR, OF SOMEBODY"', 'DESCRIPTOR').split(',')
  return cells.map((cell) => (cell === '0.97' ? '0.96999999999999997' : cell))
}

test('an archive of the fee schedule gives all its tables, each of its own release, and passes the other formats over', async () => {
  const archive = zipOf({
    'PPRRVU26_JAN.csv': official.PFS_FILE,
    'PPRRVU26_JAN.txt': 'the same in fixed width',
    'PPRRVU26_JAN.xlsx': workbookOf([['the same']]),
    'GPCI2026.csv': official.crlf([
      'Medicare Administrative Contractor (MAC),State,Locality Number,Locality Name,2026 PW GPCI (with 1.0 Floor),2026 PE GPCI,2026 MP GPCI',
      '09102,FL,04,MIAMI,1.000,1.012,2.352',
    ]),
    'OPPSCAP_JAN.csv': 'caps',
    'RVU26A.pdf': '%PDF',
  })
  expect(await load('pfs', 'rvu26a.zip', archive)).toMatchObject({
    is: 'loaded',
    releases: [
      { source: 'Medicare PFS GPCI', edition: '2026', file: 'GPCI2026.csv', rows: 1 },
      { source: 'Medicare PFS', edition: 'RVU26A (January 2026)', file: 'PPRRVU26_JAN.csv', rows: 4 },
    ],
  })
  expect(await load('pfs', 'rvu26a.zip', archive)).toMatchObject({ is: 'unchanged' })
})

test('a member whose own name says no release takes that of its archive', async () => {
  const archive = zipOf({ 'ccipra-v323r0-f1.TXT': official.PTP_FILE, 'ccipra-v323r0-f1.xlsx': workbookOf([['x']]) })
  expect(
    await load('ncci-ptp', 'medicare-ncci-2026q4-practitioner-ptp-edits-ccipra-v323r0-f1.zip', archive),
  ).toMatchObject({
    releases: [{ edition: '2026 Q4', file: 'ccipra-v323r0-f1.TXT', rows: 3 }],
  })
})
