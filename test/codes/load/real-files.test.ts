// The official files of CODE_DATA, whole: as many rows as their publishers count. Pair tables of millions only with CODE_DATA_FULL=1.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { beforeAll, describe, expect, test } from 'vitest'
import type { IsoDate } from '../../../src/codes/citation.ts'
import { checkClaim } from '../../../src/codes/claim/check-claim.ts'
import type { IcdKind } from '../../../src/codes/load/icd-books.ts'
import type { Kind } from '../../../src/codes/load/importers.ts'
import { loadFile } from '../../../src/codes/load/load-file.ts'
import { loadIcdBook } from '../../../src/codes/load/load-icd-book.ts'
import { ensureStarterBook, openBook } from '../../../src/codes/open-book.ts'
import { emptyFolder } from './official-files.ts'

const FOLDER = process.env.CODE_DATA ?? join(import.meta.dirname, '../../../../shared/codes')
const STARTER = join(import.meta.dirname, '../../../config/starter-codes')
const absent = !existsSync(join(FOLDER, 'hcpcs/HCPC2025_OCT_ANWEB.txt.gz'))
const withPairs = process.env.CODE_DATA_FULL === '1'
/** A full load with both pair tables takes about a minute. */
const LOAD_MS = 240_000

type Load = { kind: Kind; files: Record<string, number> }
const LOADS: Load[] = [
  {
    kind: 'hcpcs',
    files: { 'hcpcs/HCPC2025_OCT_ANWEB.txt.gz': 8_463 + 383, 'hcpcs/hcpcs_2024_jul_indicators.tsv.gz': 8_033 },
  },
  { kind: 'hcpcs', files: { 'hcpcs/HCPC2019_CONTR_ANWEB.txt.gz': 6_440 + 360 } },
  { kind: 'hcpcs', files: { 'hcpcs/proc_notes_2019.txt': 218, 'hcpcs/NOC_Codes_2019.prn': 141 } },
  { kind: 'icd10cm-order', files: { 'icd10cm/icd10cm-order-2026.txt.gz': 98_186 } },
  { kind: 'icd10pcs-order', files: { 'icd10pcs/icd10pcs_order_2026.txt.gz': 80_029 } },
  {
    kind: 'ncci-mue',
    files: {
      'ncci/mue_practitioner.tsv.gz': 14_677,
      'ncci/mue_outpatient_hospital.tsv.gz': 14_628,
      'ncci/mue_dme_supplier.tsv.gz': 2_928,
    },
  },
  { kind: 'ncci-aoc', files: { 'ncci/aoc_edits.tsv.gz': 7_465 } },
  { kind: 'pfs', files: { 'pfs/pprrvu24_jul_nodesc.tsv.gz': 18_664 } },
  { kind: 'pfs', files: { 'pfs/pfs_gpci.tsv': 109, 'pfs/pfs_locco.tsv': 111, 'pfs/pfs_anes.tsv': 110 } },
  { kind: 'opps', files: { 'opps/status-indicators.csv': 31 } },
  { kind: 'opps', files: { 'opps/opps_addendum_b_2026_apr_nodesc.tsv.gz': 19_059 } },
  { kind: 'pos', files: { 'pos/place_of_service_2024.tsv': 99 } },
]
if (withPairs)
  LOADS.push({
    kind: 'ncci-ptp',
    files: { 'ncci/ptp_practitioner_all.tsv.gz': 2_546_017, 'ncci/ptp_hospital_all.tsv.gz': 1_775_818 },
  })

