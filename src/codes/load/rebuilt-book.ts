// Changes a copy of the book in use, verifies it and puts it into its place: all of the change or nothing.
import { constants, copyFileSync, statSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { ADDED_TABLES } from '../added-tables.ts'
import { buildingPath, putInPlace, removeAbandoned, removeBuilding, UNGUARDED } from '../book-place.ts'
import { verifyBook } from '../book-verdict.ts'
import { type BookWriter, bookWriter, ROW_TABLES, type RowCounts } from '../book-writer.ts'
import { PAIR_INDEX, SCHEMA_VERSION } from '../schema.ts'
import { writeSearchIndex } from '../search/search-build.ts'
import { STARTER_HASH, STARTER_OF } from '../write-tables.ts'
import { type LoadedRelease, type LoadResult, refused } from './load-result.ts'
import { noRows } from './official-layer.ts'

/** Memory for pages of the new book: the rows of a pair table are put in by their key, so pages are written over and over. */
const CACHE_KIB = 64 * 1024

/** The tables whose words search finds by. */
const SEARCHED = ['record', 'code_note', 'index_term'] as const

/** What a change is made with. The change adds to `removed` the rows it took out. */
export type Rebuilding = { database: DatabaseSync; writer: BookWriter; removed: RowCounts }
export type Changed =
  | { is: 'changed'; releases: LoadedRelease[]; warnings: string[] }
  | Extract<LoadResult, { is: 'unchanged' | 'refused' }>

/** What a load does to a book, once its files are known to be of the kind; refused before anything is touched when they are not. */
export type Change = (rebuilding: Rebuilding) => Promise<Changed>
export type Prepared = { is: 'change'; change: Change } | Extract<LoadResult, { is: 'refused' }>

/** Several changes as one: all of them or none. What is in the book already is passed over. */
export function together(changes: readonly Change[]): Change {
  return async (rebuilding) => {
    const releases: LoadedRelease[] = []
    const [warnings, known]: [string[], string[]] = [[], []]
    for (const change of changes) {
      const made = await change(rebuilding)
      if (made.is === 'refused') return made
      if (made.is === 'unchanged') known.push(...made.files)
      else {
        releases.push(...made.releases)
        warnings.push(...made.warnings)
      }
    }
    return releases.length === 0 ? { is: 'unchanged', files: known } : { is: 'changed', releases, warnings }
  }
}

/**
 * Runs `change` on a copy of the book at `bookPath`. A crash at any moment leaves the old book or the new one; a refusal the old one.
 * `name` is what a refusal of the whole is put down to. Throws only on a broken disk.
 */
export async function rebuildBook(bookPath: string, name: string, change: Change): Promise<LoadResult> {
  removeAbandoned(bookPath)
  const building = buildingPath(bookPath)
  const before = identity(bookPath)
  copyFileSync(bookPath, building, constants.COPYFILE_FICLONE)
  const database = new DatabaseSync(building, UNGUARDED)
  try {
    // The file is thrown away when the load fails, so no journal; it is synced as a whole at the end.
    database.exec(`PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -${CACHE_KIB};`)
    const version = database.prepare('PRAGMA user_version').get()?.user_version
    if (version !== SCHEMA_VERSION)
      return refused(bookPath, 0, `a code book of layout ${SCHEMA_VERSION}`, `layout ${String(version)}; build it anew`)
    const result = await changed(database, name, change)
    database.close()
    if (result.is !== 'loaded') return result
    // Two loads at once would each lose the other's rows.
    if (identity(bookPath) !== before)
      return refused(name, 0, 'the book that was copied', 'another one: it was replaced meanwhile; load again')
    putInPlace(building, bookPath)
    return result
  } finally {
    if (database.isOpen) database.close()
    removeBuilding(building)
  }
}

async function changed(database: DatabaseSync, name: string, change: Change): Promise<LoadResult> {
  database.exec(ADDED_TABLES)
  database.exec('BEGIN')
  const counted = countRows(database)
  const writer = bookWriter(database)
  const removed = noRows()
  const made = await change({ database, writer, removed })
  if (made.is !== 'changed') return made
  if (SEARCHED.some((table) => writer.rows[table] + removed[table] > 0)) writeSearchIndex(database)
  // The book is no longer built from the starter files alone, and is the operator's from now on.
  database.exec(
    `${PAIR_INDEX} UPDATE meta SET key = '${STARTER_OF}' WHERE key = '${STARTER_HASH}'; COMMIT; PRAGMA analysis_limit = 1000; ANALYZE;`,
  )
  for (const table of ROW_TABLES) counted[table] += writer.rows[table] - removed[table]
  const verdict = verifyBook(database, counted)
  if (verdict.is === 'refused') return refused(name, 0, 'a sound book', verdict.because)
  const warnings = newWarnings(database, verdict.warnings)
  return { is: 'loaded', releases: made.releases, removed, warnings: [...made.warnings, ...warnings] }
}

/** Warnings that the load before did not give already: the book keeps them, so that an operator sees each once. */
function newWarnings(database: DatabaseSync, warnings: string[]): string[] {
  const kept = database.prepare(`SELECT value FROM meta WHERE key = 'warnings'`).get()?.value
  const before: unknown = kept === undefined ? [] : JSON.parse(String(kept))
  database.prepare(`INSERT OR REPLACE INTO meta VALUES ('warnings', ?)`).run(JSON.stringify(warnings))
  return Array.isArray(before) ? warnings.filter((warning) => !before.includes(warning)) : warnings
}

function countRows(database: DatabaseSync): RowCounts {
  const counts = noRows()
  for (const table of ROW_TABLES)
    counts[table] = Number(database.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.n)
  return counts
}

function identity(path: string): string {
  const { ino, mtimeNs, size } = statSync(path, { bigint: true })
  return `${ino} ${mtimeNs} ${size}`
}
