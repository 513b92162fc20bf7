// Turns what somebody wrote into concepts to look for: words without stop words, with their synonyms, relatives and likely spellings.
import type { SearchIndex, Term } from './search-index.ts'
import { rarity } from './search-price.ts'
import { lettersOf, nearTerms } from './search-typos.ts'
import { isDenier, isStopWord, searchWords, stem } from './search-words.ts'
import { MAX_WRITTEN_WORDS, type Synonyms } from './synonyms.ts'

/** One reading of a concept: words that must all stand in one phrase. */
export type Way = { words: string[]; isWeak: boolean }

/** One thing looked for; any one of its ways will do. */
export type Concept = {
  written: string
  ways: Way[]
  /** The words read instead of a mistyped one; empty when the book knows the word. */
  readAs: string[]
  /** How telling the concept is: the rarer, the higher. Above 0. */
  weight: number
}

/** Two bits of a 32-bit number each; a whole mail has more words than help. */
export const MAX_CONCEPTS = 15
const SHORTEST_PREFIX = 2
/** A word cut short (`parox`) has this many letters, and is read as so many of the most frequent words. */
const SHORTEST_CUT = 4
const MOST_LONGER = 5
/** A word that no phrase has tells nothing between codes; it only keeps an answer from looking complete. */
const UNKNOWN_WEIGHT = 0.3
/** Numbers are rare but say little: a dose, an age, a count of things done. */
const NUMBER_SHARE = 0.6
/** Each further word of a way makes it this much more telling than its rarest word. */
const FURTHER_WORD = 0.3

/**
 * Reads at most `MAX_CONCEPTS` concepts, in the order written. With `isUnfinished` the last word also stands for the words it begins.
 * Unknown words that nothing is near to are kept: they count as missing.
 */
export function conceptsOf(text: string, index: SearchIndex, synonyms: Synonyms, isUnfinished: boolean): Concept[] {
  const words = searchWords(text).flatMap((word) => partsOf(word, index, synonyms))
  const last = isUnfinished && /[\p{L}\p{N}]$/u.test(text) ? words.length - 1 : -1
  const concepts = new Map<string, Concept>()
  const everyWordCounts = words.length <= 2 && words.every(isStopWord)
  let denied = 0
  for (let at = 0; at < words.length; ) {
    const { written, length } = longestKnown(words, at, synonyms, index)
    if (length === 1 && isDenier(words, at)) denied = DENIED_CONCEPTS
    else if (written === 'non') denied = 1
    else if (length > 1 || synonyms.has(written) || !isStopWord(written) || everyWordCounts) {
      const concept = conceptOf(written, at === last, index, synonyms)
      const read = (denied > 0 ? deniedOf(concept, index) : null) ?? concept
      if (!concepts.has(read.written)) concepts.set(read.written, read)
      denied -= 1
    } else if (written === 'with' || written === 'w') denied = 0
    at += length
  }
  const kept = [...concepts.values()].sort((a, b) => b.weight - a.weight).slice(0, MAX_CONCEPTS)
  return [...concepts.values()].filter((concept) => kept.includes(concept))
}

/** `ckd3b` is two words unless the book or the synonyms know them as one. */
function partsOf(word: string, index: SearchIndex, synonyms: Synonyms): string[] {
  const [, letters, digits] = /^([a-z]{2,12})(\d{1,3}[a-z]?)$/.exec(word) ?? []
  if (letters === undefined || digits === undefined || synonyms.has(word) || index.rowsWith(word) > 0) return [word]
  return [letters, digits]
}

/** How far a `no` reaches: `no cor pulmonale`. */
const DENIED_CONCEPTS = 2

/** The concept as titles deny it; null when none does, since then the `no` was meant for something else. */
function deniedOf(concept: Concept, index: SearchIndex): Concept | null {
  const ways = concept.ways
    .map(({ words, isWeak }) => ({ words: words.map((word) => `-${word}`), isWeak }))
    .filter(({ words }) => words.every((word) => index.rowsWith(word) > 0))
  if (ways.length === 0) return null
  return { ...concept, written: `no ${concept.written}`, ways, weight: weightOf(ways, index) }
}

