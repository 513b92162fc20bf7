// Lets official rows take the place of starter rows and of an earlier copy of the same file, and ends what a newer release no longer has.
import type { DatabaseSync } from 'node:sqlite'
import { ROW_TABLES, type RowCounts, type RowTable } from '../book-writer.ts'
import type { IsoDate } from '../citation.ts'
import { endDay, startDay } from '../schema.ts'
import { STARTER_KIND } from '../write-tables.ts'

/** The name of the release that keeps starter rows of a code that ended before the release in which the code means something else. */
const EARLIER = '(earlier rows)'

export type Layered = { id: number; source: string; edition: string; validFrom: IsoDate | null }

/** Takes releases and all their rows out of the book. Gives how many rows went, by table. */
export function removeReleases(database: DatabaseSync, ids: readonly number[]): RowCounts {
  const removed = noRows()
  if (ids.length === 0) return removed
  const those = ids.map(() => '?').join(', ')
  // All at once, for each look for the rows of a release reads its table whole: millions of rows of pairs.
  for (const table of ROW_TABLES)
    removed[table] += Number(
      database.prepare(`DELETE FROM ${table} WHERE release_id IN (${those})`).run(...ids).changes,
    )
  database.prepare(`DELETE FROM release WHERE id IN (${those})`).run(...ids)
  return removed
}

/**
 * After the rows of an official release are written: starter rows of the same source and edition go where the official file speaks.
 * A starter record goes when the file has its code; its edits go as a whole, for the file is the whole table. Starter records that ended
 * before the release began, of a code that the file lists anew (a code that became a heading), are kept as `FY2026 (earlier rows)` where
 * `keepsEarlier`: for files that list only codes in force.
 */
export function supersedeStarter(database: DatabaseSync, release: Layered, keepsEarlier: boolean): RowCounts {
  const removed = noRows()
  const own = `release_id IN (SELECT id FROM release WHERE kind = '${STARTER_KIND}' AND source = ? AND edition = ?)`
  const named = [release.source, release.edition] as const
  endEarlierStarter(database, release)
  if (!has(database, `SELECT 1 FROM release WHERE kind = '${STARTER_KIND}' AND source = ? AND edition = ?`, ...named))
    return removed
  const covered = `${own} AND EXISTS (SELECT 1 FROM record official WHERE official.key_id = record.key_id
    AND official.system = record.system AND official.release_id = ?)`
  if (keepsEarlier) keepEarlier(database, release, covered, named)
  removed.record += Number(database.prepare(`DELETE FROM record WHERE ${covered}`).run(...named, release.id).changes)
  for (const table of ['pair', 'unit_limit', 'add_on'] as const) {
    if (!has(database, `SELECT 1 FROM ${table} WHERE release_id = ? LIMIT 1`, release.id)) continue
    removed[table] += Number(database.prepare(`DELETE FROM ${table} WHERE ${own}`).run(...named).changes)
  }
  return removed
}

function has(database: DatabaseSync, query: string, ...values: (string | number)[]): boolean {
  return database.prepare(query).get(...values) !== undefined
}

/**
 * Starter rows of an earlier edition of the source hold until the official release begins: edits all, for the file is the whole table;
 * records where the file no longer has the code.
 */
function endEarlierStarter(database: DatabaseSync, { id, source, validFrom }: Layered): void {
  if (validFrom === null) return
  const from = startDay(validFrom)
  const earlier = `SELECT id FROM release WHERE kind = '${STARTER_KIND}' AND source = ? AND valid_from < ?`
  if (!has(database, earlier, source, from)) return
  for (const table of ['record', 'pair', 'unit_limit', 'add_on'] as const) {
    const rows = `SELECT 1 FROM ${table} official WHERE official.release_id = ${id}`
    const where =
      table === 'record'
        ? `system IN (SELECT DISTINCT system FROM record WHERE release_id = ${id})
           AND NOT EXISTS (${rows} AND official.key_id = record.key_id AND official.system = record.system)`
        : `EXISTS (${rows})`
    database
      .prepare(
        `UPDATE ${table} SET valid_to = ? WHERE valid_to >= ? AND valid_from < ? AND ${where} AND release_id IN (${earlier})`,
      )
      .run(dayBefore(from), from, from, source, from)
  }
}

