// Ranks every code of the book by how well its phrases answer the concepts of a search. Pure arithmetic on the arrays of the index.
import { SYSTEMS } from '../schema.ts'
import { BILLABLE, IN_FORCE, OPTIONAL } from './search-build.ts'
import type { Concept } from './search-concepts.ts'
import type { SearchArrays, SearchIndex } from './search-index.ts'
import { PHRASE_KINDS } from './search-phrases.ts'
import { DEFAULT_SHARE, price, rarity } from './search-price.ts'

/** `score` lies from 0 to 1. `phrase` is what led here: a phrase of the entry or of a heading above it, or its title. */
export type Ranked = { entry: number; score: number; phrase: number }

/**
 * What a share of the question that is met is worth: part of it in any case, the rest by the precision of the text that meets it (how
 * much of that text was asked for). So `mild intermittent asthma` answers itself better than a longer title does, but not if the
 * question goes on with `exacerbation`.
 */
const ASKED = 0.6
const PRECISE = 0.4
/** A concept met by a word of the same stem, by the start of a word or by a second guess counts this much. */
const WEAKLY_MET = 0.75
/** What a phrase of a heading is worth to a code under it; the code's own phrase is the nearer one. */
const INHERITED = 0.95
/** Taken off: a heading may not be put on a claim, and a code that has ended only on an old one. */
const HEADING_PENALTY = 0.2
const ENDED_PENALTY = 0.15
/** Taken off where nobody asked for the system: its titles are put together from few words, so that many of them answer any words. */
const SYSTEM_PENALTY: Partial<Record<(typeof SYSTEMS)[number], number>> = { 'ICD-10-PCS': 0.03, POS: 0.15 }
/** Phrases that make a code worth weighing; concepts too common to tell come last and only add to these. */
const MOST_FOUNDING = 12_000
/** The best headings whose codes are all weighed, and how many codes of each. */
const MOST_HEADINGS = 40
const MOST_UNDER_HEADING = 400

/** The best `most` entries, best first. `wanted` says which are looked for at all. */
export function rank(
  index: SearchIndex,
  concepts: readonly Concept[],
  most: number,
  wanted: (system: number) => boolean,
): Ranked[] {
  const arrays = index.arrays()
  const met = meet(index, concepts, arrays)
  const share = sharesOf(concepts)
  const best = bestPhrases(arrays, met, share)
  const ranked: Ranked[] = []
  for (const entry of candidates(arrays, met, best, wanted)) {
    const result = weigh(entry, arrays, met, best, share)
    place(ranked, result, most)
  }
  return ranked
}

/** By phrase: `bits` of the concepts that it meets (two a concept, the upper for weakly met), the mass of its words that met them. */
export type Met = { bits: Uint32Array; hit: Float32Array; founding: number[] }

export function meet(index: SearchIndex, concepts: readonly Concept[], { leadsTo, system }: SearchArrays): Met {
  const { bits, counted, hit } = index.blank()
  const met: Met = { bits, hit, founding: [] }
  const massOf = massesOf(index, concepts)
  const order = concepts.map((concept, at) => ({ concept, at })).sort((a, b) => b.concept.weight - a.concept.weight)
  for (const { concept, at } of order) {
    const ways = concept.ways.map((way) => ({ ...way, phrases: inAll(way.words.map(index.phrasesWith)) }))
    const rows = ways.reduce((sum, { phrases }) => sum + phrases.length, 0)
    const founds = met.founding.length === 0 || met.founding.length + rows <= MOST_FOUNDING
    for (const { words, phrases, isWeak } of ways) {
      const bit = (isWeak ? 2 : 1) << (2 * at)
      const either = 3 << (2 * at)
      const masses = words.map(massOf)
      // Counted, since this runs over tens of thousands of phrases for a word like `left`.
      for (let place = 0; place < phrases.length; place += 1) {
        const holds = phrases[place] ?? 0
        const phrase = holds & ~OPTIONAL
        const before = bits[phrase] ?? 0
        if ((before & bit) !== 0) continue
        if (before === 0 && founds) met.founding.push(phrase)
        bits[phrase] = before | bit
        if ((before & either) !== 0) continue
        const share = holds === phrase ? 1 : DEFAULT_SHARE
        for (const { shared, bySystem } of masses) {
          if (((counted[phrase] ?? 0) & shared) !== 0) continue
          counted[phrase] = (counted[phrase] ?? 0) | shared
          hit[phrase] = (hit[phrase] ?? 0) + share * (bySystem[system[leadsTo[phrase] ?? 0] ?? 0] ?? 0)
        }
      }
    }
  }
  return met
}

