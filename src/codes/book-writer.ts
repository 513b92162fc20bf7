// Writes the rows of a code book into its tables, numbering codes, releases and rationales on the way.
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { Citation, IsoDate } from './citation.ts'
import { compactCode } from './code-shape.ts'
import { type BookTables, endDay, LIMIT_TABLES, type Origin, PAIR_TABLES, SYSTEMS, startDay } from './schema.ts'
import { searchWords } from './search-words.ts'

export type RowCounts = { record: number; pair: number; unit_limit: number; add_on: number; note: number }
export type Written = { is: 'written'; rows: RowCounts } | { is: 'refused'; because: string }

/** Writes all tables inside the caller's transaction. Refused when two rows claim the same place (code, release and dates). */
export function writeTables(database: DatabaseSync, tables: BookTables): Written {
  const meta = database.prepare('INSERT INTO meta VALUES (?, ?)')
  for (const [key, value] of Object.entries(tables.meta)) meta.run(key, value)
  const releases = releaseNumbers(database, tables)
  const codes = numbers(database, 'code_key', compactCode)
  const rationales = numbers(database, 'rationale', (text) => text)
  const rows: RowCounts = { record: 0, pair: 0, unit_limit: 0, add_on: 0, note: 0 }

  /** Runs one insert a row; the row that collides is named instead of thrown. */
  function fill<Row extends Origin & { citation: Citation }>(
    table: keyof RowCounts,
    from: Iterable<Row>,
    values: (row: Row) => (string | number | null)[],
  ): string | null {
    let insert: StatementSync | null = null
    for (const row of from) {
      const placed = values(row)
      insert ??= database.prepare(`INSERT INTO ${table} VALUES (${placed.map(() => '?').join(', ')})`)
      try {
        insert.run(...placed)
      } catch (error) {
        if (!(error instanceof Error) || !/constraint/i.test(error.message)) throw error
        return `${row.file} line ${row.line}: ${row.citation.locator} is already in the book for this release and these dates`
      }
      rows[table] += 1
    }
    return null
  }
  const span = (row: Dated) => [startDay(row.validFrom), endDay(row.validTo)]

  const text = database.prepare('INSERT INTO code_text (rowid, code, title, synonyms) VALUES (?, ?, ?, ?)')
  const refused =
    fill('record', tables.records, (row) => {
      const id = rows.record + 1
      text.run(
        id,
        compactCode(row.code).toLowerCase(),
        searchWords(row.title).join(' '),
        searchWords(row.synonyms.join(' ')).join(' '),
      )
      return [
        ...[id, codes(row.code), SYSTEMS.indexOf(row.system), row.code, row.title, Number(row.titleIsOurs)],
        ...[Number(row.billable), row.synonyms.join('|'), row.unit?.amount ?? null, row.unit?.measure ?? null],
        ...[row.status, row.globalDays, row.pcTc, row.bilateral, row.multipleProcedure, row.coverage],
        ...[row.replacedBy.join('|'), row.facilityRate === null ? null : Number(row.facilityRate)],
        ...[...span(row), releases.of(row), row.line, row.citation.locator],
      ]
    }) ??
    fill('pair', tables.pairs, (row) => {
      const place = [codes(row.column1), codes(row.column2), PAIR_TABLES.indexOf(row.table), releases.of(row)]
      return [...place, ...span(row), row.indicator, rationales(row.rationale), row.line]
    }) ??
    fill('unit_limit', tables.unitLimits, (row) => {
      const place = [codes(row.code), LIMIT_TABLES.indexOf(row.table), releases.of(row)]
      return [...place, ...span(row), row.units, row.mai, rationales(row.rationale), row.line]
    }) ??
    fill('add_on', tables.addOns, (row) => {
      const place = [codes(row.code), row.primary === null ? 0 : codes(row.primary), releases.of(row)]
      return [...place, ...span(row), row.type, row.line]
    }) ??
    fill('note', tables.notes, (row) => {
      return [row.id, row.topic, row.text, row.citation.locator, ...span(row), releases.of(row), row.line]
    })
  if (refused !== null) return { is: 'refused', because: refused }
  releases.finish()

  database.exec(`CREATE VIRTUAL TABLE temp.seen USING fts5vocab(main, code_text, row);
    INSERT INTO term SELECT term, doc FROM temp.seen; DROP TABLE temp.seen;
    INSERT INTO code_text (code_text) VALUES ('optimize');`)
  return { is: 'written', rows }
}

type Dated = { validFrom: IsoDate | null; validTo: IsoDate | null }

/** Gives each text of a table its number, a new one when it is first seen. */
function numbers(database: DatabaseSync, table: 'code_key' | 'rationale', form: (text: string) => string) {
  const insert = database.prepare(`INSERT INTO ${table} VALUES (?, ?)`)
  const known = new Map<string, number>()
  return (written: string): number => {
    const text = form(written)
    const old = known.get(text)
    if (old !== undefined) return old
    const id = known.size + 1
    insert.run(id, text)
    known.set(text, id)
    return id
  }
}

/** Numbers the releases, one for each source, edition and file; their rows are counted here and stored by `finish`. */
function releaseNumbers(database: DatabaseSync, tables: BookTables) {
  const insert = database.prepare('INSERT INTO release VALUES (?, ?, ?, ?, ?, ?, ?)')
  const periods = new Map<string, [number, number]>()
  for (const period of tables.releases) {
    periods.set(`${period.source}\t${period.edition}`, [startDay(period.validFrom), endDay(period.validTo)])
  }
  const known = new Map<string, { id: number; rows: number; values: [string, string, string] }>()
  return {
    of({ citation: { source, edition }, file }: { citation: Citation; file: string }): number {
      const name = `${source}\t${edition}\t${file}`
      const release = known.get(name) ?? { id: known.size + 1, rows: 0, values: [source, edition, file] }
      if (release.rows === 0) known.set(name, release)
      release.rows += 1
      return release.id
    },
    finish(): void {
      for (const { id, rows, values } of known.values()) {
        const [from, to] = periods.get(`${values[0]}\t${values[1]}`) ?? [0, endDay(null)]
        insert.run(id, ...values, from, to, rows)
      }
    },
  }
}
