// Loads exports of the Medicare Coverage Database: documents with their days, and the codes they list, without any description of a code.
import { existsSync } from 'node:fs'
import type { StatementSync } from 'node:sqlite'
import { compactCode } from '../code-shape.ts'
import { COVERAGE_SOURCES, type CoverageKind, ROLES, type Role } from '../coverage-tables.ts'
import { endDay, startDay } from '../schema.ts'
import { type ExportRow, exportTables } from './coverage-export.ts'
import { anyDay } from './day-cell.ts'
import { type LoadedRelease, type LoadOptions, type Progress, refused } from './load-result.ts'
import { addRows, removeReleases } from './official-layer.ts'
import type { Changed, Prepared, Rebuilding } from './rebuilt-book.ts'
import { nameOf, sha256Of, WrongFile } from './source-file.ts'

const KIND = 'coverage'

/** Which tables are read, documents before what refers to them, and how each names its documents. */
const DOCUMENTS: Record<
  CoverageKind,
  { table: string; id: string; version: string; title: string; from: string[]; to: string[] }
> = {
  ncd: {
    table: 'ncd_trkg',
    id: 'ncd_id',
    version: 'ncd_vrsn_num',
    title: 'ncd_mnl_sect_title',
    from: ['ncd_efctv_dt'],
    to: ['ncd_trmntn_dt'],
  },
  lcd: {
    ...{ table: 'lcd', id: 'lcd_id', version: 'lcd_version', title: 'title' },
    ...{ from: ['rev_eff_date', 'orig_det_eff_date'], to: ['date_retired', 'rev_end_date', 'ent_det_end_date'] },
  },
  article: {
    ...{ table: 'article', id: 'article_id', version: 'article_version', title: 'title' },
    ...{ from: ['article_rev_eff_date', 'article_eff_date'], to: ['date_retired', 'article_end_date'] },
  },
}
const CODES: Record<string, { kind: CoverageKind; code: string; group: string; role: Role }> = {
  lcd_x_hcpc_code: { kind: 'lcd', code: 'hcpc_code_id', group: 'hcpc_code_group', role: 'procedure' },
  article_x_hcpc_code: { kind: 'article', code: 'hcpc_code_id', group: 'hcpc_code_group', role: 'procedure' },
  article_x_icd10_covered: { kind: 'article', code: 'icd10_code_id', group: 'icd10_covered_group', role: 'covered' },
  article_x_icd10_noncovered: {
    kind: 'article',
    code: 'icd10_code_id',
    group: 'icd10_noncovered_group',
    role: 'noncovered',
  },
}
/** Kept of a document beside title and days, by the names of the export. */
const FACTS: Record<string, string> = {
  ncd_mnl_sect: 'section',
  cvrg_lvl_cd: 'level',
  determination_number: 'determination',
  display_id: 'display_id',
  status: 'status',
}
const WANTED = [
  ...Object.values(DOCUMENTS).map(({ table }) => table),
  ...Object.keys(CODES),
  'article_related_documents',
]

/** As `prepareFiles`. A newer export of a source takes the place of the older one: its documents carry their own days. */
export function prepareCoverage(files: readonly string[], options: LoadOptions, progress: Progress): Prepared {
  const missing = files.find((path) => !existsSync(path))
  if (missing !== undefined) return refused(nameOf(missing), 0, 'a file', `none at ${missing}`)
  const change = async (rebuilding: Rebuilding): Promise<Changed> => {
    const releases: LoadedRelease[] = []
    for (const path of files) {
      const sha256 = await sha256Of(path)
      const same = rebuilding.database.prepare('SELECT 1 FROM release WHERE kind = ? AND sha256 = ?').get(KIND, sha256)
      if (same !== undefined) continue
      try {
        const read = await readExport(rebuilding, path, { sha256, options, progress })
        if (read.length === 0)
          return refused(nameOf(path), 0, 'an export of the coverage database', `none of ${WANTED.join(', ')} in it`)
        releases.push(...read)
      } catch (error) {
        if (!(error instanceof WrongFile)) throw error
        return refused(nameOf(path), error.line, 'a whole export of the coverage database', error.message)
      }
    }
    return releases.length === 0
      ? { is: 'unchanged', files: files.map(nameOf) }
      : { is: 'changed', releases, warnings: [] }
  }
  return { is: 'change', change }
}

type More = { sha256: string; options: LoadOptions; progress: Progress }
type Open = { id: number; source: string; rows: number; newest: string }

