import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { loadFile } from '../../../src/codes/load/load-file.ts'
import { loadKind } from '../../../src/codes/load/load-kind.ts'
import { ensureStarterBook, isStarterStale, openBook } from '../../../src/codes/open-book.ts'
import { starterFolder } from '../starter-folder.ts'
import * as official from './official-files.ts'

/** Every row of a book without the numbers that it gave to rows, codes and releases. */
function rowsOf(path: string): string[] {
  const database = new DatabaseSync(path, { readOnly: true })
  const queries = [
    `SELECT 'record', compact, system, title, title_is_ours, billable, synonyms, unit_amount, unit_measure, status, coverage, replaced_by,
       record.valid_from, record.valid_to, source, edition, release.file, line FROM record JOIN code_key ON code_key.id = key_id JOIN release ON release.id = release_id`,
    `SELECT 'pair', a.compact, b.compact, in_table, indicator, pair.valid_from, pair.valid_to, source, edition, line FROM pair
       JOIN code_key a ON a.id = column1 JOIN code_key b ON b.id = column2 JOIN release ON release.id = release_id`,
    `SELECT 'limit', compact, in_table, units, unit_limit.valid_from, unit_limit.valid_to, source, edition FROM unit_limit
       JOIN code_key ON code_key.id = key_id JOIN release ON release.id = release_id`,
    `SELECT 'note', note.id, text, source, edition FROM note JOIN release ON release.id = release_id`,
    `SELECT 'release', source, edition, file, valid_from, valid_to, rows, kind FROM release`,
  ]
  const rows = queries.flatMap((query) =>
    database
      .prepare(query)
      .all()
      .map((row) => JSON.stringify(Object.values(row))),
  )
  database.close()
  return rows.sort()
}

async function withOfficialFiles(starter: string): Promise<string> {
  const path = join(starter, 'book.sqlite')
  expect(ensureStarterBook(path, starter).is).toBe('built')
  const files = {
    hcpcs: ['HCPC2025_OCT_ANWEB.txt', official.HCPCS_FILE],
    'icd10cm-order': ['icd10cm-order-2026.txt', official.ICD_FILE],
    pfs: ['PPRRVU25_OCT.csv', official.PFS_FILE],
    'ncci-ptp': ['ccipra-2025q4-f1.txt', official.PTP_FILE],
  } as const
  for (const [kind, [name, content]] of Object.entries(files))
    expect(await loadFile(path, kind as keyof typeof files, [official.write(starter, name, content)])).toMatchObject({
      is: 'loaded',
    })
  return path
}

/** Other words, another size, a row less and a row more than the starter set of the tests. */
function revise(folder: string): void {
  const edit = (file: string, change: (text: string) => string) => {
    const path = join(folder, file)
    const before = readFileSync(path, 'utf8')
    expect(change(before)).not.toBe(before)
    writeFileSync(path, change(before))
  }
  edit('hcpcs.tsv', (text) =>
    text
      .replace('toradol', 'ketorolac shot')
      .replace('ketorolac tromethamine, per 15 mg\t15\tmg', 'ketorolac tromethamine, per 15 mg\t30\tmg')
      .replace('depo-medrol', 'depomedrol'),
  )
  edit('cpt.tsv', (text) =>
    text
      .replace('large joint injection\t', 'knee injection\t')
      .replace('Needle into a large joint, such', 'A needle into a large joint, such'),
  )
  edit('icd10cm.tsv', (text) =>
    text
      .replace('dm2', 'sugar disease')
      .split('\n')
      .filter((line) => !line.startsWith('J44.9'))
      .join('\n'),
  )
}

test('a book with official files takes a new starter set over, and is then the book that loading anew would give', async () => {
  const [folder, fresh] = [starterFolder(), starterFolder()]
  const path = await withOfficialFiles(folder)
  expect(isStarterStale(path, folder)).toBe(false)
  for (const each of [folder, fresh]) revise(each)
  expect(isStarterStale(path, folder)).toBe(true)
  expect(ensureStarterBook(path, folder).is).toBe('kept')

  expect(await loadKind(path, 'starter', [folder])).toMatchObject({ is: 'loaded' })
  expect(rowsOf(path)).toEqual(rowsOf(await withOfficialFiles(fresh)))
  expect(isStarterStale(path, folder)).toBe(false)
  const book = openBook(path)
  expect(book.search('ketorolac shot')[0]?.record).toMatchObject({ code: 'J1885', unit: { amount: 30, measure: 'mg' } })
  expect(book.search('sugar disease')[0]?.record.citation.edition).toBe('FY2026')
  book.close()

  expect(await loadKind(path, 'starter', [folder])).toMatchObject({ is: 'unchanged' })
  for (const each of [folder, fresh]) rmSync(each, { recursive: true })
})

test('a starter set that is wrong leaves the book as it was', async () => {
  const folder = starterFolder()
  const path = await withOfficialFiles(folder)
  const before = readFileSync(path)
  writeFileSync(join(folder, 'pos.tsv'), 'nonsense\n')
  expect(await loadKind(path, 'starter', [folder])).toMatchObject({
    is: 'refused',
    faults: [{ file: 'pos.tsv', line: 1 }],
  })
  expect(readFileSync(path).equals(before)).toBe(true)
  rmSync(folder, { recursive: true })
})

test('an operator\u2019s book of another layout is not thrown away, and what to do is said', async () => {
  const folder = starterFolder()
  const path = await withOfficialFiles(folder)
  const database = new DatabaseSync(path)
  database.exec('PRAGMA user_version = 1')
  database.close()
  expect(ensureStarterBook(path, folder)).toMatchObject({
    is: 'refused',
    because: expect.stringMatching(/layout 1, this program reads \d+; move it away/),
  })
  rmSync(folder, { recursive: true })
})
