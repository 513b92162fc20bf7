// The tables for what the ICD-10-CM books say beside titles (tree and notes, index, crosswalks), and how their rows are written.
import type { DatabaseSync } from 'node:sqlite'
import { compactCode } from '../code-shape.ts'
import { startDay } from '../schema.ts'
import type { Conversion } from './conversion.ts'
import type { Gem } from './gem.ts'
import type { Index, IndexBook, TableColumn } from './icd10cm-index.ts'
import { NOTE_KINDS, type Tabular, type TabularNode } from './icd10cm-tabular.ts'

/** Position in each of these lists is the number stored. Add at the end only. */
export const LEVELS: readonly TabularNode['level'][] = ['chapter', 'section', 'code']
export const INDEX_BOOKS: readonly IndexBook[] = ['diseases', 'external_causes', 'drugs', 'neoplasms']
export const CROSSWALKS = ['conversion', '10to9', '9to10'] as const
export type CrosswalkKind = (typeof CROSSWALKS)[number]

export const ICD_TABLE_NAMES = ['tabular_place', 'code_note', 'index_term', 'crosswalk'] as const
export type IcdTable = (typeof ICD_TABLE_NAMES)[number]

/**
 * Every table has `release_id`, so that a release is taken out of all of them alike; days are those of the release.
 * `compact` and the ends of a crosswalk have no dots. `code_note.codes` are what the text names, parted by `|`, with dots.
 * `index_term.path` and `modifiers` hold one part for each level, parted by `|`; no official title has that sign.
 * A crosswalk's `source` may be a range (`T15-T19`); of a conversion it is the older code and `valid_from` the first day of the newer.
 * `text` is the cell as printed, `approximate` to `choice_list` are the flags of a GEM.
 */
export const ICD_TABLES = `
  CREATE TABLE tabular_place (
    id INTEGER PRIMARY KEY, release_id INTEGER NOT NULL, level INTEGER NOT NULL, compact TEXT NOT NULL, code TEXT NOT NULL,
    title TEXT NOT NULL, parent_id INTEGER, line INTEGER NOT NULL,
    UNIQUE (compact, release_id, level));
  CREATE TABLE code_note (
    place_id INTEGER NOT NULL, ordinal INTEGER NOT NULL, release_id INTEGER NOT NULL, kind INTEGER NOT NULL, character TEXT,
    text TEXT NOT NULL, codes TEXT NOT NULL, line INTEGER NOT NULL,
    PRIMARY KEY (place_id, ordinal)) WITHOUT ROWID;
  CREATE TABLE index_term (
    id INTEGER PRIMARY KEY, release_id INTEGER NOT NULL, book INTEGER NOT NULL, path TEXT NOT NULL, modifiers TEXT NOT NULL,
    compact TEXT, code TEXT, incomplete INTEGER NOT NULL, in_column TEXT, manifestation TEXT, see TEXT, see_also TEXT,
    see_category TEXT, line INTEGER NOT NULL);
  CREATE INDEX index_term_of ON index_term (compact) WHERE compact IS NOT NULL;
  CREATE TABLE crosswalk (
    id INTEGER PRIMARY KEY, release_id INTEGER NOT NULL, kind INTEGER NOT NULL, source TEXT, target TEXT,
    valid_from INTEGER NOT NULL, approximate INTEGER NOT NULL, combination INTEGER NOT NULL, scenario INTEGER NOT NULL,
    choice_list INTEGER NOT NULL, text TEXT NOT NULL, line INTEGER NOT NULL);
  CREATE INDEX crosswalk_from ON crosswalk (source);
  CREATE INDEX crosswalk_to ON crosswalk (target);
  CREATE INDEX crosswalk_range ON crosswalk (kind) WHERE source LIKE '%-%';
`

/** Writes a tabular list under a release of the book, inside the caller's transaction. Gives how many rows each table got. */
export function insertTabular(
  database: DatabaseSync,
  release: number,
  tabular: Tabular,
): Partial<Record<IcdTable, number>> {
  const start = nextId(database, 'tabular_place')
  const place = database.prepare('INSERT INTO tabular_place VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
  for (const [at, { level, code, title, parent, line }] of tabular.nodes.entries()) {
    const name = level === 'code' ? compactCode(code) : code
    const above = parent === null ? null : start + parent
    place.run(start + at, release, LEVELS.indexOf(level), name, code, title, above, line)
  }
  const note = database.prepare('INSERT INTO code_note VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
  for (const [at, { node, kind, character, text, codes, line }] of tabular.rows.entries())
    note.run(start + node, at, release, NOTE_KINDS.indexOf(kind), character, text, codes.join('|'), line)
  return { tabular_place: tabular.nodes.length, code_note: tabular.rows.length }
}

/** Writes an index or table of the index under a release of the book. */
export function insertIndex(database: DatabaseSync, release: number, index: Index): Partial<Record<IcdTable, number>> {
  const insert = database.prepare('INSERT INTO index_term VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  let id = nextId(database, 'index_term')
  for (const term of index.terms) {
    const words = [term.path.join('|'), term.modifiers.join('|')] as const
    const code = [term.code === null ? null : compactCode(term.code), term.code, Number(term.isIncomplete)] as const
    const rest = [
      term.column satisfies TableColumn | null,
      term.manifestation,
      term.see,
      term.seeAlso,
      term.seeCategory,
    ] as const
    insert.run(id, release, INDEX_BOOKS.indexOf(index.book), ...words, ...code, ...rest, term.line)
    id += 1
  }
  return { index_term: index.terms.length }
}

/** Writes one direction of the equivalence mappings under a release of the book. */
export function insertGem(database: DatabaseSync, release: number, gem: Gem): Partial<Record<IcdTable, number>> {
  const insert = crosswalkInsert(database)
  for (const row of gem.rows) {
    const flags = [Number(row.isApproximate), Number(row.isCombination), row.scenario, row.choiceList] as const
    insert(release, gem.direction, row.source, row.target, 0, flags, '', row.line)
  }
  return { crosswalk: gem.rows.length }
}

/** Writes the conversion table under a release of the book: one row for each older code or range, one without when there was none. */
export function insertConversion(
  database: DatabaseSync,
  release: number,
  table: Conversion,
): Partial<Record<IcdTable, number>> {
  const insert = crosswalkInsert(database)
  let count = 0
  for (const { code, effective, previous, previousCodes, line } of table.rows) {
    for (const older of previousCodes.length > 0 ? previousCodes : [null]) {
      const source = older === null ? null : older.replaceAll('.', '')
      insert(release, 'conversion', source, compactCode(code), startDay(effective), [0, 0, 0, 0], previous, line)
      count += 1
    }
  }
  return { crosswalk: count }
}

function crosswalkInsert(database: DatabaseSync) {
  const insert = database.prepare('INSERT INTO crosswalk VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  let id = nextId(database, 'crosswalk')
  return (
    release: number,
    kind: CrosswalkKind,
    source: string | null,
    target: string | null,
    from: number,
    flags: readonly [number, number, number, number],
    text: string,
    line: number,
  ): void => {
    insert.run(id, release, CROSSWALKS.indexOf(kind), source, target, from, ...flags, text, line)
    id += 1
  }
}

function nextId(database: DatabaseSync, table: IcdTable): number {
  return Number(database.prepare(`SELECT coalesce(max(id), 0) + 1 AS id FROM ${table}`).get()?.id)
}