/** What a word weighs, by system; with a bit of its own where several concepts may be met by it, since it counts once. */
function massesOf(index: SearchIndex, concepts: readonly Concept[]) {
  const size = index.arrays().leadsTo.length
  const seen = new Set<string>()
  const shared = new Map<string, number>()
  for (const { ways } of concepts) {
    const words = new Set(ways.flatMap((way) => way.words))
    for (const word of words) if (seen.has(word) && !shared.has(word)) shared.set(word, 1 << (shared.size % 32))
    for (const word of words) seen.add(word)
  }
  return (word: string) => {
    const own = rarity(index.rowsWith(word), size)
    return { shared: shared.get(word) ?? 0, bySystem: SYSTEMS.map((_, system) => own * price(word, system)) }
  }
}

/** The phrases that are in every one of the ascending lists, as the shortest of these has them: its word is the most telling. */
function inAll(lists: Uint32Array[]): Uint32Array {
  const [shortest, ...others] = lists.sort((a, b) => a.length - b.length)
  if (shortest === undefined || others.length === 0) return shortest ?? new Uint32Array(0)
  return shortest.filter((holding) => others.every((list) => isIn(list, holding & ~OPTIONAL)))
}

function isIn(list: Uint32Array, phrase: number): boolean {
  let [low, high] = [0, list.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const there = (list[middle] ?? 0) & ~OPTIONAL
    if (there === phrase) return true
    if (there < phrase) low = middle + 1
    else high = middle - 1
  }
  return false
}

/** What share of all that was asked some bits stand for, from 0 to 1; asked for few different bits many thousand times. */
function sharesOf(concepts: readonly Concept[]): (bits: number) => number {
  const total = concepts.reduce((sum, { weight }) => sum + weight, 0)
  const known = new Map<number, number>()
  return (bits) => {
    let share = known.get(bits)
    if (share === undefined) {
      share = 0
      for (const [at, { weight }] of concepts.entries()) {
        const own = (bits >>> (2 * at)) & 3
        share += ((own & 1) === 1 ? weight : own === 2 ? weight * WEAKLY_MET : 0) / total
      }
      known.set(bits, share)
    }
    return share
  }
}

/** By entry: the phrase besides its title that answers best, and how well. */
type Best = { phrase: Map<number, number>; value: Map<number, number> }

function bestPhrases(arrays: SearchArrays, met: Met, share: (bits: number) => number): Best {
  const best: Best = { phrase: new Map(), value: new Map() }
  const title = PHRASE_KINDS.indexOf('title')
  for (const phrase of met.founding) {
    const entry = arrays.leadsTo[phrase] ?? 0
    if (arrays.kind[phrase] === title) continue
    const value = share(met.bits[phrase] ?? 0) * worthOf(precision(phrase, arrays, met, 0))
    if (value <= (best.value.get(entry) ?? 0)) continue
    best.phrase.set(entry, phrase)
    best.value.set(entry, value)
  }
  return best
}

function worthOf(precision: number): number {
  return ASKED + PRECISE * precision
}

/** How much of a phrase was asked for, when `more` mass is unasked besides. */
export function precision(phrase: number, { mass }: SearchArrays, { hit }: Met, more: number): number {
  // A way may weigh more than the one phrase that meets it.
  const asked = Math.min(hit[phrase] ?? 0, mass[phrase] ?? 0)
  const all = (mass[phrase] ?? 0) + more
  return all === 0 ? 0 : asked / all
}

