// Reads one official file line by line and writes its rows into the book that is being built.
import type { DatabaseSync } from 'node:sqlite'
import { type Bare, type BookWriter, isCollision, type RowCounts } from '../book-writer.ts'
import type { IsoDate } from '../citation.ts'
import type { CodeRecord } from '../code-record.ts'
import { compactCode } from '../code-shape.ts'
import { endDay } from '../schema.ts'
import type { Ending, Importer, NamedRelease, Sink } from './importer.ts'
import type { LoadedRelease, Progress } from './load-result.ts'
import { addRows, removeReleases } from './official-layer.ts'
import { openSource, WrongFile } from './source-file.ts'
import { type Fault, MAX_FAULTS } from './tsv.ts'

export type FileToRead = {
  path: string
  name: string
  sha256: string
  release: NamedRelease
  kind: string
  importer: Importer
  retrieved: IsoDate | null
  /** Gives an official record what is ours. */
  merge: (row: Bare<CodeRecord>, source: string, edition: string) => Bare<CodeRecord>
  /** Counts the rows of earlier copies of the file that went. */
  removed: RowCounts
  progress: Progress
}

export type ReadResult =
  | { is: 'read'; release: LoadedRelease & { id: number } }
  | { is: 'refused'; faults: [Fault, ...Fault[]] }

/** Writes the rows of a file under a release of their own. Refused with the first wrong lines; the book is thrown away then. */
export async function readInto(database: DatabaseSync, writer: BookWriter, file: FileToRead): Promise<ReadResult> {
  const faults: Fault[] = []
  const fault = (line: number, expected: string, found: string) => {
    if (faults.length < MAX_FAULTS) faults.push({ file: file.name, line, expected, found })
  }
  const rows = rowSink(database, writer, file, fault)
  try {
    const source = await openSource(file.path, file.importer.member, file.importer.encoding)
    const reader = file.importer.read(`${file.name} ${source.name}`, rows.sink)
    for await (const { first, texts } of source.lines) {
      for (let at = 0; at < texts.length; at += 1) reader.line(texts[at] ?? '', first + at)
      if (faults.length >= MAX_FAULTS) break
      file.progress({ file: file.name, bytes: source.bytesRead(), totalBytes: source.bytes, rows: rows.count() })
    }
    if (faults.length === 0) reader.end()
  } catch (error) {
    if (!(error instanceof WrongFile)) throw error
    fault(error.line, 'a whole file of this kind', error.message)
  }
  const release = rows.release()
  const [first, ...more] = faults
  if (first !== undefined) return { is: 'refused', faults: [first, ...more] }
  if (release === null)
    return { is: 'refused', faults: [{ file: file.name, line: 0, expected: 'rows', found: 'none' }] }
  writer.finishRelease(release.id, rows.count())
  return { is: 'read', release: { ...release, rows: rows.count() } }
}

function rowSink(database: DatabaseSync, writer: BookWriter, file: FileToRead, fault: Sink['fault']) {
  let release: (Omit<LoadedRelease, 'rows'> & { id: number }) | null = null
  let count = 0
  let last = -1
  /** Counts rows of the file: a row that fills two tables counts once. */
  const tally = (at: number) => {
    if (at !== last) count += 1
    last = at
  }
  const { edition, validFrom, validTo } = file.release
  /** Runs one insert; a row whose place is taken is a fault of its line. */
  const put = (at: number, what: string, write: (release: number) => void) => {
    try {
      write(release?.id ?? 0)
    } catch (error) {
      if (!isCollision(error)) throw error
      fault(at, 'each row once', `${what} a second time`)
    }
  }
  const end = endings(database)
  const sink: Sink = {
    source(source) {
      const earlier = earlierCopies(database, file, source)
      addRows(file.removed, removeReleases(database, earlier))
      const named = { source, edition, validFrom, validTo, file: file.name }
      const id = writer.release({ ...named, kind: file.kind, sha256: file.sha256, retrieved: file.retrieved })
      release = { id, ...named }
    },
    record(at, row) {
      tally(at)
      const merged = file.merge(row, release?.source ?? '', edition)
      put(at, row.code, (id) => writer.record(merged, merged.code, id, at))
    },
    pair(at, row) {
      tally(at)
      put(at, `${row.column1}/${row.column2}`, (id) => writer.pair(row, id, at))
    },
    unitLimit(at, row) {
      tally(at)
      put(at, row.code, (id) => writer.unitLimit(row, id, at))
    },
    addOn(at, row) {
      tally(at)
      put(at, `${row.code}/${row.primary}`, (id) => writer.addOn(row, id, at))
    },
    fee(at, row) {
      tally(at)
      put(at, `${row.code} ${row.modifier}`, (id) => writer.fee(row, id, at))
    },
    locality(at, row) {
      tally(at)
      put(at, `${row.mac} ${row.number}`, (id) => writer.locality(row, id, at))
    },
    ended(at, ending) {
      tally(at)
      if (release !== null) end(ending, release.source, edition)
    },
    seen: tally,
    fault,
  }
  return { sink, count: () => count, release: () => release }
}

/**
 * Releases that the file takes the place of: of the same kind, source and edition, under the same name, or under any when such a release
 * is one file. The table of indicators beside a HCPCS file, which has other columns, is no copy of it; nor are the parts of a pair table.
 */
function earlierCopies(database: DatabaseSync, file: FileToRead, source: string): number[] {
  return database
    .prepare('SELECT id, file, sha256 FROM release WHERE kind = ? AND source = ? AND edition = ?')
    .all(file.kind, source, file.release.edition)
    .filter(
      (row) =>
        row.file === file.name ||
        (!file.importer.inParts &&
          file.importer.releaseOf(file.name) !== null &&
          file.importer.releaseOf(String(row.file)) !== null),
    )
    .map((row) => Number(row.id))
}

function endings(database: DatabaseSync) {
  const update = database.prepare(
    `UPDATE record SET valid_to = :day, replaced_by = CASE replaced_by WHEN '' THEN :others ELSE replaced_by END
     WHERE key_id = (SELECT id FROM code_key WHERE compact = :code) AND valid_to = :open AND valid_from <= :day
       AND release_id IN (SELECT id FROM release WHERE source = :source AND edition = :edition AND kind <> 'starter')`,
  )
  return ({ code, lastDay, replacedBy }: Ending, source: string, edition: string): void => {
    const day = Number(lastDay.replaceAll('-', ''))
    update.run({ day, open: endDay(null), others: replacedBy.join('|'), code: compactCode(code), source, edition })
  }
}