/** The longest run of words from here that means something as a whole: a synonym, or a word that the book writes as one. */
function longestKnown(words: string[], at: number, synonyms: Synonyms, index: SearchIndex) {
  for (let length = Math.min(MAX_WRITTEN_WORDS, words.length - at); length > 1; length -= 1) {
    const written = words.slice(at, at + length).join(' ')
    if (synonyms.has(written)) return { written, length }
  }
  const [one = '', two = ''] = words.slice(at, at + 2)
  const isOneWord = one.length > 2 && two.length > 2 && !synonyms.has(one) && index.rowsWith(one + two) > 0
  return isOneWord ? { written: `${one} ${two}`, length: 2 } : { written: one, length: 1 }
}

function conceptOf(written: string, isUnfinished: boolean, index: SearchIndex, synonyms: Synonyms): Concept {
  const own = written.split(' ')
  const meanings = synonyms.get(written) ?? []
  const strong = [own, ...meanings, ...levelOf(written)]
  if (own.length === 2) strong.push([own.join('')])
  const isKnown = strong.some((words) => words.every((word) => index.rowsWith(word) > 0))
  const weak = own.length > 1 ? [] : relatives(written, index)
  // An abbreviation is whole: `uti` is not the start of `utility`.
  const begun = isUnfinished && meanings.length === 0 && written.length >= SHORTEST_PREFIX ? index.endings(written) : []
  const readAs = isKnown || begun.length > 0 || own.length > 1 ? [] : readInstead(written, index, synonyms)
  const ways = [
    ...strong.map((words) => ({ words, isWeak: false })),
    ...readAs.map((words) => ({ words, isWeak: false })),
    ...[...weak, ...begun].map((word) => ({ words: [word], isWeak: isKnown })),
  ].filter((way, at, all) => all.findIndex(({ words }) => words.join(' ') === way.words.join(' ')) === at)
  return { written, ways, readAs: readAs.map((words) => words.join(' ')), weight: weightOf(ways, index) }
}

/** A level of the spine names its part: `L4` is lumbar. */
function levelOf(written: string): string[][] {
  const [, part = ''] = /^([ctls])\d{1,2}$/.exec(written) ?? []
  const names: Record<string, string> = { c: 'cervical', t: 'thoracic', l: 'lumbar', s: 'sacral' }
  return names[part] === undefined ? [] : [[names[part]]]
}

function relatives(written: string, index: SearchIndex): string[] {
  return written.length < 4 || /\d/.test(written) ? [] : index.withStem(stem(written))
}

/** What an unknown word may stand for: two words written as one, the words it is short for, else the nearest terms or synonyms. */
function readInstead(written: string, index: SearchIndex, synonyms: Synonyms): string[][] {
  if (/\d/.test(written)) return []
  for (let cut = 3; cut <= written.length - 3; cut += 1) {
    const parts = [written.slice(0, cut), written.slice(cut)]
    if (parts.every((part) => index.rowsWith(part) > 2)) return [parts]
  }
  const longer = written.length < SHORTEST_CUT ? [] : index.endings(written).slice(0, MOST_LONGER)
  if (longer.length > 0) return longer.map((word) => [word])
  const near = nearTerms(written, index.terms())
  const meant = nearTerms(written, synonymTerms(synonyms))
  return [...near.map((term) => [term]), ...meant.flatMap((term) => synonyms.get(term) ?? [])]
}

const termsOf = new WeakMap<Synonyms, Term[]>()

function synonymTerms(synonyms: Synonyms) {
  let terms = termsOf.get(synonyms)
  if (terms === undefined) {
    terms = [...synonyms.keys()]
      .filter((written) => /^[a-z]+$/.test(written))
      .map((term) => ({ term, rows: 1, letters: lettersOf(term) }))
    termsOf.set(synonyms, terms)
  }
  return terms
}

function weightOf(ways: readonly Way[], index: SearchIndex): number {
  const size = index.arrays().leadsTo.length
  const weights = ways
    .filter(({ isWeak }, _at, all) => !isWeak || all.every((way) => way.isWeak))
    .filter(({ words }) => words.every((word) => index.rowsWith(word) > 0))
    .map(({ words }) => {
      const rarities = words.map((word) => rarity(index.rowsWith(word), size))
      const rarest = Math.max(...rarities)
      return rarest + FURTHER_WORD * (rarities.reduce((sum, one) => sum + one, 0) - rarest)
    })
  if (weights.length === 0) return UNKNOWN_WEIGHT
  const isNumber = ways.every(({ words }) => words.every((word) => /^\d+$/.test(word) || word === 'one'))
  return Math.min(...weights) * (isNumber ? NUMBER_SHARE : 1)
}
