// Rows of every kind, drawn at random from the books that the official files of CODE_DATA make: each says what its line of the file says.
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadKind } from '../../../src/codes/load/load-kind.ts'
import { NO_OFFICIAL_FILES, officialPath } from './official-file.ts'
import { startedBook } from './official-files.ts'

const LOAD_MS = 400_000
/** The largest files take a minute to load; they are traced with CODE_DATA_FULL=1. */
const isFull = process.env.CODE_DATA_FULL === '1'
const DRAWN = 200

/** What of a stored row must stand in its line; a number is looked for as it is written in the file. */
type Traced = { file: string; sql: string; says: (row: Record<string, unknown>, line: string) => boolean }

const cells = (line: string) => line.split('\t').map((cell) => cell.trim())
const spaced = (text: string) => text.split(/\s+/).join(' ')
const bare = (text: unknown) => String(text).replace('.', '')
const facts = (row: Record<string, unknown>) => JSON.parse(String(row.facts)) as Record<string, string>
const OF = 'JOIN release ON release.id = release_id WHERE release.file = :file'
const KEY = '(SELECT compact FROM code_key WHERE id = key_id) AS code'

const ALL_KINDS: Record<string, Traced> = {
  'ICD-10-CM': {
    file: 'icd10cm/icd10cm-order-2026.txt.gz',
    sql: `SELECT line, code, title, billable FROM record ${OF}`,
    says: ({ code, title, billable }, line) =>
      line.slice(6, 13).trim() === bare(code) && line.slice(77).trim() === title && line[14] === String(billable),
  },
  'ICD-10-PCS': {
    file: 'icd10pcs/icd10pcs_order_2026.txt.gz',
    sql: `SELECT line, code, title FROM record ${OF}`,
    says: ({ code, title }, line) => line.slice(6, 13).trim() === code && line.slice(77).trim() === title,
  },
  'HCPCS Level II': {
    file: 'hcpcs/HCPC2019_CONTR_ANWEB.txt.gz',
    sql: `SELECT line, code, title, coverage FROM record ${OF}`,
    says: ({ code, title, coverage }, line) =>
      line.slice(0, 5).trim() === code &&
      String(title).startsWith(line.slice(11, 91).split(/\s+/).join(' ').trim()) &&
      (line.slice(229, 230).trim() || null) === coverage,
  },
  'indicators of HCPCS': {
    file: 'hcpcs/hcpcs_2024_jul_indicators.tsv.gz',
    sql: `SELECT line, ${KEY}, facts FROM fee ${OF}`,
    says: (row, line) =>
      cells(line)[0] === row.code && Object.values(facts(row)).every((fact) => cells(line).includes(fact)),
  },
  'last days of HCPCS codes': {
    file: 'hcpcs/hcpcs_2024_jul_indicators.tsv.gz',
    sql: `SELECT line, ${KEY}, last_day FROM ending ${OF}`,
    says: ({ code, last_day: day }, line) =>
      cells(line)[0] === code && cells(line).some((cell) => cell.replaceAll('-', '') === String(day)),
  },
  'pair edits': {
    file: 'ncci/ptp_hospital_all.tsv.gz',
    sql: `SELECT line, a.compact AS one, b.compact AS two, pair.valid_to AS last, indicator, text FROM pair JOIN code_key a ON a.id = column1
      JOIN code_key b ON b.id = column2 JOIN rationale ON rationale.id = rationale_id ${OF} AND line % 997 = 0`,
    says: ({ one, two, last, indicator, text }, line) => {
      const [first, second, day = '', ...rest] = cells(line)
      const ends = String(last) === '99999999' ? '99991231' : String(last)
      return (
        first === one && second === two && day.replaceAll('-', '') === ends && rest.join(' ') === `${indicator} ${text}`
      )
    },
  },
  'add-on codes': {
    file: 'ncci/aoc_edits.tsv.gz',
    sql: `SELECT line, ${KEY}, (SELECT compact FROM code_key WHERE id = primary_id) AS main, type FROM add_on ${OF}`,
    says: ({ code, main, type }, line) => line === [code, main ?? 'CCCCC', type].join('\t'),
  },
  'unit limits': {
    file: 'ncci/mue_practitioner.tsv.gz',
    sql: `SELECT line, ${KEY}, units, mai, text FROM unit_limit JOIN rationale ON rationale.id = rationale_id ${OF}`,
    says: ({ code, units, mai, text }, line) => line === [code, units, mai, text].join('\t'),
  },
  'the fee schedule': {
    file: 'pfs/pprrvu24_jul_nodesc.tsv.gz',
    sql: `SELECT line, ${KEY}, modifier, facts FROM fee ${OF}`,
    says: (row, line) =>
      [row.code, row.modifier, ...Object.values(facts(row))].join(' ') ===
      cells(line)
        .filter((cell, at) => at < 2 || cell !== '')
        .join(' '),
  },
  localities: {
    file: 'pfs/pfs_gpci.tsv',
    sql: `SELECT line, mac, number, facts FROM locality ${OF}`,
    says: (row, line) =>
      cells(line)[0] === row.mac && cells(line)[2] === row.number && cells(line)[5] === facts(row).gpci_pe,
  },
  'Addendum B': {
    file: 'opps/opps_addendum_b_2026_apr_nodesc.tsv.gz',
    sql: `SELECT line, ${KEY}, facts FROM fee ${OF}`,
    says: (row, line) =>
      cells(line)[0] === row.code &&
      cells(line)[2] === facts(row).status_indicator &&
      (cells(line)[3] || undefined) === facts(row).payment_rate,
  },
  'places of service': {
    file: 'pos/place_of_service_2024.tsv',
    sql: `SELECT line, code, title, facility_rate FROM record ${OF}`,
    says: ({ code, title, facility_rate: rate }, line) =>
      line.startsWith(`${code}\t${rate === 1 ? 'Facility' : 'Non-Facility'}\t${title}\t`),
  },
  'equivalence mappings': {
    file: 'gems/2018_I10gem.txt.gz',
    sql: `SELECT line, source AS code, target FROM (SELECT crosswalk.*, release.file FROM crosswalk JOIN release ON release.id = release_id) WHERE file = :file`,
    says: ({ code, target }, line) =>
      line.startsWith(String(code)) && (target === null || line.slice(8, 13).trim().toUpperCase() === target),
  },
  'the tabular list': {
    file: 'icd10cm/icd10cm_tabular_2021.xml.gz',
    sql: `SELECT line, text FROM code_note ${OF} AND character IS NULL`,
    says: ({ text }, line) => spaced(line.replaceAll('&amp;', '&')).includes(spaced(String(text)).slice(0, 20)),
  },
  'the index': {
    file: 'icd10cm/icd10cm_index_2017.xml.gz',
    sql: `SELECT line, path FROM index_term ${OF}`,
    says: (_row, line) => /<(mainTerm|term|cell)|<code>|<see|<title>/.test(line),
  },
}

