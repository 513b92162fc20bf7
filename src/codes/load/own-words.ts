// What is ours in the rows of a book (search words, unit sizes, explanations, days found elsewhere), and official rows that take it over.
import type { DatabaseSync } from 'node:sqlite'
import type { Bare } from '../book-writer.ts'
import type { CodeRecord } from '../code-record.ts'
import { compactCode } from '../code-shape.ts'
import { recordOf } from '../record-row.ts'
import { unexplained } from '../record-text.ts'
import { dateOfDay } from '../schema.ts'
import { searchWords } from '../search/search-words.ts'
import { STARTER_KIND } from '../write-tables.ts'
import type { Importer } from './importer.ts'

type Own = Bare<CodeRecord> & { edition: string; source: string; isStarter: boolean }

/**
 * Gives official rows what is ours. An official row keeps every fact of its own file and takes from the newest row of the same code:
 * - search words, and a CPT explanation, always;
 * - the unit size when the row is of the same edition or its title says the same, since a new title may mean a new size;
 * - days that the file leaves open, and codes that took its place, from a starter row of the same source and edition. A last day only
 *   where the kind of file lists ended codes: an ICD-10 order file lists a code because it is in force.
 */
export function ownWords(database: DatabaseSync, importer: Importer) {
  const owned = new Map<string, Own[]>()
  const rows = database.prepare(
    `SELECT record.*, edition, source, kind FROM record JOIN release ON release.id = release_id
     WHERE synonyms <> '' OR unit_amount IS NOT NULL OR title_is_ours OR kind = ? ORDER BY release.valid_from DESC, record.valid_from DESC`,
  )
  for (const row of rows.iterate(STARTER_KIND)) {
    const span = { validFrom: dateOfDay(Number(row.valid_from)), validTo: dateOfDay(Number(row.valid_to)) }
    const [source, edition] = [String(row.source), String(row.edition)]
    const { citation: _citation, ...record } = recordOf(row, { ...span, citation: { source, edition, locator: '' } })
    const key = `${record.system} ${compactCode(record.code)}`
    const list = owned.get(key) ?? []
    list.push({ ...record, source, edition, isStarter: row.kind === STARTER_KIND })
    owned.set(key, list)
  }

  return (row: Bare<CodeRecord>, source: string, edition: string): Bare<CodeRecord> => {
    const all = owned.get(`${row.system} ${compactCode(row.code)}`)
    const [newest] = all ?? []
    if (all === undefined || newest === undefined) return row
    const same = all.filter((own) => own.source === source && own.edition === edition)
    const starter = same.find((own) => own.isStarter && (importer.dates === 'lists_ended' || own.validTo === null))
    const explained = row.title === unexplained(row.code) ? all.find((own) => own.title !== row.title) : undefined
    const sized = all.find(
      (own) =>
        own.unit !== null && (same.includes(own) || explained !== undefined || saysTheSame(own.title, row.title)),
    )
    return {
      ...row,
      title: explained?.title ?? row.title,
      synonyms: [...new Set([...row.synonyms, ...all.flatMap((own) => own.synonyms)])],
      unit: row.unit ?? sized?.unit ?? null,
      replacedBy: row.replacedBy.length > 0 ? row.replacedBy : (starter?.replacedBy ?? []),
      validFrom: row.validFrom ?? starter?.validFrom ?? null,
      validTo: row.validTo ?? (importer.dates === 'lists_ended' ? starter?.validTo : null) ?? null,
    }
  }
}

function saysTheSame(one: string, other: string): boolean {
  return searchWords(one).join(' ') === searchWords(other).join(' ')
}