function keepEarlier(
  database: DatabaseSync,
  release: Layered,
  covered: string,
  named: readonly [string, string],
): void {
  if (release.validFrom === null) return
  const ended = `${covered} AND valid_to < ?`
  const values = [...named, release.id, startDay(release.validFrom)] as const
  if (database.prepare(`SELECT 1 FROM record WHERE ${ended} LIMIT 1`).get(...values) === undefined) return
  const edition = `${release.edition} ${EARLIER}`
  database
    .prepare(
      `INSERT OR IGNORE INTO release SELECT (SELECT max(id) + 1 FROM release), source, ?, file, valid_from, valid_to, 0, kind, sha256, retrieved
       FROM release WHERE kind = '${STARTER_KIND}' AND source = ? AND edition = ? LIMIT 1`,
    )
    .run(edition, ...named)
  const earlier = database
    .prepare('SELECT id FROM release WHERE source = ? AND edition = ?')
    .get(release.source, edition)
  database.prepare(`UPDATE record SET release_id = ? WHERE ${ended}`).run(Number(earlier?.id), ...values)
}

/** After the last `supersedeStarter`: starter releases say how many of their rows are left; one without any is gone. */
export function countStarterRows(database: DatabaseSync): void {
  const starter = `(SELECT id FROM release WHERE kind = '${STARTER_KIND}')`
  const left = ROW_TABLES.map((table) => `SELECT release_id FROM ${table} WHERE release_id IN ${starter}`)
  database.exec(`UPDATE release SET rows = 0 WHERE kind = '${STARTER_KIND}';
    UPDATE release SET rows = n FROM (SELECT release_id, count(*) AS n FROM (${left.join(' UNION ALL ')}) GROUP BY release_id) AS counted
    WHERE counted.release_id = release.id;
    DELETE FROM release WHERE kind = '${STARTER_KIND}' AND rows = 0;`)
}

/**
 * A row that the next loaded release of the source lacks ended the day before that release, unless it says an end of its own. In a
 * `snapshot`, whose rows have no dates, a row that is new in a release that follows the one before it without a gap began with it.
 * Done for all releases of the source each time, so that the order of loading does not matter.
 */
export function settleReleases(
  database: DatabaseSync,
  source: string,
  kind: string,
  dates: 'snapshot' | 'lists_ended',
): void {
  const releases = database
    .prepare(
      `SELECT group_concat(id) AS ids, valid_from, max(valid_to) AS valid_to FROM release
       WHERE source = ? AND kind = ? AND valid_from > 0 GROUP BY valid_from ORDER BY valid_from`,
    )
    .all(source, kind)
    .map((row) => ({ ids: String(row.ids), from: Number(row.valid_from), to: Number(row.valid_to) }))
  const open = endDay(null)
  for (const [at, release] of releases.entries()) {
    const next = releases[at + 1]
    for (const [table, same] of SNAPSHOT_TABLES) {
      const update = (set: string, ids: string, where: string) =>
        database.exec(`UPDATE ${table} SET ${set} WHERE release_id IN (${ids}) AND ${where}`)
      if (dates === 'snapshot') update(`valid_to = ${open}`, release.ids, `valid_to <> ${open}`)
      if (next === undefined) continue
      const lacks = (ids: string) =>
        `NOT EXISTS (SELECT 1 FROM ${table} other WHERE ${same} AND other.release_id IN (${ids}))`
      update(`valid_to = ${dayBefore(next.from)}`, release.ids, `valid_to = ${open} AND ${lacks(next.ids)}`)
      if (dates === 'snapshot' && dayBefore(next.from) === release.to)
        update(`valid_from = ${next.from}`, next.ids, `valid_from = 0 AND ${lacks(release.ids)}`)
    }
  }
}

const SNAPSHOT_TABLES = [
  ['record', 'other.key_id = record.key_id AND other.system = record.system'],
  ['unit_limit', 'other.key_id = unit_limit.key_id AND other.in_table = unit_limit.in_table'],
] as const

function dayBefore(day: number): number {
  const before = new Date(Date.UTC(Math.floor(day / 10_000), (Math.floor(day / 100) % 100) - 1, (day % 100) - 1))
  return Number(before.toISOString().slice(0, 10).replaceAll('-', ''))
}

export function noRows(): RowCounts {
  return Object.fromEntries(ROW_TABLES.map((table: RowTable) => [table, 0])) as RowCounts
}

export function addRows(to: RowCounts, more: RowCounts): void {
  for (const table of ROW_TABLES) to[table] += more[table]
}
