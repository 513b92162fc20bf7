// What a word of a phrase weighs when nobody asked for it: the rarer the dearer, and nothing where coding takes it as the default.
import { SYSTEMS } from '../schema.ts'
import { GLUE } from './search-words.ts'

/** How telling a word is that `rows` of `size` phrases hold. */
export function rarity(rows: number, size: number): number {
  return Math.log(1 + (size + 1) / (rows + 1))
}

/** The share of its rarity that an unasked word costs a phrase of this system. */
export function price(word: string, system: number): number {
  if (GLUE.has(word) && word !== 'other') return 0
  // What a title denies is how things are when nobody says otherwise: type 2 diabetes is `without complications`.
  if (word.startsWith('-') || DEFAULTS[SYSTEMS[system] ?? 'CPT']?.has(word)) return DEFAULT_SHARE
  return 1
}

/** The share of a word that is the default, or stands in brackets: it may be there or not. */
export const DEFAULT_SHARE = 0.1

/**
 * What a code says when the chart says nothing more, by the guidelines of its system: ICD-10-CM takes a fracture as closed and displaced
 * (I.C.19.c), a poisoning as accidental (I.C.19.e.5.b), a first visit and `unspecified` where no detail is given; ICD-10-PCS has an open
 * approach, and blood of a donor; a drug of HCPCS is an injection by its unit.
 */
const DEFAULTS: Partial<Record<(typeof SYSTEMS)[number], ReadonlySet<string>>> = {
  'ICD-10-CM': new Set(
    `unspecified encounter initial closed displaced accidental unintentional primary nontraumatic type part site level degree stage
     severity uncomplicated disease disorder one`.split(/\s+/),
  ),
  'ICD-10-PCS': new Set('open approach external nonautologous synthetic substitute one device'.split(' ')),
  HCPCS: new Set('injection mg mcg ml unit 1 10 100 up each 5 50 not otherwise specified service any item'.split(' ')),
}
