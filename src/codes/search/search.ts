// Search in the code book: a code itself first, then the codes whose phrases say what was asked.
import type { IsoDate } from '../citation.ts'
import type { CodeSystem, SearchHit } from '../code-record.ts'
import { SYSTEMS } from '../schema.ts'
import { because } from './search-because.ts'
import { codesIn } from './search-codes.ts'
import { conceptsOf } from './search-concepts.ts'
import { atDate } from './search-dates.ts'
import type { SearchIndex } from './search-index.ts'
import { readIntent } from './search-intent.ts'
import { rank } from './search-rank.ts'
import type { Synonyms } from './synonyms.ts'

/** `unfinished`: the text is still being typed, so its last word may be the start of one. */
export type SearchOptions = { system?: CodeSystem; limit?: number; date?: IsoDate; unfinished?: boolean }

const DEFAULT_LIMIT = 20
/** Characters read of a text: a long mail's question; the rest would only blur it. */
const MAX_TEXT = 2_000
/** Ranked beyond the limit, for those that a date takes out. */
const SPARE = 20
/** A hit with few of the words is shown only when it is at least this near to the best one. */
const NEAR_THE_BEST = 0.3
/** Beside a code that was named, the other words of a sentence must tell this much. */
const BESIDE_CODES = 0.5

/**
 * Finds records for a code, a range, the start of a code, keywords or a whole sentence. Best first; `score` falls along the list and
 * compares within one answer only. With a date only records in force then, else one row a code. Any string is fine.
 */
export function searchBook(
  index: SearchIndex,
  synonyms: Synonyms,
  text: string,
  options: SearchOptions = {},
): SearchHit[] {
  const limit = Math.max(0, Math.floor(options.limit ?? DEFAULT_LIMIT))
  const { hits: codes, rest } = codesIn(index, text.slice(0, MAX_TEXT).trim(), options.system)
  const found = wordHits(index, synonyms, rest, limit, options)
  const words = codes.length === 0 ? found : found.filter(({ score }) => score >= BESIDE_CODES)
  const shown = new Map<string, SearchHit>()
  for (const hit of [...atDate(codes, options.date), ...words]) {
    const key = `${hit.record.system} ${hit.record.code}`
    if (!shown.has(key)) shown.set(key, hit)
  }
  return [...shown.values()].sort((a, b) => b.score - a.score || compare(a.record.code, b.record.code)).slice(0, limit)
}

function wordHits(
  index: SearchIndex,
  synonyms: Synonyms,
  text: string,
  limit: number,
  options: SearchOptions,
): SearchHit[] {
  const { words, systems } = readIntent(text, options.system)
  const concepts = conceptsOf(words, index, synonyms, options.unfinished ?? false)
  if (concepts.length === 0) return []
  const arrays = index.arrays()
  const wanted = (system: number) => systems === null || systems.has(SYSTEMS[system] ?? 'CPT')
  const hits: SearchHit[] = []
  let best = 0
  for (const { entry, score, phrase } of rank(index, concepts, limit + SPARE, wanted)) {
    best = Math.max(best, score)
    if (hits.length === limit || score < best * NEAR_THE_BEST) break
    const rows = index.rowsOf(arrays.key[entry] ?? 0, arrays.system[entry] ?? 0)
    const [hit] = atDate(
      rows.map((record) => ({ record, score, because: '' })),
      options.date,
    )
    if (hit === undefined) continue
    const why = because(hit.record.title, index.phraseText(phrase), concepts)
    hits.push({ ...hit, because: why, ...familyOf(entry, index) })
  }
  return hits
}

function familyOf(entry: number, index: SearchIndex): Pick<SearchHit, 'family'> {
  const { above, key, system } = index.arrays()
  const heading = above[entry] ?? entry
  if (heading === entry) return {}
  const [record] = index.rowsOf(key[heading] ?? 0, system[heading] ?? 0)
  return record === undefined ? {} : { family: record.code }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
