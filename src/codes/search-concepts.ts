// Turns what somebody wrote into concepts to look for: words without stop words, with their synonyms and likely spellings.
import type { SearchIndex } from './search-index.ts'
import { nearTerms } from './search-typos.ts'
import { isStopWord, searchWords } from './search-words.ts'
import { MAX_WRITTEN_WORDS, type Synonyms } from './synonyms.ts'

/** One thing looked for. Each of `ways` is a list of words that must all be there; any one way will do. */
export type Concept = {
  written: string
  ways: string[][]
  /** The last word of an unfinished text also stands for the words it begins. */
  isPrefix: boolean
  /** The words read instead of a mistyped one; empty when the book knows the word. */
  readAs: string[]
  /** How telling the concept is: the rarer, the higher (inverse document frequency). Above 0. */
  weight: number
}

/** The most telling concepts of a text that are looked for; a whole mail has more words than help. */
const MAX_CONCEPTS = 16
const SHORTEST_PREFIX = 3
/** A word that no record has tells nothing between records; it only keeps an answer from looking complete. */
const UNKNOWN_WEIGHT = 0.3
/** Numbers are rare but say little: a dose, an age, a count of things done. */
const NUMBER_SHARE = 0.4

/** Reads at most `MAX_CONCEPTS` concepts, in the order written. Unknown words that nothing is near to are kept: they count as missing. */
export function conceptsOf(text: string, index: SearchIndex, synonyms: Synonyms): Concept[] {
  const all = searchWords(text)
  const telling = all.filter((word) => !isStopWord(word))
  // A sentence of stop words is searched for as it stands only when it is short: `other`, `no` may be a title's word.
  const words = telling.length > 0 || all.length > 2 ? telling : all
  const unfinished = /[\p{L}\p{N}]$/u.test(text)
  const concepts = new Map<string, Concept>()
  for (let at = 0; at < words.length; ) {
    const { written, length } = longestKnown(words, at, synonyms)
    const isLast = at + length === words.length
    const concept = conceptOf(written, unfinished && isLast && length === 1, index, synonyms)
    if (!concepts.has(written)) concepts.set(written, concept)
    at += length
  }
  const kept = [...concepts.values()].sort((a, b) => b.weight - a.weight).slice(0, MAX_CONCEPTS)
  return [...concepts.values()].filter((concept) => kept.includes(concept))
}

/** The FTS5 expression of a concept. Words are of a-z and 0-9 only, so nothing in them can be syntax. */
export function matchOf({ ways, isPrefix }: Concept): string {
  const expressions = ways.map((way) => `(${way.map((word) => `"${word}"`).join(' AND ')})`)
  const first = ways[0]?.[0]
  if (isPrefix && first !== undefined) expressions.push(`"${first}"*`)
  return `(${expressions.join(' OR ')})`
}

function longestKnown(words: string[], at: number, synonyms: Synonyms): { written: string; length: number } {
  for (let length = Math.min(MAX_WRITTEN_WORDS, words.length - at); length > 1; length -= 1) {
    const written = words.slice(at, at + length).join(' ')
    if (synonyms.has(written)) return { written, length }
  }
  return { written: words[at] ?? '', length: 1 }
}

function conceptOf(written: string, mayBePrefix: boolean, index: SearchIndex, synonyms: Synonyms): Concept {
  const meanings = (synonyms.get(written) ?? []).filter((way) => way.length > 0)
  const isLetters = written.length >= SHORTEST_PREFIX && /^[a-z]+$/.test(written)
  // An abbreviation is whole: `uti` is not the start of `utility`.
  const isPrefix = mayBePrefix && isLetters && meanings.length === 0
  const known = index.rowsWith(written) > 0 || meanings.length > 0 || (isPrefix && index.begins(written))
  const readAs = known || written.includes(' ') ? [] : nearTerms(written, index.terms())
  const ways = [written.split(' '), ...meanings, ...readAs.map((term) => [term])]
  return { written, ways, isPrefix, readAs, weight: weightOf(ways, index) }
}

function weightOf(ways: string[][], index: SearchIndex): number {
  // A way of several words is as frequent as its rarest word; ways add up.
  const rows = ways.map((way) => Math.min(...way.map((word) => index.rowsWith(word)))).reduce((sum, n) => sum + n, 0)
  if (rows === 0) return UNKNOWN_WEIGHT
  const isNumber = ways.every((way) => way.every((word) => /^\d+$/.test(word)))
  return Math.log(1 + (index.size + 1) / (rows + 1)) * (isNumber ? NUMBER_SHARE : 1)
}
