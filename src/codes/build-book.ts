// Builds a code book file beside its place, verifies it, and moves it into place in one step.
import { mkdirSync, renameSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { ADDED_TABLES } from './added-tables.ts'
import { buildingPath, removeAbandoned, removeBuilding, sync, UNGUARDED } from './book-place.ts'
import { verifyBook } from './book-verdict.ts'
import { ICD_TABLES } from './load/icd-tables.ts'
import { type BookTables, SCHEMA_VERSION, TABLES } from './schema.ts'
import { writeTables } from './write-tables.ts'

export type BuildResult =
  | { is: 'built'; path: string; rows: Record<string, number>; warnings: string[] }
  /** The tables contradict themselves; the book at the target, if any, was left as it is. */
  | { is: 'refused'; because: string }

/**
 * Writes a new book to `target` (a path; its folder is made when missing). Readers of the old file keep it until they look again.
 * A crash at any moment leaves the old book or the new one, never half of one. Throws only on a broken disk.
 */
export function buildBook(target: string, tables: BookTables): BuildResult {
  mkdirSync(dirname(target), { recursive: true })
  removeAbandoned(target)
  const building = buildingPath(target)
  try {
    const verdict = fill(building, tables)
    if (verdict.is === 'refused') return verdict
    sync(building)
    renameSync(building, target)
    sync(dirname(target))
    return { is: 'built', path: target, rows: verdict.rows, warnings: verdict.warnings }
  } finally {
    removeBuilding(building)
  }
}

function fill(path: string, tables: BookTables) {
  const database = new DatabaseSync(path, UNGUARDED)
  try {
    // The file is thrown away when the build fails, so no journal; it is synced as a whole at the end.
    database.exec(`PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA user_version = ${SCHEMA_VERSION};`)
    database.exec(TABLES + ICD_TABLES + ADDED_TABLES)
    database.exec('BEGIN')
    const written = writeTables(database, tables)
    if (written.is === 'refused') return written
    database.exec('COMMIT')
    database.exec('ANALYZE')
    return verifyBook(database, written.rows)
  } finally {
    database.close()
  }
}