async function readExport(
  { database, writer, removed }: Rebuilding,
  path: string,
  { sha256, options, progress }: More,
) {
  const file = nameOf(path)
  const open = new Map<CoverageKind, Open>()
  const document = database.prepare('INSERT OR REPLACE INTO coverage_document VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const code = database.prepare('INSERT OR IGNORE INTO coverage_code VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
  const relate = database.prepare(
    `UPDATE coverage_document SET facts = json_set(facts, '$.related_lcds', trim(coalesce(facts ->> 'related_lcds', '') || ' ' || ?))
     WHERE kind = 'article' AND number = ? AND version = ? AND release_id = ?`,
  )
  const releaseOf = (kind: CoverageKind): Open => {
    const known = open.get(kind)
    if (known !== undefined) return known
    const source = COVERAGE_SOURCES[kind]
    const earlier = database.prepare('SELECT id FROM release WHERE kind = ? AND source = ?').all(KIND, source)
    addRows(
      removed,
      removeReleases(
        database,
        earlier.map(({ id }) => Number(id)),
      ),
    )
    const retrieved = options.retrieved ?? null
    const id = writer.release({
      source,
      edition: '(being read)',
      file,
      validFrom: null,
      validTo: null,
      kind: KIND,
      sha256,
      retrieved,
    })
    const fresh = { id, source, rows: 0, newest: '' }
    open.set(kind, fresh)
    return fresh
  }
  let rows = 0
  for await (const table of exportTables(path, WANTED)) {
    const kind = (Object.keys(DOCUMENTS) as CoverageKind[]).find((each) => DOCUMENTS[each].table === table.name)
    const list = CODES[table.name]
    for await (const row of table.rows()) {
      rows += 1
      if (rows % 1_000 === 0) progress({ file: `${file} ${table.name}`, bytes: 0, totalBytes: 1, rows })
      if (kind !== undefined) putDocument(document, kind, row, releaseOf(kind), table.name)
      else if (list !== undefined) putCode(code, list, row, releaseOf(list.kind), table.name)
      else if (row.cell('r_lcd_id') !== '' && open.has('article'))
        relate.run(row.cell('r_lcd_id'), row.cell('article_id'), row.cell('article_version'), releaseOf('article').id)
    }
  }
  return [...open.values()].map(({ id, source, rows: count, newest }) => {
    const edition = options.edition ?? `export of ${newest || 'an unknown day'}`
    writer.settleRelease(id, { edition, validFrom: options.validFrom ?? null, validTo: options.validTo ?? null })
    writer.finishRelease(id, count)
    for (const name of ['coverage_document', 'coverage_code'] as const)
      writer.rows[name] += Number(database.prepare(`SELECT count(*) AS n FROM ${name} WHERE release_id = ?`).get(id)?.n)
    return {
      source,
      edition,
      validFrom: options.validFrom ?? null,
      validTo: options.validTo ?? null,
      file,
      rows: count,
    }
  })
}

function putDocument(insert: StatementSync, kind: CoverageKind, row: ExportRow, release: Open, table: string): void {
  const { id, version, title, from, to } = DOCUMENTS[kind]
  const [number, edition, name] = [row.cell(id), row.cell(version), row.cell(title)]
  if (!/^\d+$/.test(number) || edition === '' || name === '')
    throw new WrongFile(row.line, `${table}: a document without ${id}, ${version} or ${title}`)
  const days = [from, to].map(
    (columns) => columns.map((column) => anyDay(row.cell(column))).find((day) => day != null) ?? null,
  )
  const facts: Record<string, string> = {}
  for (const [column, fact] of Object.entries(FACTS)) if (row.cell(column) !== '') facts[fact] = row.cell(column)
  insert.run(
    kind,
    number,
    edition,
    name,
    startDay(days[0] ?? null),
    endDay(days[1] ?? null),
    JSON.stringify(facts),
    release.id,
    row.line,
  )
  release.rows += 1
  for (const column of ['last_updated', 'last_updt_tmstmp']) {
    const day = anyDay(row.cell(column))
    if (day != null && day > release.newest) release.newest = day
  }
}

function putCode(
  insert: StatementSync,
  list: (typeof CODES)[string],
  row: ExportRow,
  release: Open,
  table: string,
): void {
  const { id, version } = DOCUMENTS[list.kind]
  const code = compactCode(row.cell(list.code))
  if (code === '' || row.cell(id) === '') throw new WrongFile(row.line, `${table}: a row without ${list.code} or ${id}`)
  const group = Number(row.cell(list.group)) || 0
  insert.run(code, list.kind, row.cell(id), row.cell(version), ROLES.indexOf(list.role), group, release.id, row.line)
  release.rows += 1
}
