// Writes whole tables, as the starter set gives them, into an empty book.
import type { DatabaseSync } from 'node:sqlite'
import { type BookWriter, bookWriter, isCollision, type RowCounts } from './book-writer.ts'
import type { Citation, IsoDate } from './citation.ts'
import type { BookTables, Origin } from './schema.ts'
import { writeSearchIndex } from './search/search-build.ts'

export type Written = { is: 'written'; rows: RowCounts } | { is: 'refused'; because: string }

/** Writes all tables inside the caller's transaction. Refused when two rows claim the same place (code, release and dates). */
export function writeTables(database: DatabaseSync, tables: BookTables): Written {
  const meta = database.prepare('INSERT INTO meta VALUES (?, ?)')
  for (const [key, value] of Object.entries(tables.meta)) meta.run(key, value)
  const writer = bookWriter(database)
  const because = fillTables(writer, tables)
  if (because !== null) return { is: 'refused', because }
  writeSearchIndex(database)
  return { is: 'written', rows: writer.rows }
}

/** Writes all rows under releases of their own. Gives the row that claims the place of another, null when there is none. */
export function fillTables(writer: BookWriter, tables: BookTables): string | null {
  const releases = releaseNumbers(writer, tables)

  /** Writes each row; the one that collides is named instead of thrown. */
  function fill<Row extends Origin & { citation: Citation }>(
    from: Iterable<Row>,
    write: (row: Row, release: number) => void,
  ): string | null {
    for (const row of from) {
      try {
        write(row, releases.of(row))
      } catch (error) {
        if (!isCollision(error)) throw error
        return `${row.file} line ${row.line}: ${row.citation.locator} is already in the book for this release and these dates`
      }
    }
    return null
  }
  const refused =
    fill(tables.records, (row, release) => writer.record(row, row.citation.locator, release, row.line)) ??
    fill(tables.pairs, (row, release) => writer.pair(row, release, row.line)) ??
    fill(tables.unitLimits, (row, release) => writer.unitLimit(row, release, row.line)) ??
    fill(tables.addOns, (row, release) => writer.addOn(row, release, row.line)) ??
    fill(tables.notes, (row, release) => writer.note(row, row.citation.locator, release, row.line))
  if (refused === null) releases.finish()
  return refused
}

type Span = { validFrom: IsoDate | null; validTo: IsoDate | null }

/** Numbers the releases, one for each source, edition and file; their rows are counted here and stored by `finish`. */
function releaseNumbers(writer: BookWriter, tables: BookTables) {
  const periods = new Map<string, Span>()
  for (const period of tables.releases) periods.set(`${period.source}\t${period.edition}`, period)
  const known = new Map<string, { id: number; rows: number }>()
  return {
    of({ citation: { source, edition }, file }: { citation: Citation; file: string }): number {
      const name = `${source}\t${edition}\t${file}`
      const old = known.get(name)
      if (old !== undefined) {
        old.rows += 1
        return old.id
      }
      const { validFrom, validTo } = periods.get(`${source}\t${edition}`) ?? { validFrom: null, validTo: null }
      const rest = { kind: STARTER_KIND, sha256: '', retrieved: null }
      const id = writer.release({ source, edition, file, validFrom, validTo, ...rest })
      known.set(name, { id, rows: 1 })
      return id
    },
    finish: () => {
      for (const { id, rows } of known.values()) writer.finishRelease(id, rows)
    },
  }
}

/** The kind of the releases that came from our own starter files. */
export const STARTER_KIND = 'starter'

/** In the meta table: the hash of the starter files a book was built from alone, and of those whose rows stand beside an operator's. */
export const STARTER_HASH = 'starter_hash'
export const STARTER_OF = 'starter_of'
