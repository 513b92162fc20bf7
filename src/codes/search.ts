// Search in the code book: a code itself first, then records with all the words, then those with most of them.
import type { IsoDate } from './citation.ts'
import type { CodeRecord, CodeSystem, SearchHit } from './code-record.ts'
import { codesIn } from './search-codes.ts'
import { type Concept, conceptsOf, matchOf } from './search-concepts.ts'
import { presentOnce } from './search-dates.ts'
import type { SearchIndex } from './search-index.ts'
import { type Match, matched } from './search-match.ts'
import { TIER } from './search-tier.ts'
import type { Synonyms } from './synonyms.ts'

export type SearchOptions = { system?: CodeSystem; limit?: number; date?: IsoDate }

const DEFAULT_LIMIT = 20
/** Characters read of a text: a long mail's question; the rest would only blur it. */
const MAX_TEXT = 2_000
/** Records weighed for the words; the best are among the first of bm25's order. */
const CANDIDATES = 120
/** A hit with few of the words is shown only when it is at least this near to the best one. */
const NEAR_THE_BEST = 0.4
/** Beside a code that was named, the other words of a sentence must tell this much. */
const BESIDE_CODES = 0.25

/**
 * Finds records for a code, the start of one, keywords or a whole sentence. Best first; `score` falls along the list and
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
  const hits = presentOnce([...codes, ...words], options.date)
  return hits.sort((a, b) => b.score - a.score || compare(a.record.code, b.record.code)).slice(0, limit)
}

function wordHits(
  index: SearchIndex,
  synonyms: Synonyms,
  text: string,
  limit: number,
  { system }: SearchOptions,
): SearchHit[] {
  const concepts = conceptsOf(text, index, synonyms)
  if (concepts.length === 0) return []
  const all = index.matching(concepts.map(matchOf).join(' AND '), system, CANDIDATES)
  const some = all.length >= limit ? [] : index.matching(concepts.map(matchOf).join(' OR '), system, CANDIDATES)
  const matches = [...all, ...some].map((record) => ({ record, match: matched(record, concepts) }))
  const best = Math.max(...matches.map(({ match }) => match.score))
  return matches
    .filter(({ match }) => match.score >= best * NEAR_THE_BEST && !isNumbersOnly(match, concepts))
    .map(({ record, match }) => ({ record, score: tierOf(record, match) + match.score, because: because(match) }))
}

/** A number alone proves nothing: `3` of three lesions is also the 3 of 3 cm. */
function isNumbersOnly({ found }: Match, concepts: readonly Concept[]): boolean {
  const isNumber = ({ written }: Concept) => /^\d+$/.test(written)
  return found.every(({ concept }) => isNumber(concept)) && !concepts.every(isNumber)
}

function tierOf(record: CodeRecord, match: Match): number {
  if (match.missing.length > 0) return TIER.someWords
  return record.billable ? TIER.allWords : TIER.allWordsHeading
}

function because({ found, missing, phrase }: Match): string {
  const has = found.map(({ concept, way }) => said(concept, way)).join(', ')
  const lacks = missing.map((concept) => concept.written).join(', ')
  return `${phrase === null ? '' : `“${phrase}”; `}has ${has}${lacks === '' ? '' : `; not ${lacks}`}`
}

function said(concept: Concept, way: string): string {
  if (way === concept.written) return way
  return concept.readAs.includes(way) ? `${way} (written ${concept.written})` : `${way} (for ${concept.written})`
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
