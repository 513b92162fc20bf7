// Names of patients: after a label, in front of another identifier, of a relative, and wherever the same name returns.

import type { Identifier } from '../inbound-message.ts'
import { isGivenName } from './given-names.ts'
import { findPersons } from './identifier-persons.ts'
import { findSmallSurnames, findSurnames } from './identifier-surnames.ts'
import { isLatin } from './latin-shape.ts'
import { GUESSED, LATIN_GUESSED, LATIN_NAME, LATIN_NAMED, NAME, NAMED } from './name-shapes.ts'
import { isStrange, readTokens, type Token } from './name-tokens.ts'
import {
  AFTER_A_THING,
  BEFORE_A_COLLEAGUE,
  COMMON_WORDS,
  isSurname,
  NO_NAMES,
  OF_A_PROVIDER,
  OF_THE_TRADE,
  OF_THE_WRITER,
  WRITER_AFTER,
} from './name-words.ts'
import { identifierAt, type LookedFor, type Looks, placesLookedFor, placesOf } from './places-of.ts'

const ABOUT = /(?:\b(?:re|regarding|fw|fwd|subject|about|for) ?:? {1,2}|^)$/i

const REACH = 400 // characters: longer than a name and what may stand between it and its proof
const NEXT_TO = 3 // characters between a name and the identifier that proves it
const PROVING = ['dob', 'ssn', 'mbi', 'mrn', 'member_id', 'age_over_89', 'account']
const LABEL_BETWEEN =
  /^[ ,;(|\t-]{0,5}(?:(?:dob|d\.o\.b\.?|date of birth|mrn|ssn|acct|age|aged|born|member|mbi|medicare|medicaid)\b[ :.#]{0,3}(?:id|no\.?|#|on)?[ :]{0,2})?$/i
const OF_A_LIFE = /\b(?:19\d\d|200[0-4])\b/ // a date so early beside a name is a day of birth
const MAX_RETURNING = 50 // names looked for in the whole text; a mail about more patients is a list

/** The names of the text; `known` are the identifiers found before, because a name beside one is a patient's. */
export function findNames(text: string, known: readonly Identifier[]): Identifier[] {
  const latin = isLatin(text)
  const looks: Looks = new Map()
  const named = (latin ? LATIN_NAMED : NAMED).flatMap((each) => matches(text, each, looks))
  const guessed = (latin ? LATIN_GUESSED : GUESSED)
    .flatMap((each) => matches(text, each, looks))
    .filter(({ text: words }) => words.split(/[ ,.]/).every((word) => word.length < 2 || isSurname(word)))
  const tokens = readTokens(text, latin)
  const signed = [...named, ...guessed, ...besideIdentifiers(text, known, latin), ...findPersons(text, tokens)]
  const all = [...signed, ...findSurnames(text, tokens, signed), ...findSmallSurnames(text, tokens)]
  const found = inOrder(all).filter((one) => isName(text, one))
  const names = joined(text, found)
  return [...names, ...returning(text, tokens, names)]
}

/** By their places, each once: most names are found in two ways. */
function inOrder(all: Identifier[]): Identifier[] {
  let last: Identifier | undefined
  return all
    .sort((a, b) => a.start - b.start)
    .filter((one) => {
      const isNew = last === undefined || one.start !== last.start || one.end !== last.end
      last = one
      return isNew
    })
}

/** One name where several finds overlap, which come in their order: `GARCIA MARIA` and `MARIA ELENA`. */
function joined(text: string, found: readonly Identifier[]): Identifier[] {
  const names: Identifier[] = []
  let last: Identifier | undefined
  for (const one of found) {
    if (last === undefined || one.start >= last.end) names.push(one)
    else if (one.end > last.end) names[names.length - 1] = name(text.slice(last.start, one.end), last.start)
    last = names[names.length - 1]
  }
  return names
}

function isName(text: string, { text: words, start, end }: Identifier): boolean {
  if (NO_NAMES.test(words) || OF_THE_TRADE.test(words)) return false
  const before = text.slice(Math.max(0, start - 24), start)
  const after = text.slice(end, end + 40)
  // `Dr. Patel` and `Loretta Finch, RHIT` are the asker's colleagues and the claim's providers.
  if (BEFORE_A_COLLEAGUE.test(before) || OF_A_PROVIDER.test(after)) return false
  return !AFTER_A_THING.test(after) && !(OF_THE_WRITER.test(before) && WRITER_AFTER.test(after))
}

function matches(text: string, lookedFor: LookedFor, looks: Looks): Identifier[] {
  return placesLookedFor(lookedFor, text, looks).map((place) => name(place[0], place.index))
}

/** `SSN 900-12-3456, Albert Example, 92 y/o`, `Rosa Example, dob 1/1/60` and `RE: Example, Rosa 1/1/1960`. */
function besideIdentifiers(text: string, known: readonly Identifier[], latin: boolean): Identifier[] {
  const starts = known.filter((each) => PROVING.includes(each.type) || each.type === 'date')
  if (starts.length === 0) return []
  let next = 0
  return namesAround(text, starts, latin ? LATIN_NAME : NAME).filter((candidate) => {
    while (next < starts.length && (starts[next]?.start ?? 0) < candidate.end) next++
    const after = starts[next]
    const before = starts[next - 1]
    if (after !== undefined && LABEL_BETWEEN.test(text.slice(candidate.end, after.start).slice(0, 40)))
      return after.type !== 'date' || OF_A_LIFE.test(after.text) || ABOUT.test(before14(text, candidate.start))
    const gap = before === undefined || before.type === 'date' ? Number.POSITIVE_INFINITY : candidate.start - before.end
    return gap >= 1 && gap <= NEXT_TO && /^[ ,;()-]{1,3}$/.test(text.slice(candidate.start - gap, candidate.start))
  })
}

/** The names within reach of the identifiers, in their order: looking for names in the whole of a long mail costs more than all else. */
function namesAround(text: string, identifiers: readonly Identifier[], shape: RegExp): Identifier[] {
  const spans: { from: number; to: number }[] = []
  for (const { start, end } of identifiers) {
    // From the beginning of a word, so that no half of one looks like a name.
    const far = Math.max(0, start - 2 * REACH)
    const from = far + text.slice(far, Math.max(0, start - REACH)).lastIndexOf(' ') + 1
    const to = Math.min(text.length, end + REACH)
    const last = spans.at(-1)
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to)
    else spans.push({ from, to })
  }
  return spans.flatMap(({ from, to }) =>
    placesOf(shape, text.slice(from, to)).map((place) => name(place[0], place.index + from)),
  )
}

function before14(text: string, start: number): string {
  return text.slice(Math.max(0, start - 14), start)
}

/** Each word of a name, in any case it may return in: `Ms. Lindqvist` after `Pt: LINDQVIST, MARIA`. */
function returning(text: string, tokens: readonly Token[], found: readonly Identifier[]): Identifier[] {
  const words = new Set(
    found
      .slice(0, MAX_RETURNING)
      .flatMap((each) => each.text.split(/[ ,._^]/))
      .filter((word) => word.length > 2 && !COMMON_WORDS.has(word.toLowerCase()) && !NO_NAMES.test(word))
      // What was written small comes back small; of small words only given names and those that no list knows are surely names.
      .filter((word) => /^\p{Lu}/u.test(word) || isGivenName(word) || isStrange(word))
      .flatMap((word) => (/^\p{Lu}/u.test(word) ? [`^${word.toLowerCase()}`] : [word, `^${word}`])),
  )
  if (words.size === 0) return []
  const again: Span[] = []
  // Every word of the mail comes by here: nothing is made of those that are no name. A hat stands before a word with a capital.
  let next = 0
  for (const { word, start, end } of tokens) {
    while (next < found.length && (found[next]?.end ?? 0) <= start) next++
    if (
      word.length > 2 &&
      (found[next]?.start ?? end) >= end &&
      words.has(/^\p{Lu}/u.test(word) ? `^${word.toLowerCase()}` : word)
    )
      join(again, start, end, text)
  }
  return again.map(({ start, end }) => name(text.slice(start, end), start))
}

type Span = { start: number; end: number }

/** `Maria Lindqvist` is one name, though each of its words was found by itself. */
function join(spans: Span[], start: number, end: number, text: string): void {
  const last = spans.at(-1)
  if (last !== undefined && start - last.end <= 2 && /^(?:,? |-)$/.test(text.slice(last.end, start))) last.end = end
  else spans.push({ start, end })
}

function name(text: string, start: number): Identifier {
  return identifierAt('name', text, start)
}
