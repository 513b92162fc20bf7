// What search asks of a book file: words, codes and terms, each one prepared statement.
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import type { CodeRecord, CodeSystem } from './code-record.ts'
import { SYSTEMS } from './schema.ts'

export type Term = { term: string; rows: number }
export type SearchIndex = ReturnType<typeof searchIndex>

/** Weight of the columns code, title and synonyms in bm25: a synonym is written to be found by. */
const BM25 = 'bm25(code_text, 4.0, 2.0, 2.5)'

export function searchIndex(database: DatabaseSync, recordOf: (row: Record<string, SQLOutputValue>) => CodeRecord) {
  // The inner query sorts row numbers only; full rows are read for the few that are wanted. Every system when :system is below 0.
  const byWords = database.prepare(
    `SELECT record.* FROM (
       SELECT code_text.rowid AS id, ${BM25} AS distance FROM code_text
       WHERE code_text MATCH :match AND (:system < 0 OR (SELECT system FROM record WHERE record.id = code_text.rowid) = :system)
       ORDER BY distance LIMIT :limit) AS best JOIN record ON record.id = best.id ORDER BY distance`,
  )
  const byCode = database.prepare(
    `SELECT record.* FROM code_key JOIN record ON key_id = code_key.id
     WHERE compact >= :from AND compact < :to AND (:system < 0 OR system = :system) ORDER BY compact LIMIT :limit`,
  )
  const term = database.prepare('SELECT rows FROM term WHERE term = ?')
  const termAfter = database.prepare('SELECT term FROM term WHERE term >= ? ORDER BY term LIMIT 1')
  const allTerms = database.prepare(`SELECT term, rows FROM term WHERE term GLOB '[a-z]*' AND NOT term GLOB '*[0-9]*'`)
  const count = Number(database.prepare('SELECT count(*) AS n FROM record').get()?.n)
  let terms: Term[] | null = null

  return {
    /** How many records the book holds. */
    size: count,
    /** Records whose text matches an FTS5 expression, best first. */
    matching(match: string, system: CodeSystem | undefined, limit: number): CodeRecord[] {
      return byWords.all({ match, system: numberOf(system), limit }).map(recordOf)
    },
    /** Records whose code begins with `start` (no dot), in order of the code. */
    beginning(start: string, system: CodeSystem | undefined, limit: number): CodeRecord[] {
      return byCode.all({ from: start, to: `${start}\u{10FFFF}`, system: numberOf(system), limit }).map(recordOf)
    },
    /** Records whose code is `compact`. */
    coded(compact: string, system: CodeSystem | undefined): CodeRecord[] {
      return byCode.all({ from: compact, to: `${compact}\u0000`, system: numberOf(system), limit: -1 }).map(recordOf)
    },
    /** In how many records a word stands. */
    rowsWith: (word: string): number => Number(term.get(word)?.rows ?? 0),
    /** Whether any word of the book begins like this. */
    begins: (start: string): boolean => String(termAfter.get(start)?.term ?? '').startsWith(start),
    /** All words of letters only, read at the first typing mistake. */
    terms(): Term[] {
      terms ??= allTerms.all().map((row) => ({ term: String(row.term), rows: Number(row.rows) }))
      return terms
    },
  }
}

function numberOf(system: CodeSystem | undefined): number {
  return system === undefined ? -1 : SYSTEMS.indexOf(system)
}
