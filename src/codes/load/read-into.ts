// Reads one official file line by line and writes its rows into the book that is being built.
import type { DatabaseSync } from 'node:sqlite'
import { type Bare, type BookWriter, isCollision, type RowCounts } from '../book-writer.ts'
import type { IsoDate } from '../citation.ts'
import type { CodeRecord } from '../code-record.ts'
import { NOT_STATED } from '../code-record.ts'
import type { GivenFile } from './given-files.ts'
import type { Importer, LineReader, Sink } from './importer.ts'
import { type LoadedRelease, type Progress, refused } from './load-result.ts'
import { addRows, removeReleases } from './official-layer.ts'
import { nameOf, openPart, WrongFile } from './source-file.ts'
import { eachLine } from './source-lines.ts'
import { type Fault, MAX_FAULTS } from './tsv.ts'

export type FileToRead = GivenFile & {
  kind: string
  importer: Importer
  retrieved: IsoDate | null
  /** Gives an official record what is ours. */
  merge: (row: Bare<CodeRecord>, source: string, edition: string) => Bare<CodeRecord>
  /** Releases that this load has written already. */
  written: readonly number[]
  /** Counts the rows of earlier copies of the file that went. */
  removed: RowCounts
  progress: Progress
}

export type ReadResult =
  | { is: 'read'; release: LoadedRelease & { id: number }; note: string | null }
  | { is: 'refused'; faults: [Fault, ...Fault[]] }

/** The edition of a release while its file is read. */
const BEING_READ = '(being read)'

/** Writes the rows of a file under a release of their own. Refused with the first wrong lines; the book is thrown away then. */
export async function readInto(database: DatabaseSync, writer: BookWriter, file: FileToRead): Promise<ReadResult> {
  const faults: Fault[] = []
  const fault = (line: number, expected: string, found: string) => {
    if (faults.length < MAX_FAULTS) faults.push({ file: file.name, line, expected, found })
  }
  const rows = rowSink(writer, file, fault)
  // The archive's name may say which table a member is, where the member's own does not.
  const reader = file.importer.read(`${nameOf(file.path)} ${file.name}`, rows.sink)
  const opened = await openPart(file)
  try {
    const { content } = opened
    await eachLine(content, file.importer.encoding, ({ first, texts }) => {
      for (let at = 0; at < texts.length; at += 1) reader.line(texts[at] ?? '', first + at)
      file.progress({ file: file.name, bytes: content.bytesRead(), totalBytes: content.bytes, rows: rows.count() })
      return faults.length < MAX_FAULTS
    })
    if (faults.length === 0) reader.end()
  } catch (error) {
    if (!(error instanceof WrongFile)) throw error
    fault(error.line, 'a whole file of this kind', error.message)
  } finally {
    opened.close()
  }
  const open = rows.release()
  const [first, ...more] = faults
  if (first !== undefined) return { is: 'refused', faults: [first, ...more] }
  if (open === null) return refused(file.name, 0, 'rows', 'none')
  return settle(database, writer, file, { ...open, rows: rows.count() }, reader.release?.() ?? null)
}

type OpenRelease = { id: number; source: string; rows: number }

/** Gives the rows that were read their release, by name, content or neither, and takes earlier copies of it out. */
function settle(
  database: DatabaseSync,
  writer: BookWriter,
  file: FileToRead,
  { id, source, rows }: OpenRelease,
  proved: ReturnType<NonNullable<LineReader['release']>>,
): ReadResult {
  const refuse = (expected: string, found: string): ReadResult => refused(file.name, 0, expected, found)
  const named = file.release ?? proved ?? { edition: NOT_STATED, validFrom: null, validTo: null }
  const release = { edition: named.edition, validFrom: named.validFrom, validTo: named.validTo, ...file.span }
  const earlier = earlierCopies(database, file, source, release.edition).filter((each) => each !== id)
  if (earlier.some((each) => file.written.includes(each)))
    return refuse('one file of a release', `another of ${source}, ${release.edition}, in the same load`)
  addRows(file.removed, removeReleases(database, earlier))
  writer.settleRelease(id, release)
  writer.finishRelease(id, rows)
  const note =
    file.isLike !== null
      ? `${file.name} does not say its release; it was taken to be that of ${file.isLike}`
      : file.release !== null
        ? null
        : proved === null
          ? `${file.name} does not say its release; every answer from it will say so. Give --edition, --from and --to when you know it`
          : `${file.name}: ${release.edition} was taken from ${proved.because}; give --edition to say otherwise`
  return { is: 'read', release: { id, source, ...release, file: file.name, rows }, note }
}

function rowSink(writer: BookWriter, file: FileToRead, fault: Sink['fault']) {
  let release: { id: number; source: string } | null = null
  let count = 0
  let last = -1
  /** Counts rows of the file: a row that fills two tables counts once. */
  const tally = (at: number) => {
    if (at !== last) count += 1
    last = at
  }
  const edition = file.release?.edition ?? ''
  /** Runs one insert; a row whose place is taken is a fault of its line. */
  const put = (at: number, what: string, write: (release: number) => void) => {
    tally(at)
    try {
      write(release?.id ?? 0)
    } catch (error) {
      if (!isCollision(error)) throw error
      fault(at, 'each row once', `${what} a second time`)
    }
  }
  const sink: Sink = {
    source(source) {
      const named = { source, edition: BEING_READ, validFrom: null, validTo: null, file: file.name }
      const id = writer.release({ ...named, kind: file.kind, sha256: file.sha256, retrieved: file.retrieved })
      release = { id, source }
    },
    record(at, row) {
      const merged = file.merge(row, release?.source ?? '', edition)
      put(at, row.code, (id) => writer.record(merged, merged.code, id, at))
    },
    pair: (at, row) => put(at, `${row.column1}/${row.column2}`, (id) => writer.pair(row, id, at)),
    unitLimit: (at, row) => put(at, row.code, (id) => writer.unitLimit(row, id, at)),
    addOn: (at, row) => put(at, `${row.code}/${row.primary}`, (id) => writer.addOn(row, id, at)),
    fee: (at, row) => put(at, `${row.code} ${row.modifier}`, (id) => writer.fee(row, id, at)),
    locality: (at, row) => put(at, `${row.mac} ${row.number}`, (id) => writer.locality(row, id, at)),
    ended: (at, row) => put(at, row.code, (id) => writer.ending(row, id, at)),
    meaning: (at, row) => put(at, row.key, (id) => writer.meaning(row, id, at)),
    seen: tally,
    fault,
  }
  return { sink, count: () => count, release: () => release }
}

/**
 * Releases that the file takes the place of: of the same kind, source and edition, under the same name, or under any when such a release
 * is one file. The parts of a pair table are no copies of each other.
 */
function earlierCopies(database: DatabaseSync, file: FileToRead, source: string, edition: string): number[] {
  return database
    .prepare('SELECT id, file FROM release WHERE kind = ? AND source = ? AND edition = ?')
    .all(file.kind, source, edition)
    .filter((row) => row.file === file.name || !file.importer.inParts)
    .map((row) => Number(row.id))
}
