// What search asks of a book file: words, phrases and codes. The arrays are read at the first search and held; words are read as asked.
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import type { CodeRecord, CodeSystem } from '../code-record.ts'
import { SYSTEMS } from '../schema.ts'
import { lettersOf } from './search-typos.ts'

export type SearchIndex = ReturnType<typeof searchIndex>
/** A word of the book, how many phrases hold it, and its letters (`lettersOf`). */
export type Term = { term: string; rows: number; letters: number }

/** What `search-build.ts` wrote: by phrase `leadsTo` (its entry), `kind`, `mass`; the others by entry (`title`: 1 more than its phrase). */
export type SearchArrays = {
  leadsTo: Uint32Array
  kind: Uint8Array
  mass: Float32Array
  title: Uint32Array
  above: Uint32Array
  last: Uint32Array
  key: Uint32Array
  system: Uint8Array
  flags: Uint8Array
}

/** Words looked up for the start of one; a start of two letters has thousands. */
const MOST_ENDINGS = 60

export function searchIndex(database: DatabaseSync, recordOf: (row: Record<string, SQLOutputValue>) => CodeRecord) {
  const byCode = database.prepare(
    `SELECT record.* FROM code_key JOIN record ON key_id = code_key.id
     WHERE compact >= :from AND compact < :to AND (:system < 0 OR system = :system) ORDER BY compact LIMIT :limit`,
  )
  const ofEntry = database.prepare('SELECT * FROM record WHERE key_id = ? AND system = ? ORDER BY valid_from DESC')
  const phrases = database.prepare('SELECT phrases FROM search_term WHERE term = ?')
  const rows = database.prepare('SELECT length(phrases) / 4 AS rows FROM search_term WHERE term = ?')
  const byStem = database.prepare('SELECT term FROM search_term WHERE stem = ? LIMIT 20')
  const byStart = database.prepare(
    `SELECT term FROM search_term WHERE term >= ? AND term < ? ORDER BY length(phrases) DESC LIMIT ${MOST_ENDINGS}`,
  )
  const phraseText = database.prepare('SELECT text FROM search_phrase WHERE id = ?')
  let arrays: SearchArrays | null = null
  let blank: { bits: Uint32Array; counted: Uint32Array; hit: Float32Array } | null = null
  let terms: Term[] | null = null

  return {
    arrays(): SearchArrays {
      arrays ??= readArrays(database)
      return arrays
    },
    /** Room to note by phrase what a search meets there; the same room each time, wiped. A search runs to its end before the next. */
    blank() {
      const phrases = this.arrays().leadsTo.length
      blank ??= {
        bits: new Uint32Array(phrases),
        counted: new Uint32Array(phrases),
        hit: new Float32Array(phrases),
      }
      blank.bits.fill(0)
      blank.counted.fill(0)
      blank.hit.fill(0)
      return blank
    },
    /** The phrases that hold a word, in ascending order, with the bit `OPTIONAL` where it may be missing. */
    phrasesWith: (word: string): Uint32Array => {
      const blob = phrases.get(word)?.phrases
      return blob instanceof Uint8Array ? new Uint32Array(blob.buffer, blob.byteOffset, blob.byteLength / 4) : NONE
    },
    /** In how many phrases a word stands. */
    rowsWith: (word: string): number => Number(rows.get(word)?.rows ?? 0),
    /** Words of the book with this stem. */
    withStem: (stem: string): string[] => byStem.all(stem).map((row) => String(row.term)),
    /** Words of the book that begin like this, the most frequent first. */
    endings: (start: string): string[] => byStart.all(start, `${start}\u{10FFFF}`).map((row) => String(row.term)),
    /** All words of letters only, read at the first typing mistake. */
    terms(): Term[] {
      terms ??= readTerms(database)
      return terms
    },
    /** The words of a phrase that is no title; empty for a title, which stands in the record. */
    phraseText: (phrase: number): string => String(phraseText.get(phrase)?.text ?? ''),
    /** The rows of an entry, newest first. */
    rowsOf: (key: number, system: number): CodeRecord[] => ofEntry.all(key, system).map(recordOf),
    /** Records whose code begins with `start` (no dot), in order of the code. */
    beginning(start: string, system: CodeSystem | undefined, limit: number): CodeRecord[] {
      return byCode.all({ from: start, to: `${start}\u{10FFFF}`, system: numberOf(system), limit }).map(recordOf)
    },
    /** Records from one code to another, both included with all that begins like the last. */
    between(first: string, last: string, system: CodeSystem | undefined, limit: number): CodeRecord[] {
      return byCode.all({ from: first, to: `${last}\u{10FFFF}`, system: numberOf(system), limit }).map(recordOf)
    },
    /** Records whose code is `compact`. */
    coded(compact: string, system: CodeSystem | undefined): CodeRecord[] {
      return byCode.all({ from: compact, to: `${compact}\u0000`, system: numberOf(system), limit: -1 }).map(recordOf)
    },
  }
}

/** As two texts, which SQLite puts together ten times as fast as it gives single rows. */
function readTerms(database: DatabaseSync): Term[] {
  const all = database
    .prepare(
      `SELECT group_concat(term, ' ') AS terms, group_concat(length(phrases) / 4, ' ') AS rows FROM search_term
       WHERE NOT term GLOB '*[0-9]*'`,
    )
    .get()
  const rows = String(all?.rows ?? '').split(' ')
  const terms = String(all?.terms ?? '').split(' ')
  return terms.map((term, at) => ({ term, rows: Number(rows[at]), letters: lettersOf(term) }))
}

const NONE = new Uint32Array(0)

function readArrays(database: DatabaseSync): SearchArrays {
  const read = database.prepare('SELECT items FROM search_array WHERE name = ?')
  const bytes = (name: keyof SearchArrays): ArrayBuffer => {
    const { items } = read.get(name) ?? {}
    // Copied, so that numbers of four bytes stand where the machine wants them.
    return items instanceof Uint8Array ? new Uint8Array(items).buffer : new ArrayBuffer(0)
  }
  const numbers = (name: keyof SearchArrays) => new Uint32Array(bytes(name))
  return {
    leadsTo: numbers('leadsTo'),
    kind: new Uint8Array(bytes('kind')),
    mass: new Float32Array(bytes('mass')),
    title: numbers('title'),
    above: numbers('above'),
    last: numbers('last'),
    key: numbers('key'),
    system: new Uint8Array(bytes('system')),
    flags: new Uint8Array(bytes('flags')),
  }
}

function numberOf(system: CodeSystem | undefined): number {
  return system === undefined ? -1 : SYSTEMS.indexOf(system)
}
