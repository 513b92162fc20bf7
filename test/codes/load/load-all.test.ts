import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { NOT_STATED } from '../../../src/codes/code-record.ts'
import { kindsOfFile } from '../../../src/codes/load/kind-of-file.ts'
import { LOADED_KINDS, loadKind } from '../../../src/codes/load/load-kind.ts'
import * as official from './official-files.ts'

let place: ReturnType<typeof official.startedBook>
beforeAll(() => {
  place = official.startedBook()
})
afterAll(() => rmSync(place.folder, { recursive: true }))

/** Names as CDC, CMS and exporters have given them. */
test.each([
  ['icd10cm-Code Descriptions-2026.zip', 'icd10cm-order'],
  ['icd10cm_order_2026.txt', 'icd10cm-order'],
  ['icd10cm-table-and-index-2027.zip', 'icd10cm-tabular icd10cm-index'],
  ['icd10cm-tabular_-2027.xml', 'icd10cm-tabular'],
  ['icd10cm-eindex-2026.xml', 'icd10cm-index'],
  ['ICD-10-CM-CONVERSION-TABLE-FY2026.xlsx', 'conversion'],
  ['2026-icd-10-pcs-order-file-long-and-abbreviated-titles.zip', 'icd10pcs-order'],
  ['october-2026-alpha-numeric-hcpcs-file-v2.zip', 'hcpcs'],
  ['medicare-ncci-2026q3-practitioner-ptp-edits-ccipra-v322r0-f1.zip', 'ncci-ptp'],
  ['ptp_hospital_all.tsv', 'ncci-ptp'],
  ['medicare-ncci-2026-q3-practitioner-services-mue-table.zip', 'ncci-mue'],
  ['AOC_V2025Q4-MCR.xlsx', 'ncci-aoc'],
  ['rvu26c.zip', 'pfs'],
  ['GPCI2026.csv', 'pfs'],
  ['april-2026-opps-addendum-b.zip', 'opps'],
  ['2018_I10gem.txt', 'gem'],
  ['current_article.zip', 'coverage'],
  ['photo.jpg', ''],
])('%s is loaded as %s', (name, kinds) => {
  expect(kindsOfFile(name).join(' ')).toBe(kinds)
  expect(kindsOfFile(name).filter((kind) => !LOADED_KINDS.includes(kind))).toEqual([])
})

test('a folder is loaded in one go, what is none of its kinds passed over, and nothing when one file is wrong', async () => {
  const folder = join(place.folder, 'downloads')
  mkdirSync(folder)
  const files = {
    'icd10cm-order-2026.txt': official.ICD_FILE,
    'ccipra-v313r0-2025q4-f1.txt': official.PTP_FILE,
    'HCPC2025_OCT_ANWEB.txt': official.HCPCS_FILE,
    'photo.jpg': 'x',
    'rvu25d.zip.part': 'half',
    'rvu25d.zip.source.json': '{}',
  }
  for (const [name, content] of Object.entries(files)) official.write(folder, name, content)
  const wrong = official.write(folder, 'PPRRVU25_OCT.csv', official.PFS_FILE.replace(',A,', ',?,'))
  expect(await loadKind(place.book, 'all', [folder])).toMatchObject({
    is: 'refused',
    faults: [{ file: 'PPRRVU25_OCT.csv', expected: 'a status code of one letter' }],
  })
  official.write(folder, 'PPRRVU25_OCT.csv', official.PFS_FILE)
  const loaded = await loadKind(place.book, 'all', [folder])
  if (loaded?.is !== 'loaded') throw new Error(JSON.stringify(loaded))
  expect(loaded.releases.map(({ file }) => file)).toEqual([
    ...['HCPC2025_OCT_ANWEB.txt', 'icd10cm-order-2026.txt', 'PPRRVU25_OCT.csv', 'ccipra-v313r0-2025q4-f1.txt'],
  ])
  expect(loaded.warnings[0]).toMatch(/^photo\.jpg was passed over: it is a file of a kind that its name does not tell/)
  // Then a file more: only that is new.
  rmSync(wrong)
  official.write(folder, 'AOC_V2025Q4-MCR.txt', official.AOC_FILE)
  expect(await loadKind(place.book, 'all', [folder])).toMatchObject({ releases: [{ file: 'AOC_V2025Q4-MCR.txt' }] })
  expect(await loadKind(place.book, 'all', [folder])).toMatchObject({ is: 'unchanged' })
})

test('a file whose name says no release does not take that of its neighbour in the folder', async () => {
  const folder = join(place.folder, 'neighbours')
  mkdirSync(folder)
  official.write(folder, 'MCR_MUE_PractitionerServices_Eff_10-01-2025.csv', official.MUE_FILE)
  official.write(
    folder,
    'mue_dme_supplier.csv',
    official.MUE_FILE.replace('Practitioner Services', 'DME Supplier Services'),
  )
  expect(await loadKind(place.book, 'all', [folder])).toMatchObject({
    releases: [{ edition: '2025 Q4' }, { source: 'NCCI MUE DME', edition: NOT_STATED }],
  })
})

test('a file that is named and is of no kind is refused by what it is', async () => {
  const photo = official.write(place.folder, 'photo.jpg', 'x')
  expect(await loadKind(place.book, 'all', [photo])).toMatchObject({ is: 'refused', faults: [{ file: 'photo.jpg' }] })
})