const LARGE = ['ICD-10-PCS', 'equivalence mappings', 'the index', 'pair edits']
const KINDS = Object.fromEntries(Object.entries(ALL_KINDS).filter(([kind]) => isFull || !LARGE.includes(kind)))

describe.skipIf(NO_OFFICIAL_FILES)('every row is its line', () => {
  const { folder, book } = startedBook()
  const drawn = new Map<string, Record<string, unknown>[]>()
  beforeAll(async () => {
    const paths = [...new Set(Object.values(KINDS).map(({ file }) => officialPath(file)))]
    expect(paths.filter((path) => !existsSync(path))).toEqual([])
    const loaded = await loadKind(book, 'all', paths)
    if (loaded?.is !== 'loaded') throw new Error(JSON.stringify(loaded))
    const database = new DatabaseSync(book, { readOnly: true })
    for (const [kind, { file, sql }] of Object.entries(KINDS))
      drawn.set(kind, database.prepare(sql).all({ file: (file.split('/').at(-1) ?? '').replace('.gz', '') }))
    database.close()
  }, LOAD_MS)
  afterAll(() => rmSync(folder, { recursive: true }))

  test.each(Object.keys(KINDS))(
    '%s',
    (kind) => {
      const traced = KINDS[kind]
      const rows = drawn.get(kind) ?? []
      if (traced === undefined) throw new Error(kind)
      expect(rows.length).toBeGreaterThan(0)
      const bytes = readFileSync(officialPath(traced.file))
      const encoding = traced.file.includes('HCPC2019') ? 'windows-1252' : 'utf-8'
      const lines = new TextDecoder(encoding)
        .decode(traced.file.endsWith('.gz') ? gunzipSync(bytes) : bytes)
        .split(/\r?\n/)
      fc.assert(
        fc.property(fc.integer({ min: 0, max: rows.length - 1 }), (at) => {
          const row = rows[at] ?? {}
          const line = lines[Number(row.line) - 1] ?? ''
          expect({ row, line, isItsLine: traced.says(row, line) }).toMatchObject({ isItsLine: true })
        }),
        { numRuns: DRAWN },
      )
    },
    LOAD_MS,
  )
})
