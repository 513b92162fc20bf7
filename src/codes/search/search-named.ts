// Finds the services that a text names in full: every word of a name of the code stands in it, however many other words do.
import type { IsoDate } from '../citation.ts'
import type { CodeRecord } from '../code-record.ts'
import { SYSTEMS } from '../schema.ts'
import { BILLABLE } from './search-build.ts'
import { type Concept, conceptsOf } from './search-concepts.ts'
import { atDate } from './search-dates.ts'
import type { SearchIndex } from './search-index.ts'
import { PHRASE_KINDS } from './search-phrases.ts'
import { price } from './search-price.ts'
import { meet, precision } from './search-rank.ts'
import { searchWords } from './search-words.ts'
import type { Synonyms } from './synonyms.ts'

/** One service of the text: its words there, how telling they are, and the codes that are called so. */
export type NamedService = { words: string[]; weight: number; records: CodeRecord[] }

/** How much of a name must stand in the text; words that a title may do without keep it from being all. */
const WHOLE = 0.9
const NAMES = new Set([PHRASE_KINDS.indexOf('title'), PHRASE_KINDS.indexOf('own words')])
const CLAIMED = new Set([SYSTEMS.indexOf('CPT'), SYSTEMS.indexOf('HCPCS')])
/** A name of one word says what was done only when the word is rare in the book (see `rarity`). */
const LEAST_TELLING = 6

/**
 * The services named in full, in the order of the text; codes that share all the words of a name stand together. A name whose words
 * all belong to fuller names is left out: `snare polypectomy` and `biopsy` of one sentence are two services, `colonoscopy` is neither.
 */
export function namedIn(index: SearchIndex, synonyms: Synonyms, text: string, date: IsoDate): NamedService[] {
  // `Screening colonoscopy` means something as a whole, and still each word may belong to a longer name.
  const names = [synonyms, ofOneWord(synonyms)].flatMap((known) =>
    namesIn(index, conceptsOf(text, index, known, false)),
  )
  const order = searchWords(text)
  const firstOf = ({ words }: Name) => Math.min(...words.map((word) => order.indexOf(word)))
  return fullest(names)
    .toSorted((a, b) => firstOf(a) - firstOf(b))
    .map(({ words, weight, entries }) => ({
      words,
      weight,
      records: [...entries].flatMap((entry) => recordOf(index, entry, date)),
    }))
    .filter(({ records }) => records.length > 0)
}

/** `words` are those of the text that make up the name. */
type Name = { words: string[]; weight: number; entries: Set<number> }

const oneWordOf = new WeakMap<Synonyms, Synonyms>()

function ofOneWord(synonyms: Synonyms): Synonyms {
  const known = oneWordOf.get(synonyms) ?? new Map([...synonyms].filter(([written]) => !written.includes(' ')))
  oneWordOf.set(synonyms, known)
  return known
}

function namesIn(index: SearchIndex, concepts: readonly Concept[]): Name[] {
  const arrays = index.arrays()
  const names = new Map<string, Name>()
  if (concepts.length === 0) return []
  const met = meet(index, concepts, arrays)
  for (const phrase of met.founding) {
    const entry = arrays.leadsTo[phrase] ?? 0
    const system = arrays.system[entry] ?? 0
    if (!NAMES.has(arrays.kind[phrase] ?? 0) || !CLAIMED.has(system)) continue
    if (((arrays.flags[entry] ?? 0) & BILLABLE) === 0 || precision(phrase, arrays, met, 0) < WHOLE) continue
    const held = concepts.filter((concept, at) => isMet(met.bits[phrase] ?? 0, at) && tells(concept, system))
    const weight = held.reduce((sum, concept) => sum + concept.weight, 0)
    const words = held.flatMap(({ written }) => written.split(' '))
    const isTitle = arrays.kind[phrase] === PHRASE_KINDS.indexOf('title')
    if (
      words.length === 0 ||
      (words.length === 1 && (isTitle || held[0]?.readAs.length !== 0 || weight < LEAST_TELLING))
    )
      continue
    const key = words.toSorted().join(' ')
    const name = names.get(key) ?? { words, weight, entries: new Set() }
    name.entries.add(entry)
    names.set(key, name)
  }
  return [...names.values()]
}

/** Whether the concept at this place is met at all, well or weakly. */
function isMet(bits: number, at: number): boolean {
  return ((bits >>> (2 * at)) & 3) !== 0
}

/** Doses and `injection` go with every drug and tell none from another. */
function tells({ ways }: Concept, system: number): boolean {
  return ways.some(({ words }) => words.every((word) => price(word, system) === 1))
}

/** The most telling first; each further one must hold a word that none before it has. Of the same words the codes stand together. */
function fullest(names: Name[]): Name[] {
  const kept: Name[] = []
  const covered = new Set<string>()
  for (const name of names.toSorted((a, b) => b.words.length - a.words.length || b.weight - a.weight)) {
    const same = kept.find(
      ({ words }) => words.length === name.words.length && words.every((word) => name.words.includes(word)),
    )
    for (const entry of same === undefined ? [] : name.entries) same?.entries.add(entry)
    if (name.words.every((word) => covered.has(word))) continue
    kept.push(name)
    for (const word of name.words) covered.add(word)
  }
  return kept
}

function recordOf(index: SearchIndex, entry: number, date: IsoDate): CodeRecord[] {
  const { key, system } = index.arrays()
  const rows = index.rowsOf(key[entry] ?? 0, system[entry] ?? 0)
  const hits = rows.map((record) => ({ record, score: 0, because: '' }))
  return atDate(hits, date).map(({ record }) => record)
}
