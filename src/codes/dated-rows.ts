// What every look-up of a book file shares: its releases, how a stored row gets its dates and citation, and which of several rows speaks.
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import type { Citation, IsoDate } from './citation.ts'
import type { Release } from './code-record.ts'
import { dateOfDay } from './schema.ts'

export type Row = Record<string, SQLOutputValue>
/** A release with its number and its days as numbers, for comparing. */
export type StoredRelease = Release & { id: number; from: number; to: number }
export type Dated = { validFrom: IsoDate | null; validTo: IsoDate | null; citation: Citation }

export type DatedRows = {
  releases: readonly StoredRelease[]
  /** The release of a row that has `release_id`. */
  releaseOf(row: Row): StoredRelease
  /** The dates and citation of a row that has `release_id`, `valid_from` and `valid_to`. */
  dated(row: Row, locator: string): Dated
  /** Keeps one row of each kind: of the release in force on the day, else of the newest; of these the row that began last. */
  oneEach(rows: readonly Row[], day: number, kind: (row: Row) => unknown): Row[]
}

/** Reads the releases, which are few, into memory. A row of a release that is not there is a damaged book: that throws. */
export function datedRows(database: DatabaseSync): DatedRows {
  const releases = database.prepare('SELECT * FROM release').all().map(storedRelease)
  const byId = new Map(releases.map((release) => [release.id, release]))
  const releaseOf = (row: Row): StoredRelease => {
    const release = byId.get(Number(row.release_id))
    if (release === undefined) throw new Error(`the code book names a release ${row.release_id} it does not hold`)
    return release
  }
  /** Whether `row` speaks rather than `rival`. */
  const outranks = (row: Row, rival: Row, day: number): boolean => {
    const [one, other] = [releaseOf(row), releaseOf(rival)]
    const inForce = Number(isInForce(one, day)) - Number(isInForce(other, day))
    return (inForce || one.from - other.from || Number(row.valid_from) - Number(rival.valid_from)) > 0
  }
  return {
    releases,
    releaseOf,
    dated(row, locator) {
      const { source, edition } = releaseOf(row)
      const span = { validFrom: dateOfDay(Number(row.valid_from)), validTo: dateOfDay(Number(row.valid_to)) }
      return { ...span, citation: { source, edition, locator } }
    },
    oneEach(rows, day, kind) {
      const [only] = rows
      if (rows.length < 2) return only === undefined ? [] : [only]
      const best = new Map<unknown, Row>()
      for (const row of rows) {
        const rival = best.get(kind(row))
        if (rival === undefined || outranks(row, rival, day)) best.set(kind(row), row)
      }
      return [...best.values()]
    },
  }
}

/** The release in force on the day, of several the one that began last; when none is, the newest. Null: there is none at all. */
export function releaseFor<R extends StoredRelease>(releases: readonly R[], day: number): R | null {
  const newestFirst = releases.toSorted((a, b) => b.from - a.from)
  return newestFirst.find((release) => isInForce(release, day)) ?? newestFirst[0] ?? null
}

export function isInForce({ from, to }: { from: number; to: number }, day: number): boolean {
  return from <= day && day <= to
}

function storedRelease(row: Row): StoredRelease {
  const [from, to] = [Number(row.valid_from), Number(row.valid_to)]
  return {
    id: Number(row.id),
    source: String(row.source),
    edition: String(row.edition),
    file: String(row.file),
    rows: Number(row.rows),
    validFrom: dateOfDay(from),
    validTo: dateOfDay(to),
    from,
    to,
  }
}
