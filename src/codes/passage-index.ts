// Looks passages up in an open code book: by section, by words, and the page that a note's locator means.
import type { DatabaseSync } from 'node:sqlite'
import type { IsoDate } from './citation.ts'
import type { Row, StoredRelease } from './dated-rows.ts'
import { type Passage, sectionAndPage, sectionKey, sectionKeys } from './passage.ts'
import { dayNumber } from './schema.ts'
import { isStopWord, searchWords } from './search/search-words.ts'

export type PassageOptions = { source?: string; date?: IsoDate; limit?: number }

const HITS = 10
/** Heading, headings above, text: what a section is about stands in its heading. */
const WEIGHTS = '8.0, 3.0, 1.0'
/** Candidates read for the releases that do not count on the date to be left out. */
const CANDIDATES = 200

export function passageIndex(database: DatabaseSync, releaseOf: (row: Row) => StoredRelease) {
  // A book that was loaded before there were passages has no table for them.
  if (database.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'passage'`).get() === undefined) return NONE
  const bySection = database.prepare('SELECT * FROM passage WHERE section_key = ? ORDER BY id')
  const inAnyChapter = database.prepare(`SELECT * FROM passage WHERE section_key LIKE '%.' || ? ORDER BY id`)
  const byWords = database.prepare(
    `SELECT passage.*, -bm25(passage_text, ${WEIGHTS}) AS weight FROM passage_text JOIN passage ON passage.id = passage_text.rowid
     WHERE passage_text MATCH ? ORDER BY weight DESC, passage.id LIMIT ${CANDIDATES}`,
  )
  const pages = database.prepare('SELECT section_key, release_id, min(page) AS page FROM passage GROUP BY 1, 2')
  let pageOf: Map<string, number> | null = null

  /** Of each source the release in force on the date counts, else its newest. */
  const counting = (rows: Row[], { source, date }: PassageOptions): Row[] => {
    const best = new Map<string, StoredRelease>()
    for (const row of rows) {
      const release = releaseOf(row)
      if (source !== undefined && release.source !== source) continue
      const rival = best.get(release.source)
      if (rival === undefined || isAbove(release, rival, date)) best.set(release.source, release)
    }
    return rows.filter((row) => {
      const release = releaseOf(row)
      return best.get(release.source)?.edition === release.edition
    })
  }
  const passageOf = (row: Row): Passage => {
    const { source, edition, validFrom, validTo } = releaseOf(row)
    const page = Number(row.page) || null
    const section = String(row.section)
    return {
      section,
      heading: String(row.heading),
      above: String(row.above)
        .split('\n')
        .filter((heading) => heading !== ''),
      page,
      text: String(row.text),
      validFrom,
      validTo,
      citation: { source, edition, locator: sectionAndPage(section, page) },
    }
  }

  return {
    /** The passages of a section, in their order: several when it is long, none when it is not loaded. */
    passagesFor(section: string, options: PassageOptions = {}): Passage[] {
      const key = sectionKey(section)
      const rows = bySection.all(key)
      // Manuals number through: a section by decimals is named without its chapter as often as with it.
      const found = rows.length === 0 && DECIMALS.test(key) ? inAnyChapter.all(key) : rows
      return counting(found, options).map(passageOf)
    },
    /** Passages by words, best first: those with every word before the others, and one for each section. */
    searchPassages(words: string, options: PassageOptions = {}): Passage[] {
      const terms = termsOf(words)
      if (terms.length === 0) return []
      const asked = new Set(searchWords(words))
      const found = new Map<string, Row>()
      for (const join of [' AND ', ' OR '])
        for (const row of byHeading(byWords.all(terms.join(join)), asked)) {
          const section = `${row.release_id} ${row.section}`
          found.set(section, found.get(section) ?? row)
        }
      return counting([...found.values()], options)
        .slice(0, options.limit ?? HITS)
        .map(passageOf)
    },
    /** The page that the first section of a note's locator begins on, in the note's own release; null when that is not loaded. */
    pageFor(source: string, edition: string, locator: string): number | null {
      if (pageOf === null) {
        pageOf = new Map()
        for (const row of pages.all()) {
          const release = releaseOf(row)
          pageOf.set(`${release.source}\n${release.edition}\n${String(row.section_key)}`, Number(row.page))
        }
      }
      const [key] = pageOf.size === 0 ? [] : sectionKeys(locator)
      return (key === undefined ? undefined : pageOf.get(`${source}\n${edition}\n${key}`)) || null
    },
  }
}

const DECIMALS = /^\d{1,3}(?:\.\d{1,3}){0,5}$/

const NONE = {
  passagesFor: (_section: string, _options?: PassageOptions): Passage[] => [],
  searchPassages: (_words: string, _options?: PassageOptions): Passage[] => [],
  pageFor: (_source: string, _edition: string, _locator: string): number | null => null,
}

/** A heading whose words were all asked for is what was meant: "laterality" is the section of that name, not one that has it among others. */
function byHeading(rows: Row[], asked: ReadonlySet<string>): Row[] {
  const weightOf = (row: Row) => {
    const heading = searchWords(String(row.heading))
    const share = heading.filter((word) => asked.has(word)).length / Math.max(1, heading.length)
    return Number(row.weight) * (1 + share)
  }
  return rows
    .map((row) => ({ row, weight: weightOf(row) }))
    .sort((a, b) => b.weight - a.weight)
    .map(({ row }) => row)
}

/** Each word quoted, so that none is read as a sign of FTS5. A search of nothing but common words takes them all. */
function termsOf(words: string): string[] {
  const all = words.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const telling = all.filter((word) => KEPT.has(word) || !isStopWord(word))
  return [...new Set(telling.length > 0 ? telling : all)].slice(0, WORDS_AT_MOST).map((word) => `"${word}"`)
}

const WORDS_AT_MOST = 20
/** Common in questions, telling in guidelines. */
const KEPT = new Set(['first', 'code', 'codes', 'other', 'with', 'and', 'use', 'also', 'see', 'not'])

function isAbove(one: StoredRelease, other: StoredRelease, date: IsoDate | undefined): boolean {
  const day = date === undefined ? null : dayNumber(date)
  const inForce = (release: StoredRelease) => day !== null && release.from <= day && day <= release.to
  return inForce(one) === inForce(other) ? one.from > other.from : inForce(one)
}
