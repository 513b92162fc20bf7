// Loads official files into the code book: built aside from a copy of the book in use, verified, and moved into its place.
import { constants, copyFileSync, existsSync, statSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { buildingPath, putInPlace, removeAbandoned, removeBuilding } from '../book-place.ts'
import { verifyBook } from '../book-verdict.ts'
import { type BookWriter, bookWriter, finishSearchText, ROW_TABLES, type RowCounts } from '../book-writer.ts'
import type { IsoDate } from '../citation.ts'
import { SCHEMA_VERSION } from '../schema.ts'
import type { Importer, NamedRelease } from './importer.ts'
import { IMPORTERS, type Kind } from './importers.ts'
import { noRows, settleReleases, supersedeStarter } from './official-layer.ts'
import { ownWords } from './own-words.ts'
import { readInto } from './read-into.ts'
import { editionNamed } from './release-name.ts'
import { memberName, nameOf, sha256Of, WrongFile } from './source-file.ts'
import type { Fault } from './tsv.ts'

export type LoadOptions = {
  /** What the file's name does not say, or says wrongly. A period is derived from an edition such as `2024 Q3` or `FY2026`. */
  edition?: string
  validFrom?: IsoDate
  validTo?: IsoDate
  /** The day the files were fetched or loaded, kept with the release. */
  retrieved?: IsoDate
}
/** `bytes` of `totalBytes` of the file as it lies on the disk are read, and `rows` of it written. */
export type Progress = (state: { file: string; bytes: number; totalBytes: number; rows: number }) => void
export type LoadedRelease = {
  source: string
  edition: string
  validFrom: IsoDate | null
  validTo: IsoDate | null
  file: string
  rows: number
}
export type LoadResult =
  | { is: 'loaded'; releases: LoadedRelease[]; removed: RowCounts; warnings: string[] }
  /** Every file is in the book already. */
  | { is: 'unchanged'; files: string[] }
  /** The book in use stays as it was. A fault of line 0 is about the file as a whole. */
  | { is: 'refused'; faults: [Fault, ...Fault[]] }

/** Memory for pages of the new book: the rows of a pair table are put in by their key, so pages are written over and over. */
const CACHE_KIB = 64 * 1024

/**
 * Loads files of one kind into the book at `bookPath`, which must exist. All files or none; a crash leaves the old book or the new one.
 * Open readers go over to the new book by themselves, and the last three books are kept beside it.
 * Throws only on a broken disk or when a file cannot be read at all.
 */
export async function loadFile(
  bookPath: string,
  kind: Kind,
  files: readonly string[],
  options: LoadOptions = {},
  progress: Progress = () => {},
): Promise<LoadResult> {
  const importer: Importer = IMPORTERS[kind]
  const given = await describe(files, importer, options)
  if (given.is === 'refused') return given
  removeAbandoned(bookPath)
  const building = buildingPath(bookPath)
  const before = identity(bookPath)
  copyFileSync(bookPath, building, constants.COPYFILE_FICLONE)
  const database = new DatabaseSync(building)
  let closed = false
  try {
    // The file is thrown away when the load fails, so no journal; it is synced as a whole at the end.
    database.exec(
      `PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -${CACHE_KIB}; PRAGMA temp_store = MEMORY;`,
    )
    const version = database.prepare('PRAGMA user_version').get()?.user_version
    if (version !== SCHEMA_VERSION)
      return refused(bookPath, 0, `a code book of layout ${SCHEMA_VERSION}`, `layout ${String(version)}; build it anew`)
    const isNew = given.files.filter((file) => !isLoaded(database, kind, file))
    if (isNew.length === 0) return { is: 'unchanged', files: given.files.map(({ name }) => name) }
    const filled = await fill(database, kind, importer, isNew, options, progress)
    if (filled.is === 'refused') return filled
    database.close()
    closed = true
    // Two loads at once would each lose the other's rows.
    if (identity(bookPath) !== before)
      return refused(bookPath, 0, 'the book that was copied', 'another one: it was replaced meanwhile; load again')
    putInPlace(building, bookPath)
    return filled
  } finally {
    if (!closed) database.close()
    removeBuilding(building)
  }
}

type GivenFile = { path: string; name: string; sha256: string; release: NamedRelease }

/** Names, hashes and releases of the files; a file whose name says nothing belongs to the release of the one before it. */
async function describe(files: readonly string[], importer: Importer, options: LoadOptions) {
  const described: GivenFile[] = []
  for (const path of files) {
    const name = nameOf(path)
    if (!existsSync(path)) return refused(name, 0, 'a file', `none at ${path}`)
    const named =
      options.edition === undefined ? await releaseNamed(path, name, importer) : editionNamed(options.edition)
    if (named instanceof WrongFile) return refused(name, 0, 'a whole file of this kind', named.message)
    const release = named ?? described.at(-1)?.release
    if (release === undefined)
      return refused(
        name,
        0,
        'a name that says the release',
        'none; say which with an edition, for example 2024 Q3 or FY2026',
      )
    const span = { validFrom: options.validFrom ?? release.validFrom, validTo: options.validTo ?? release.validTo }
    if (span.validFrom !== null && span.validTo !== null && span.validTo < span.validFrom)
      return refused(name, 0, 'a release that ends after it begins', `${span.validFrom} to ${span.validTo}`)
    described.push({ path, name, sha256: await sha256Of(path), release: { ...release, ...span } })
  }
  return { is: 'given' as const, files: described }
}

/** What the file's name says, else the name of the member of an archive. */
async function releaseNamed(path: string, name: string, importer: Importer): Promise<NamedRelease | null | WrongFile> {
  const named = importer.releaseOf(name)
  if (named !== null) return named
  try {
    const member = await memberName(path, importer.member)
    return member === null ? null : importer.releaseOf(member)
  } catch (error) {
    if (error instanceof WrongFile) return error
    throw error
  }
}

function isLoaded(database: DatabaseSync, kind: Kind, { sha256, release }: GivenFile): boolean {
  const same = database.prepare('SELECT 1 FROM release WHERE kind = ? AND sha256 = ? AND edition = ?')
  return same.get(kind, sha256, release.edition) !== undefined
}

type Filled = Extract<LoadResult, { is: 'loaded' | 'refused' }>

async function fill(
  database: DatabaseSync,
  kind: Kind,
  importer: Importer,
  files: GivenFile[],
  options: LoadOptions,
  progress: Progress,
): Promise<Filled> {
  database.exec('BEGIN')
  const counted = countRows(database)
  const merge = ownWords(database, importer)
  const writer: BookWriter = bookWriter(database)
  const removed = noRows()
  const releases: (LoadedRelease & { id: number })[] = []
  for (const file of files) {
    const read = await readInto(database, writer, {
      ...file,
      kind,
      importer,
      retrieved: options.retrieved ?? null,
      merge,
      removed,
      progress,
    })
    if (read.is === 'refused') return read
    releases.push(read.release)
  }
  for (const release of releases) add(removed, supersedeStarter(database, release, importer.dates === 'snapshot'))
  const { dates } = importer
  if (dates !== 'dated')
    for (const source of new Set(releases.map((release) => release.source)))
      settleReleases(database, source, kind, dates)
  if (writer.rows.record > 0) finishSearchText(database)
  // The book is no longer built from the starter files alone, and is the operator's from now on.
  database.exec(`DELETE FROM meta WHERE key = 'starter_hash'; COMMIT; PRAGMA analysis_limit = 1000; ANALYZE;`)
  for (const table of ROW_TABLES) counted[table] += writer.rows[table] - removed[table]
  const verdict = verifyBook(database, counted)
  if (verdict.is === 'refused') return refused(files[0]?.name ?? kind, 0, 'a sound book', verdict.because)
  return {
    is: 'loaded',
    releases: releases.map(({ id: _id, ...release }) => release),
    removed,
    warnings: verdict.warnings,
  }
}

function countRows(database: DatabaseSync): RowCounts {
  const counts = noRows()
  for (const table of ROW_TABLES)
    counts[table] = Number(database.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.n)
  return counts
}

function add(to: RowCounts, from: RowCounts): void {
  for (const table of ROW_TABLES) to[table] += from[table]
}

function refused(file: string, line: number, expected: string, found: string) {
  return { is: 'refused' as const, faults: [{ file, line, expected, found }] as [Fault, ...Fault[]] }
}

function identity(path: string): string {
  const { ino, mtimeNs, size } = statSync(path, { bigint: true })
  return `${ino} ${mtimeNs} ${size}`
}