describe.skipIf(absent)(`official files of CODE_DATA (${FOLDER})`, () => {
  const path = join(emptyFolder(), 'book.sqlite')
  const counted: number[][] = []
  beforeAll(async () => {
    ensureStarterBook(path, STARTER)
    for (const { kind, files } of LOADS) {
      const paths = Object.keys(files).map((file) => join(FOLDER, file))
      const result = await loadFile(path, kind, paths)
      if (result.is !== 'loaded') throw new Error(JSON.stringify(result))
      counted.push(result.releases.map(({ rows }) => rows))
    }
  }, LOAD_MS)

  test(
    'files that are read as a whole load beside them, once',
    async () => {
      const files: [IcdKind, string, number][] = [
        ['icd10cm-tabular', 'icd10cm/icd10cm_tabular_2021.xml.gz', 25_176],
        ['icd10cm-index', 'icd10cm/icd10cm_index_2017.xml.gz', 0],
        ['gem', 'gems/2018_I10gem.txt.gz', 81_593],
        ['conversion', 'icd10cm/ICD-10-CM-CONVERSION-TABLE-FY2026.xlsx', 5_892],
      ]
      for (const [kind, file, rows] of files) {
        const result = await loadIcdBook(path, kind, [join(FOLDER, file)])
        expect(result).toMatchObject({ is: 'loaded', releases: [rows === 0 ? {} : { rows }] })
      }
      expect(await loadIcdBook(path, 'gem', [join(FOLDER, 'gems/2018_I10gem.txt.gz')])).toMatchObject({
        is: 'unchanged',
      })
    },
    LOAD_MS,
  )

  test('every file has the rows its publisher counts', () => {
    expect(counted).toEqual(LOADS.map(({ files }) => Object.values(files)))
    const all = query(
      'SELECT system, count(*) AS n FROM record JOIN release ON release.id = release_id WHERE kind = ? AND edition = ? GROUP BY system',
      'hcpcs',
      'October 2025',
    )
    expect(all.map(({ n }) => n)).toEqual([8_463, 383])
  })

  test('a code of an official file has one row in its release, whichever layer it came from', () => {
    const twice = `SELECT code, source, edition FROM record JOIN release ON release.id = release_id
      WHERE source IN ('HCPCS Level II', 'ICD-10-CM', 'ICD-10-PCS') GROUP BY system, code, source, edition HAVING count(*) > 1`
    expect(query(twice)).toEqual([])
  })

  test('a file that says its release neither by name nor by content is kept as such, and the pair tables by their newest deletions', () => {
    const editions = query('SELECT DISTINCT source, edition FROM release WHERE kind LIKE ? ORDER BY source', 'ncci-%')
    expect(editions.filter(({ edition }) => edition === 'release not stated').map(({ source }) => source)).toEqual([
      ...['NCCI MUE DME', 'NCCI MUE outpatient', 'NCCI MUE practitioner', 'NCCI add-on codes'],
    ])
    const dated = editions.filter(({ edition }) => edition !== 'release not stated')
    expect(dated.map(({ edition }) => edition)).toEqual(withPairs ? ['2024 Q3', '2024 Q3'] : [])
  })

  test.each([
    ['icd10cm-order', 'icd10cm/icd10cm-order-addenda-2026.txt', 'changes between two releases'],
    ['icd10cm-order', 'icd10cm/ICD-10-CM-October-2025-Guidelines.pdf', 'the coding guidelines'],
    ['hcpcs', 'hcpcs/HCPCS2019_recordlayout.txt', 'description of a layout'],
    ['hcpcs', 'icd10cm/icd10cm-order-2026.txt.gz', 'a file of kind icd10cm-order'],
  ] as const)('as %s, %s is refused by what it is', async (kind, file, says) => {
    expect(await loadFile(path, kind, [join(FOLDER, file)])).toMatchObject({
      is: 'refused',
      faults: [{ line: 0, found: expect.stringContaining(says) }],
    })
  })

  test('codes that ended by July 2024 are ended in the file that lost their days, and its cut titles are mended', () => {
    const [row] = query(
      `SELECT count(*) AS n FROM record JOIN release ON release.id = release_id
       WHERE kind = 'hcpcs' AND edition = 'October 2025' AND record.valid_to < 20251001`,
    )
    expect(row?.n).toBe(43)
    const titles = query(
      `SELECT title FROM record JOIN release ON release.id = release_id WHERE edition = 'October 2025' AND code IN ('A8000', 'RT', 'J1885') ORDER BY code`,
    )
    expect(titles.map(({ title }) => title)).toEqual([
      'Helmet, protective, soft, prefabricated, includes all components and accessories',
      'Injection, ketorolac tromethamine, per 15 mg',
      'Right side (used to identify procedures performed on the right side of the body)',
    ])
  })

  test('rows can be traced back to lines that lie within their file', () => {
    const beyond = `SELECT file FROM record JOIN release ON release.id = release_id WHERE kind <> 'starter' AND (line < 1 OR line > 200000)`
    expect(query(beyond)).toEqual([])
    expect(
      query(
        `SELECT line FROM record JOIN release ON release.id = release_id WHERE kind = 'icd10cm-order' AND code = 'A00.1'`,
      ),
    ).toEqual([{ line: 3 }])
  })

  test('our words and sizes survive: Toradol is still found, still 15 mg, and an explained CPT number keeps its explanation', () => {
    const book = openBook(path)
    expect(book.search('toradol')[0]?.record).toMatchObject({ code: 'J1885', unit: { amount: 15, measure: 'mg' } })
    expect(book.onDate('99213', '2024-08-01' as IsoDate)).toMatchObject([
      { titleIsOurs: true, status: 'A', globalDays: 'XXX' },
    ])
    expect(book.onDate('99213', '2024-08-01' as IsoDate)[0]?.title).not.toContain('no explanation')
    expect(
      query(
        `SELECT count(*) AS n FROM record JOIN release ON release.id = release_id WHERE kind = 'icd10cm-order' AND synonyms <> ''`,
      )[0]?.n,
    ).toBeGreaterThan(50)
    book.close()
  })

  test.skipIf(!withPairs)('the edit between two codes of wound care is named with indicator and release', () => {
    const book = openBook(path)
    const lines = ['97597', '11042'].map((code) => ({ code, modifiers: [], units: 1 }))
    const findings = checkClaim(book, { lines, diagnoses: [], date: '2024-08-01' as IsoDate })
    expect(findings.find(({ rule }) => rule === 'pair-edits')).toMatchObject({
      claim: expect.stringContaining('indicator 1'),
      citations: [{ source: 'NCCI PTP practitioner', edition: '2024 Q3', locator: '11042/97597' }, expect.anything()],
    })
    book.close()
  })

  function query(sql: string, ...values: string[]) {
    const database = new DatabaseSync(path, { readOnly: true })
    try {
      return database
        .prepare(sql)
        .all(...values)
        .map((row) => ({ ...row }))
    } finally {
      database.close()
    }
  }
})
