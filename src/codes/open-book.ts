// Opens a code book for reading, and goes over to a newer file when one was put in its place.
import { existsSync, statSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import { type BookFile, readBookFile } from './book-file.ts'
import { type BuildResult, buildBook } from './build-book.ts'
import type { CodeBook } from './code-book.ts'
import { starterOf } from './load/load-starter.ts'
import { readStarter, starterHash } from './load/starter.ts'
import type { Fault } from './load/tsv.ts'
import { SCHEMA_VERSION } from './schema.ts'
import { searchBook } from './search/search.ts'
import { namedIn } from './search/search-named.ts'
import { readSynonyms } from './search/synonyms.ts'

/** How long a book is used without asking whether its file was replaced: a stat costs less than a look-up, but not nothing. */
const RECHECK_MS = 1_000

/**
 * Opens the book at `path`. Throws when there is none or when it is of another layout.
 * When the file is replaced, the next use at least a second later reads the new one; one that cannot be read is passed over.
 */
export function openBook(path: string): CodeBook {
  const synonyms = readSynonyms()
  let open = openFile(path)
  let checked = performance.now()
  let refused = ''

  function current(): BookFile {
    const now = performance.now()
    if (now - checked < RECHECK_MS) return open.file
    checked = now
    const identity = identityOf(path)
    if (identity === null || identity === open.identity || identity === refused) return open.file
    try {
      const newer = openFile(path)
      open.file.close()
      open = newer
    } catch {
      // A file that is no book of this layout must not take away the one that works; its identity is kept, so it is tried once.
      refused = identity
    }
    return open.file
  }

  return {
    history: (code) => current().history(code),
    onDate: (code, date) => current().onDate(code, date),
    pairs: (a, b, date) => current().pairs(a, b, date),
    editsOf: (code, date, query) => current().editsOf(code, date, query),
    editCounts: (code, date) => current().editCounts(code, date),
    unitLimits: (code, date) => current().unitLimits(code, date),
    addOns: (code, date) => current().addOns(code, date),
    addOnsOf: (primary, date) => current().addOnsOf(primary, date),
    note: (id, date) => current().note(id, date),
    notes: (date) => current().notes(date),
    search: (words, options) => searchBook(current().index, synonyms, words, options),
    named: (text, date) => namedIn(current().index, synonyms, text, date),
    icd: () => current().icd,
    codesBeginning: (prefix, date, limit, system) => current().codesBeginning(prefix, date, limit, system),
    familyOf: (code, system, date) => current().familyOf(code, system, date),
    fees: () => current().fees,
    coverage: () => current().coverage,
    passagesFor: (section, options) => current().passages.passagesFor(section, options),
    searchPassages: (words, options) => current().passages.searchPassages(words, options),
    licenceNotice: () => current().licenceNotice,
    releases: () => current().releases(),
    close: () => open.file.close(),
  }
}

export type EnsureResult = BuildResult | { is: 'kept'; path: string } | { is: 'wrong'; faults: [Fault, ...Fault[]] }

/**
 * Makes sure that there is a book at `path`: builds it from the starter files when it is missing or was built from other starter files.
 * A book that was not built from starter files alone (its meta has no `starter_hash`) is the operator's and is kept.
 */
export function ensureStarterBook(path: string, starterFolder: string): EnsureResult {
  if (existsSync(path)) {
    const hash = builtFrom(path)
    if (hash === undefined) return { is: 'refused', because: `the file at ${path} is no code book; move it away` }
    if (hash === null || hash === starterHash(starterFolder)) return keptOrOld(path)
  }
  const starter = readStarter(starterFolder)
  return starter.is === 'tables' ? buildBook(path, starter.tables) : starter
}

/** An operator's book of another layout is never thrown away by itself: it may hold files that are nowhere else any more. */
function keptOrOld(path: string): EnsureResult {
  const version = layoutOf(path)
  if (version === SCHEMA_VERSION) return { is: 'kept', path }
  const because = `it has layout ${version}, this program reads ${SCHEMA_VERSION}; move it away and load the official files again`
  return { is: 'refused', because }
}

/**
 * Whether a book with an operator's files holds the rows of other starter files than those in `starterFolder`: then `codes load starter`
 * brings them in. False for a book that follows them by itself.
 */
export function isStarterStale(path: string, starterFolder: string): boolean {
  const database = openUnchanging(path)
  try {
    return starterOf(database) !== starterHash(starterFolder)
  } finally {
    database.close()
  }
}

/** Whether the file at `path` is a book that this program reads. */
export function isBook(path: string): boolean {
  try {
    openFile(path).file.close()
    return true
  } catch {
    // Not SQLite, damaged, of another layout, or missing: each is no book to go back to.
    return false
  }
}

function openFile(path: string): { file: BookFile; identity: string | null } {
  // Taken before opening: a file replaced in between is noticed at the next check.
  const identity = identityOf(path)
  if (identity === null) throw new Error(`there is no code book at ${path}`)
  const database = openUnchanging(path)
  const version = database.prepare('PRAGMA user_version').get()?.user_version
  if (version !== SCHEMA_VERSION) {
    database.close()
    throw new Error(
      `the code book at ${path} has layout ${version}, this program reads ${SCHEMA_VERSION}: load it again`,
    )
  }
  return { file: readBookFile(database), identity }
}

/**
 * A book is never changed in place, only replaced: SQLite is told so and takes no locks, which makes a look-up three times as fast.
 * The name is kept free of what a URI would read as its own marks.
 */
function openUnchanging(path: string): DatabaseSync {
  const database = new DatabaseSync(`${pathToFileURL(path).href}?immutable=1`, { readOnly: true })
  // Pages are read from the system's cache where they lie instead of being copied; a file that is replaced keeps its pages.
  database.exec(`PRAGMA mmap_size = ${MAPPED_BYTES}`)
  return database
}

/** Larger than a book with all official files (350 MB). */
const MAPPED_BYTES = 1024 ** 3

function layoutOf(path: string): number {
  const database = openUnchanging(path)
  try {
    return Number(database.prepare('PRAGMA user_version').get()?.user_version)
  } finally {
    database.close()
  }
}

function identityOf(path: string): string | null {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false })
  return stat === undefined ? null : `${stat.dev} ${stat.ino} ${stat.mtimeNs} ${stat.size}`
}

/** The hash of the starter files a book was built from; null when it was built from something else, undefined when it is no book. */
function builtFrom(path: string): string | null | undefined {
  const database = openUnchanging(path)
  try {
    const row = database.prepare(`SELECT value FROM meta WHERE key = 'starter_hash'`).get()
    return row === undefined ? null : String(row.value)
  } catch {
    // Not SQLite, damaged, or without our tables: somebody else's file is not overwritten.
    return undefined
  } finally {
    database.close()
  }
}
