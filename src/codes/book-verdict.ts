// Verifies a freshly written code book: is the file whole, are all rows there, do its rows name codes it knows.
import type { DatabaseSync } from 'node:sqlite'
import type { RowCounts } from './book-writer.ts'
import { compactCode } from './code-shape.ts'

export type BookVerdict =
  | { is: 'sound'; rows: Record<string, number>; warnings: string[] }
  | { is: 'refused'; because: string }

/** How many codes a warning names; the rest is counted. */
const NAMED_CODES = 5

/**
 * Compares the rows in the file with those that were written and runs SQLite's own check; either failing refuses the book.
 * Edits about codes without a record, and rows of a release without dates, are warnings: a licensee may load the codes later.
 */
export function verifyBook(database: DatabaseSync, written: RowCounts): BookVerdict {
  const health = database.prepare('PRAGMA integrity_check').get()?.integrity_check
  if (health !== 'ok') return { is: 'refused', because: `the new file is damaged: ${String(health)}` }
  for (const [table, rows] of Object.entries(written)) {
    const found = Number(database.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.n)
    if (found !== rows) return { is: 'refused', because: `${table}: ${rows} rows written, ${found} found` }
  }
  return { is: 'sound', rows: { ...written }, warnings: warningsOf(database) }
}

function warningsOf(database: DatabaseSync): string[] {
  // Few codes lack a record, so only these are looked for among millions of edits.
  database.exec(`CREATE TEMP TABLE lost AS SELECT id, compact FROM code_key
    WHERE NOT EXISTS (SELECT 1 FROM record WHERE key_id = code_key.id);
    CREATE UNIQUE INDEX temp.lost_id ON lost (id);`)
  const unknown = (what: string, ...uses: [table: string, column: string][]) => {
    const used = uses.map(
      ([table, column]) => `SELECT ${column} FROM ${table} WHERE ${column} IN (SELECT id FROM lost)`,
    )
    const codes = database
      .prepare(`SELECT compact FROM lost WHERE id IN (${used.join(' UNION ')}) ORDER BY compact`)
      .all()
      .map((row) => String(row.compact))
    return codes.length === 0 ? [] : [`${what} without a record: ${named(codes)}`]
  }
  const undated = database
    .prepare(
      `SELECT DISTINCT source, edition FROM release WHERE valid_from = 0 AND kind <> 'starter' ORDER BY source, edition`,
    )
    .all()
    .map((row) => `${row.source}, ${row.edition}`)
  return [
    ...unknown('codes of pair edits', ['pair', 'column1'], ['pair', 'column2']),
    ...unknown('codes of unit limits', ['unit_limit', 'key_id']),
    ...unknown('add-on codes', ['add_on', 'key_id']),
    ...unknown('primaries of add-on codes', ['add_on', 'primary_id']),
    ...unknownReplacements(database),
    ...(undated.length === 0 ? [] : [`releases whose dates are not given: ${named(undated)}`]),
  ]
}

function unknownReplacements(database: DatabaseSync): string[] {
  const known = database.prepare('SELECT 1 FROM code_key JOIN record ON key_id = code_key.id WHERE compact = ? LIMIT 1')
  const codes = database
    .prepare(`SELECT DISTINCT replaced_by FROM record WHERE replaced_by <> ''`)
    .all()
    .flatMap((row) => String(row.replaced_by).split('|'))
    .filter((code) => known.get(compactCode(code)) === undefined)
  return codes.length === 0 ? [] : [`replacement codes without a record: ${named([...new Set(codes)])}`]
}

function named(codes: string[]): string {
  const more = codes.length - NAMED_CODES
  return codes.slice(0, NAMED_CODES).join('; ') + (more > 0 ? ` and ${more} more` : '')
}