/** The entries that a founding phrase leads to, and all that stands under the headings with the best of them. */
function candidates(arrays: SearchArrays, met: Met, best: Best, wanted: (system: number) => boolean): number[] {
  const entries: number[] = []
  const isIn = new Uint8Array(arrays.system.length)
  const add = (entry: number) => {
    if (isIn[entry] === 1 || !wanted(arrays.system[entry] ?? 0)) return
    isIn[entry] = 1
    entries.push(entry)
  }
  for (const phrase of met.founding) add(arrays.leadsTo[phrase] ?? 0)
  const headings: Ranked[] = []
  for (const [entry, value] of best.value)
    if ((arrays.last[entry] ?? 0) > entry) place(headings, { entry, score: value, phrase: 0 }, MOST_HEADINGS)
  for (const { entry } of headings)
    for (let at = entry; at <= Math.min(arrays.last[entry] ?? 0, entry + MOST_UNDER_HEADING); at += 1) add(at)
  return entries
}

function weigh(entry: number, arrays: SearchArrays, met: Met, best: Best, share: (bits: number) => number): Ranked {
  const title = titleOf(entry, arrays)
  const titleBits = title === null ? 0 : (met.bits[title] ?? 0)
  const titleWorth = title === null ? 0 : worthOf(precision(title, arrays, met, 0))
  let phrase = title ?? 0
  let score = share(titleBits) * titleWorth
  for (let at = entry, worth = 1; ; at = arrays.above[at] ?? at, worth = INHERITED) {
    const other = best.phrase.get(at)
    if (other !== undefined) {
      const bits = met.bits[other] ?? 0
      const precise = precision(other, arrays, met, unaskedBelow(entry, at, arrays, met))
      const more = share(titleBits | bits) - share(bits)
      const value = (share(bits) * worthOf(precise) + more * titleWorth) * worth
      if (value > score) [score, phrase] = [value, other]
    }
    if (arrays.above[at] === at) break
  }
  const flags = arrays.flags[entry] ?? 0
  if ((flags & BILLABLE) === 0) score -= HEADING_PENALTY
  if ((flags & IN_FORCE) === 0) score -= ENDED_PENALTY
  score -= SYSTEM_PENALTY[SYSTEMS[arrays.system[entry] ?? 0] ?? 'CPT'] ?? 0
  return { entry, score, phrase }
}

/** What the title of a code says beyond the title of a heading above it and nobody asked for. */
function unaskedBelow(entry: number, heading: number, arrays: SearchArrays, met: Met): number {
  return entry === heading ? 0 : Math.max(0, unasked(entry, arrays, met) - unasked(heading, arrays, met))
}

function unasked(entry: number, arrays: SearchArrays, met: Met): number {
  const title = titleOf(entry, arrays)
  return title === null ? 0 : Math.max(0, (arrays.mass[title] ?? 0) - (met.hit[title] ?? 0))
}

/** The phrase that is the title of an entry; null for a CPT number that nobody has explained. */
function titleOf(entry: number, { title }: SearchArrays): number | null {
  const phrase = title[entry] ?? 0
  return phrase === 0 ? null : phrase - 1
}

/** Puts a result into a list of at most `most`, best first; of equals the earlier entry. */
function place(ranked: Ranked[], result: Ranked, most: number): void {
  if (ranked.length >= most && result.score <= (ranked.at(-1)?.score ?? 0)) return
  let at = ranked.length
  while (at > 0 && isBetter(result, ranked[at - 1])) at -= 1
  ranked.splice(at, 0, result)
  if (ranked.length > most) ranked.pop()
}

function isBetter(one: Ranked, other: Ranked | undefined): boolean {
  return other !== undefined && (one.score > other.score || (one.score === other.score && one.entry < other.entry))
}
