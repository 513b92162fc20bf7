// The words of a text, and of each whether it is a given name or strange to the language and the trade, as surnames are.
import { isGivenName } from './given-names.ts'
import { latinShape } from './latin-shape.ts'
import { isSurname } from './name-words.ts'
import { isOrdinary } from './ordinary-words.ts'
import { eachPlace } from './places-of.ts'

export type Token = { word: string; start: number; end: number; kind: TokenKind }
/** `strange` are only words with a capital; of small ones `isStrange` tells. */
export type TokenKind = 'given' | 'strange' | 'other'

const TOKEN = /\p{L}[\p{L}\p{M}'’-]{0,40}/gu
const LATIN_TOKEN = latinShape(TOKEN)
const MIN_CAPITALS = 4 // letters: of fewer is an abbreviation

/** The words of the text in their order, without an owner's `'s`; `latin` as `isLatin` says of the text. */
export function readTokens(text: string, latin: boolean): Token[] {
  const tokens: Token[] = []
  const kinds = new Map<string, TokenKind>() // most words of a long text return
  eachPlace(latin ? LATIN_TOKEN : TOKEN, text, (found, start) => {
    // Every word of every mail comes by here, and few end so.
    const word = "sS'’-".includes(found.charAt(found.length - 1)) ? found.replace(/['’]s?$|-$/i, '') : found
    let kind = kinds.get(word)
    if (kind === undefined) {
      kind = kindOf(word)
      kinds.set(word, kind)
    }
    tokens.push({ word, start, end: start + word.length, kind })
  })
  return tokens
}

function kindOf(word: string): TokenKind {
  if (word.length < 2) return 'other'
  if (isGivenName(word)) return 'given'
  // Nearly every word of a mail is small and has no hyphen.
  if (isSmall(word.charCodeAt(0)) && !word.includes('-')) return 'other'
  // An Arabic name may begin with its small article.
  if (!/^(?:(?:al|el|ul|as|ar|an|abd|bin|ibn)-)?\p{Lu}/u.test(word)) return 'other'
  return isStrange(word) ? 'strange' : 'other'
}

function isSmall(unit: number): boolean {
  return unit >= SMALL.from && unit <= SMALL.to
}

const SMALL = { from: 97, to: 122 } // a to z

/** Whether the word may be a surname and is no word that is known. */
export function isStrange(word: string): boolean {
  // Most words with a capital are ordinary, and that is told at once.
  if (isOrdinary(word)) return false
  if (/^\p{Lu}+$/u.test(word) && (word.length < MIN_CAPITALS || !/[AEIOUY]/.test(word.normalize('NFD')))) return false
  return (word.length > 2 || /[^\0-\x7f]/.test(word)) && isSurname(word)
}
