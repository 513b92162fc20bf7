import { DatabaseSync } from 'node:sqlite'
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { ICD_BOOKS, type IcdKind } from '../../../src/codes/load/icd-books.ts'
import { ICD_TABLES } from '../../../src/codes/load/icd-tables.ts'
import { NO_OFFICIAL_FILES, officialStream } from './official-file.ts'
import { TABULAR } from './tabular-fixture.ts'
import { workbookOf } from './zip-of.ts'

const INDEX =
  '<ICD10CM.index><letter><mainTerm><title>Wobble</title><code>R26.8-</code></mainTerm></letter></ICD10CM.index>'
const CONVERSION = workbookOf([
  ['Current code assignment', 'Effective', 'Previous Code(s) Assignment'],
  ['A04.71', 2017, 'A04.7, A04.8'],
])

test.each<[IcdKind, string, string | Buffer, object, object]>([
  [
    ...(['icd10cm-tabular', 'icd10cm-tabular-2098.xml', TABULAR] as const),
    { source: 'ICD-10-CM tabular list', release: { edition: 'FY2098', validFrom: '2097-10-01' }, rows: 11 },
    { tabular_place: 10, code_note: 11 },
  ],
  [
    ...(['icd10cm-index', 'icd10cm-index-April-2026.xml', INDEX] as const),
    { source: 'ICD-10-CM index', release: { edition: 'FY2026 April', validFrom: '2026-04-01' }, rows: 1 },
    { index_term: 1 },
  ],
  [
    ...(['gem', '2018_I9gem.txt', '0010  A000    00000\n'] as const),
    { source: 'GEM ICD-9-CM to ICD-10-CM', release: { edition: 'FY2018' }, rows: 1 },
    { crosswalk: 1 },
  ],
  [
    ...(['conversion', 'ICD-10-CM-CONVERSION-TABLE-FY2026.xlsx', CONVERSION] as const),
    { source: 'ICD-10-CM conversion table', release: { edition: 'FY2026' }, rows: 1 },
    { crosswalk: 2 },
  ],
])('%s: source, release and rows', async (kind, name, content, expected, inserted) => {
  expect(name).toMatch(ICD_BOOKS[kind].member)
  const book = await ICD_BOOKS[kind].read(name, Readable.from([Buffer.from(content)]))
  expect(book).toMatchObject(expected)
  const database = new DatabaseSync(':memory:')
  database.exec(ICD_TABLES)
  // A book takes several releases of the same set beside each other.
  for (const release of [1, 2]) expect(book.is === 'read' && book.insert(database, release)).toEqual(inserted)
  for (const [table, rows] of Object.entries(inserted)) {
    expect(database.prepare(`SELECT count(*) AS rows FROM ${table} WHERE release_id = 2`).get()).toEqual({ rows })
  }
  database.close()
})

test.each<[IcdKind, string[], string[]]>([
  [
    'icd10cm-tabular',
    ['icd10cm-tabular_-2027.xml', 'icd10cm_tabular_2026.xml'],
    ['icd10cm-tabular-addenda-2026.xml', 'icd10cm-index-2026.xml'],
  ],
  [
    'icd10cm-index',
    ['icd10cm-eindex-2026.xml', 'icd10cm-drug-2026.xml', 'icd10cm_neoplasm_2022.xml'],
    ['icd10cm-tabular-2026.xml', 'icd10cm-index-2026.pdf'],
  ],
  ['gem', ['2018_I10gem.txt'], ['Dxgem_guide_2018.pdf']],
])('%s knows its members by pattern', (kind, own, others) => {
  for (const name of own) expect(name).toMatch(ICD_BOOKS[kind].member)
  for (const name of others) expect(name).not.toMatch(ICD_BOOKS[kind].member)
})

test('a file of another kind is refused', async () => {
  for (const { read } of Object.values(ICD_BOOKS))
    expect(await read('x.xml', Readable.from([Buffer.from('<html></html>')]))).toMatchObject({ is: 'refused' })
})

test.skipIf(NO_OFFICIAL_FILES)('the release of an official list is that of its fiscal year', async () => {
  const book = await ICD_BOOKS['icd10cm-index'].read(
    'index.xml',
    officialStream('icd10cm/icd10cm_neoplasm_2022.xml.gz'),
  )
  expect(book).toMatchObject({
    ...{ source: 'ICD-10-CM neoplasm table', rows: 9_136 },
    release: { edition: 'FY2022', validFrom: '2021-10-01', validTo: '2022-09-30' },
  })
})
