// Writes the search index of a book anew from its records, tabular list and index: which phrases hold a word, and what a phrase leads to.
import type { DatabaseSync } from 'node:sqlite'
import { SYSTEMS } from '../schema.ts'
import { type Entry, entriesOf, PHRASE_KINDS, phrasesOf } from './search-phrases.ts'
import { DEFAULT_SHARE, price, rarity } from './search-price.ts'
import { saidWords, stem } from './search-words.ts'

/** Bits of an entry's `flags`. */
export const BILLABLE = 1
export const IN_FORCE = 2

/** Set in the number of a phrase where it holds a word that it may do without. */
export const OPTIONAL = 2 ** 31

/** To be called inside the caller's transaction when all rows are written. A few seconds for every official file. */
export function writeSearchIndex(database: DatabaseSync): void {
  database.exec('DELETE FROM search_term; DELETE FROM search_phrase; DELETE FROM search_array')
  const entries = entriesOf(database)
  const holding = new Map<string, number[]>()
  const phraseText = database.prepare('INSERT INTO search_phrase VALUES (?, ?)')
  const leadsTo: number[] = []
  const kinds: number[] = []
  const title = new Uint32Array(entries.length)
  for (const { entry, kind, text, besides } of phrasesOf(database, entries)) {
    const id = leadsTo.length
    leadsTo.push(entry)
    kinds.push(PHRASE_KINDS.indexOf(kind))
    const { needed, optional } = partsOf(text)
    hold(holding, saidWords(needed), id, false)
    hold(holding, [...saidWords(`${optional} ${besides}`), ...numbersIn(text)], id, true)
    // A title is read from its record.
    if (kind === 'title') title[entry] = id + 1
    else phraseText.run(id, text)
  }
  const systems = Uint8Array.from(leadsTo, (entry) => entries[entry]?.system ?? 0)
  const mass = writeTerms(database, holding, systems)
  writeArrays(database, { title, leadsTo: Uint32Array.from(leadsTo), kind: Uint8Array.from(kinds), mass })
  writeArrays(database, entryArrays(entries))
}

/** What stands in brackets is another name, or may be there or not: `Flat foot [pes planus] (acquired)`. */
function partsOf(text: string): { needed: string; optional: string } {
  const optional: string[] = []
  const needed = text.replace(/[([][^()[\]]*[)\]]/g, (part) => {
    optional.push(part)
    return ' , '
  })
  return { needed, optional: optional.join(' ') }
}

/** The whole numbers of the ranges of a text: 40 to 44 of `40.0-44.9`, so that one of them finds it. */
function numbersIn(text: string): string[] {
  const numbers: string[] = []
  for (const [, from, to] of text.matchAll(/\b(\d{1,3})(?:\.\d{1,2})?(?: ?- ?| to | through )(\d{1,3})\b/g)) {
    const [first, last] = [Number(from), Number(to)]
    if (last - first > WIDEST_RANGE) continue
    for (let number = first; number <= last; number += 1) numbers.push(String(number))
  }
  return numbers
}

/** A wider range says how many there may be, not which one. */
const WIDEST_RANGE = 60

function hold(holding: Map<string, number[]>, words: readonly string[], phrase: number, isOptional: boolean): void {
  for (const word of words) {
    let held = holding.get(word)
    if (held === undefined) {
      held = []
      holding.set(word, held)
    }
    if (((held.at(-1) ?? OPTIONAL - 1) & ~OPTIONAL) === phrase) continue
    held.push(isOptional ? (phrase | OPTIONAL) >>> 0 : phrase)
  }
}

/** Writes the words and gives the mass of every phrase: what its words weigh together. */
function writeTerms(database: DatabaseSync, holding: ReadonlyMap<string, number[]>, systems: Uint8Array): Float32Array {
  const mass = new Float32Array(systems.length)
  const insert = database.prepare('INSERT INTO search_term VALUES (?, ?, ?)')
  for (const [word, held] of holding) {
    const prices = SYSTEMS.map((_, system) => price(word, system) * rarity(held.length, systems.length))
    for (const holds of held) {
      const phrase = holds & ~OPTIONAL
      const share = holds === phrase ? 1 : DEFAULT_SHARE
      mass[phrase] = (mass[phrase] ?? 0) + share * (prices[systems[phrase] ?? 0] ?? 0)
    }
    insert.run(word, stem(word), bytes(Uint32Array.from(held)))
  }
  return mass
}

/** `above` is the heading over an entry (its own place when there is none), `last` the last entry under it. */
function entryArrays(entries: readonly Entry[]): Record<string, Uint32Array | Uint8Array> {
  const above = new Uint32Array(entries.length)
  const last = new Uint32Array(entries.length)
  const open: number[] = []
  for (const [at, entry] of entries.entries()) {
    while (open.length > 0 && !isUnder(entry, entries[open.at(-1) ?? 0])) open.pop()
    above[at] = open.at(-1) ?? at
    last[at] = at
    for (const heading of open) last[heading] = at
    open.push(at)
  }
  return {
    above,
    last,
    key: Uint32Array.from(entries, ({ key }) => key),
    system: Uint8Array.from(entries, ({ system }) => system),
    flags: Uint8Array.from(
      entries,
      ({ isBillable, isInForce }) => (isBillable ? BILLABLE : 0) + (isInForce ? IN_FORCE : 0),
    ),
  }
}

function isUnder(entry: Entry, heading: Entry | undefined): boolean {
  return heading !== undefined && heading.system === entry.system && entry.compact.startsWith(heading.compact)
}

function writeArrays(database: DatabaseSync, arrays: Record<string, Uint32Array | Uint8Array | Float32Array>): void {
  const insert = database.prepare('INSERT INTO search_array VALUES (?, ?)')
  for (const [name, items] of Object.entries(arrays)) insert.run(name, bytes(items))
}

function bytes(items: Uint32Array | Uint8Array | Float32Array): Uint8Array {
  return new Uint8Array(items.buffer, items.byteOffset, items.byteLength)
}
