// The NCCI pairs of an open book file: the edit between two codes, and all edits of one code, a page at a time.
import type { DatabaseSync } from 'node:sqlite'
import type { IsoDate } from './citation.ts'
import type { PairEdit } from './code-record.ts'
import { AFTER_ALL, compactCode } from './code-shape.ts'
import type { DatedRows, Row } from './dated-rows.ts'
import { dayNumber, PAIR_TABLES } from './schema.ts'

export type EditQuery = {
  table?: PairEdit['table']
  /** The column in which the code itself stands: 1 paid, 2 denied. */
  column?: 1 | 2
  /** How the code of the other column begins. */
  partner?: string
  indicator?: PairEdit['indicator']
  sort?: EditSort
  offset?: number
  limit?: number
}
export const EDIT_SORTS = ['partner', 'column', 'indicator', 'since', 'rationale'] as const
export type EditSort = (typeof EDIT_SORTS)[number]
/** `total` counts all rows that fit the query, of which `rows` is one page. */
export type EditPage = { total: number; rows: PairEdit[] }
/** How many edits in force a table has for a code, by the column in which the code stands. */
export type EditCount = { table: PairEdit['table']; source: string; asColumn1: number; asColumn2: number }

/** One page when no other size is asked for. */
const PAGE = 50

export function pairLookUp(database: DatabaseSync, { dated, oneEach }: DatedRows) {
  const keyOf = database.prepare('SELECT id FROM code_key WHERE compact = ?')
  const between = database.prepare(
    `SELECT pair.*, text FROM pair JOIN rationale ON rationale.id = rationale_id
     WHERE column1 = ? AND column2 = ? AND valid_from <= ? AND ? <= valid_to`,
  )
  const pages = new Map(EDIT_SORTS.map((sort) => [sort, database.prepare(pageQuery(ORDER[sort]))]))
  const counts = database.prepare(COUNT_QUERY)

  const idOf = (compact: string): number | null => {
    const row = keyOf.get(compact)
    return row === undefined ? null : Number(row.id)
  }
  const editOf = (row: Row, column1: string, column2: string): PairEdit => ({
    column1,
    column2,
    indicator: Number(row.indicator) as PairEdit['indicator'],
    table: PAIR_TABLES[Number(row.in_table)] ?? 'practitioner',
    rationale: String(row.text),
    ...dated(row, `${column1}/${column2}`),
  })

  return {
    /** Edits between two codes in force on the date, in whichever order they are given; one a table and order. */
    pairs(a: string, b: string, date: IsoDate): PairEdit[] {
      const [one, other] = [compactCode(a), compactCode(b)]
      const [first, second] = [idOf(one), idOf(other)]
      if (first === null || second === null) return []
      const day = dayNumber(date)
      const ordered = (column1: number, column2: number) =>
        oneEach(between.all(column1, column2, day, day), day, (row) => row.in_table)
      const edits = ordered(first, second).map((row) => editOf(row, one, other))
      return first === second ? edits : [...edits, ...ordered(second, first).map((row) => editOf(row, other, one))]
    },
    /** The edits of a code in force on the date that fit the query, sorted; one a partner, column and table. */
    editsOf(code: string, date: IsoDate, query: EditQuery = {}): EditPage {
      const compact = compactCode(code)
      const key = idOf(compact)
      if (key === null) return { total: 0, rows: [] }
      const { table, column = null, partner = '', indicator = null, sort = 'partner', offset = 0, limit = PAGE } = query
      const start = compactCode(partner)
      const fit = {
        table: table === undefined ? null : PAIR_TABLES.indexOf(table),
        column,
        indicator,
        from: start,
        below: `${start}${AFTER_ALL}`,
      }
      const page = (from: number, size: number): Row[] =>
        pages.get(sort)?.all({ key, day: dayNumber(date), ...fit, offset: from, limit: size }) ?? []
      const rows = page(offset, limit)
      // A page behind the last one has no row that could say the total.
      const [counted] = rows.length > 0 || offset === 0 ? rows : page(0, 1)
      const edits = rows.map((row) => {
        const other = String(row.partner)
        return row.own === 1 ? editOf(row, compact, other) : editOf(row, other, compact)
      })
      return { total: Number(counted?.total ?? 0), rows: edits }
    },
    /** How many edits in force the tables have for a code; a table without any is left out. */
    editCounts(code: string, date: IsoDate): EditCount[] {
      const key = idOf(compactCode(code))
      if (key === null) return []
      return counts.all({ key, day: dayNumber(date) }).map((row) => ({
        table: PAIR_TABLES[Number(row.in_table)] ?? 'practitioner',
        source: dated(row, compactCode(code)).citation.source,
        asColumn1: Number(row.as_column1),
        asColumn2: Number(row.as_column2),
      }))
    },
  }
}

/**
 * The rows of a code in both columns, one for each edit: several releases may hold the same. The release in force on the day speaks, else
 * the newest, as in `oneEach`; SQLite takes the other columns from the row that has the maximum.
 */
const SIDES = `
  SELECT 1 AS own, column2 AS other, pair.* FROM pair WHERE column1 = :key
  UNION ALL SELECT 2, column1, pair.* FROM pair WHERE column2 = :key AND column1 <> :key`
const EDITS = `
  SELECT sides.*, max((release.valid_from <= :day AND :day <= release.valid_to) * 100000000000000000
    + release.valid_from * 100000000 + sides.valid_from) AS rank
  FROM (${SIDES}) AS sides JOIN release ON release.id = release_id
  WHERE sides.valid_from <= :day AND :day <= sides.valid_to GROUP BY own, other, in_table`

const COUNT_QUERY = `SELECT in_table, sum(own = 1) AS as_column1, sum(own = 2) AS as_column2,
  release_id, valid_from, valid_to FROM (${EDITS}) GROUP BY in_table`

const ORDER: Record<EditSort, string> = {
  partner: 'partner, own, in_table',
  column: 'own, partner, in_table',
  indicator: 'indicator, partner, own, in_table',
  since: 'valid_from DESC, partner, own, in_table',
  rationale: 'text, partner, own, in_table',
}

function pageQuery(order: string): string {
  return `SELECT own, in_table, release_id, edits.valid_from, edits.valid_to, indicator, compact AS partner, text, count(*) OVER () AS total
    FROM (${EDITS}) AS edits JOIN code_key ON code_key.id = other JOIN rationale ON rationale.id = rationale_id
    WHERE (:table IS NULL OR in_table = :table) AND (:column IS NULL OR own = :column)
      AND (:indicator IS NULL OR indicator = :indicator) AND compact >= :from AND compact < :below
    ORDER BY ${order} LIMIT :limit OFFSET :offset`
}
