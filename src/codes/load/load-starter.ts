// Brings the starter files of this version into a book that holds an operator's files, and our words onto its official rows.
import type { DatabaseSync } from 'node:sqlite'
import { compactCode } from '../code-shape.ts'
import { recordOf } from '../record-row.ts'
import { unexplained } from '../record-text.ts'
import { dateOfDay, endDay, startDay } from '../schema.ts'
import { fillTables, STARTER_HASH, STARTER_KIND, STARTER_OF } from '../write-tables.ts'
import { IMPORTERS, isKind } from './importers.ts'
import { showLicensedTitles } from './licensed-titles.ts'
import type { LoadOptions, LoadResult } from './load-result.ts'
import { addRows, countStarterRows, removeReleases, supersedeStarter } from './official-layer.ts'
import { ownWords } from './own-words.ts'
import { type Changed, type Rebuilding, rebuildBook } from './rebuilt-book.ts'
import { readStarter, starterHash } from './starter.ts'

/**
 * Replaces the starter rows of the book by those of `folder`. Official rows keep what their files say and take search words, unit sizes and
 * CPT explanations from the new rows; where an official file speaks, starter rows go again, as when it was loaded.
 */
export async function loadStarter(bookPath: string, folder: string, _options: LoadOptions = {}): Promise<LoadResult> {
  const hash = starterHash(folder)
  const change = async (rebuilding: Rebuilding): Promise<Changed> => {
    const { database, writer, removed } = rebuilding
    if (starterOf(database) === hash) return { is: 'unchanged', files: ['the starter set'] }
    const starter = readStarter(folder)
    if (starter.is === 'wrong') return { is: 'refused', faults: starter.faults }
    const old = database.prepare('SELECT id FROM release WHERE kind = ?').all(STARTER_KIND)
    addRows(
      removed,
      removeReleases(
        database,
        old.map(({ id }) => Number(id)),
      ),
    )
    takeOwnWordsOff(database)
    const because = fillTables(writer, starter.tables)
    if (because !== null)
      return { is: 'refused', faults: [{ file: 'starter files', line: 0, expected: 'each row once', found: because }] }
    putOwnWordsOn(database)
    layOfficialOver(rebuilding)
    showLicensedTitles(database)
    database.prepare('INSERT OR REPLACE INTO meta VALUES (?, ?)').run(STARTER_OF, hash)
    return { is: 'changed', releases: listStarter(database), warnings: [] }
  }
  return rebuildBook(bookPath, 'the starter set', change)
}

/** The hash of the starter files whose rows the book holds; null for a book of an older version, which did not keep it. */
export function starterOf(database: DatabaseSync): string | null {
  const row = database.prepare('SELECT value FROM meta WHERE key IN (?, ?)').get(STARTER_OF, STARTER_HASH)
  return row === undefined ? null : String(row.value)
}

/** No official file gives search words or unit sizes, and the fee schedule no title: what stands there was ours. */
function takeOwnWordsOff(database: DatabaseSync): void {
  database.exec(`UPDATE record SET synonyms = '', unit_amount = NULL, unit_measure = NULL
    WHERE synonyms <> '' OR unit_amount IS NOT NULL`)
  const retitle = database.prepare('UPDATE record SET title = ?, title_is_ours = 1 WHERE id = ?')
  const untitled = `SELECT record.id AS id, code FROM record JOIN release ON release.id = release_id WHERE kind = 'pfs'`
  for (const { id, code } of database.prepare(untitled).all()) retitle.run(unexplained(String(code)), Number(id))
}

function putOwnWordsOn(database: DatabaseSync): void {
  const put = database.prepare(
    `UPDATE record SET title = ?, synonyms = ?, unit_amount = ?, unit_measure = ?, replaced_by = ?, valid_from = ?, valid_to = ? WHERE id = ?`,
  )
  const rows = database.prepare(
    `SELECT record.*, kind, source, edition FROM record JOIN release ON release.id = release_id
     WHERE kind <> '${STARTER_KIND}' AND key_id IN (SELECT key_id FROM record JOIN release ON release.id = release_id
       WHERE kind = '${STARTER_KIND}') ORDER BY release.id`,
  )
  const merges = new Map<string, ReturnType<typeof ownWords>>()
  for (const row of rows.all()) {
    const kind = String(row.kind)
    if (!isKind(kind)) continue
    const merge = merges.get(kind) ?? ownWords(database, IMPORTERS[kind])
    merges.set(kind, merge)
    const [source, edition] = [String(row.source), String(row.edition)]
    const span = { validFrom: dateOfDay(Number(row.valid_from)), validTo: dateOfDay(Number(row.valid_to)) }
    const record = recordOf(row, { ...span, citation: { source, edition, locator: compactCode(String(row.code)) } })
    const merged = merge(record, source, edition)
    const unit = [merged.unit?.amount ?? null, merged.unit?.measure ?? null] as const
    const days = [startDay(merged.validFrom), endDay(merged.validTo)] as const
    put.run(merged.title, merged.synonyms.join('|'), ...unit, merged.replacedBy.join('|'), ...days, Number(row.id))
  }
}

function layOfficialOver({ database, removed }: Rebuilding): void {
  const official = database
    .prepare(
      `SELECT id, source, edition, valid_from, kind FROM release WHERE kind <> '${STARTER_KIND}' ORDER BY valid_from`,
    )
    .all()
  for (const { id, source, edition, valid_from: from, kind } of official) {
    if (!isKind(String(kind))) continue
    const release = {
      id: Number(id),
      source: String(source),
      edition: String(edition),
      validFrom: dateOfDay(Number(from)),
    }
    const importer: { dates: string } = IMPORTERS[String(kind) as keyof typeof IMPORTERS]
    addRows(removed, supersedeStarter(database, release, importer.dates === 'snapshot'))
  }
  countStarterRows(database)
}

function listStarter(database: DatabaseSync) {
  const rows = database.prepare('SELECT * FROM release WHERE kind = ? ORDER BY source, edition').all(STARTER_KIND)
  return rows.map((row) => ({
    source: String(row.source),
    edition: String(row.edition),
    validFrom: dateOfDay(Number(row.valid_from)),
    validTo: dateOfDay(Number(row.valid_to)),
    file: String(row.file),
    rows: Number(row.rows),
  }))
}
