// Answers from the ICD-10-CM index and its tables of drugs and neoplasms: which words lead to a code.
import type { DatabaseSync } from 'node:sqlite'
import type { Citation, IsoDate } from './citation.ts'
import { beginningsOf } from './code-shape.ts'
import { type DatedRows, type Row, releaseFor, type StoredRelease } from './dated-rows.ts'
import { cautionOf } from './icd-caution.ts'
import { INDEX_BOOKS } from './load/icd-tables.ts'
import type { IndexBook, IndexTerm } from './load/icd10cm-index.ts'
import { dayNumber } from './schema.ts'

export type IndexEntry = Omit<IndexTerm, 'line'> & {
  book: IndexBook
  /** As with notes: why the entry may not hold on the day. */
  caution: string | null
  citation: Citation
  line: number
}

export const INDEX_SOURCES: Record<IndexBook, string> = {
  diseases: 'ICD-10-CM index',
  external_causes: 'ICD-10-CM external cause index',
  drugs: 'ICD-10-CM table of drugs and chemicals',
  neoplasms: 'ICD-10-CM neoplasm table',
}

/** A full ICD-10-CM code. */
const LONGEST = 7

export function indexLookUp(database: DatabaseSync, { releases }: DatedRows) {
  const terms = database.prepare('SELECT * FROM index_term WHERE compact = ? AND release_id = ? ORDER BY id')
  const books = INDEX_BOOKS.map((book) => ({
    book,
    lists: releases.filter(({ source }) => source === INDEX_SOURCES[book]),
  }))

  /** The entries that print the code; where none does, those that print a beginning of it and ask for more characters. */
  function termsOf(code: string, list: number): Row[] {
    const [full = '', ...shorter] = beginningsOf(code)
    const exact = terms.all(full, list)
    if (exact.length > 0) return exact
    // The tables of drugs and chemicals leave the seventh character out without saying so.
    const leadsOn = (row: Row) => row.incomplete === 1 || full.length === LONGEST
    const found = shorter.map((name) => terms.all(name, list).filter(leadsOn))
    return found.find((rows) => rows.length > 0) ?? []
  }

  return {
    /** The words of the index, and cells of its tables, that lead to this code; by book. */
    indexEntriesOf(code: string, date: IsoDate): IndexEntry[] {
      return books.flatMap(({ book, lists }) => {
        const list = releaseFor(lists, dayNumber(date))
        if (list === null) return []
        const caution = cautionOf(list, date)
        return termsOf(code, list.id).map((row) => entryOf(row, book, list, caution))
      })
    },
  }
}

function entryOf(row: Row, book: IndexBook, list: StoredRelease, caution: string | null): IndexEntry {
  const text = (column: string) => (row[column] == null ? null : String(row[column]))
  const path = String(row.path).split('|')
  return {
    book,
    path,
    modifiers: String(row.modifiers).split('|'),
    code: text('code'),
    isIncomplete: row.incomplete === 1,
    column: text('in_column') as IndexEntry['column'],
    manifestation: text('manifestation'),
    see: text('see'),
    seeAlso: text('see_also'),
    seeCategory: text('see_category'),
    caution,
    citation: { source: list.source, edition: list.edition, locator: path.join(', ') },
    line: Number(row.line),
  }
}
