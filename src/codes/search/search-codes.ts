// Finds the codes that a search names: as they are, mistyped, cut short, as a range, or with a word that says what they are.
import type { CodeSystem, SearchHit } from '../code-record.ts'
import { compactCode, likelySpellings, readingsOf } from '../code-shape.ts'
import type { SearchIndex } from './search-index.ts'
import { TIER } from './search-tier.ts'

/** Codes shown that begin with the text, or lie in a range; a longer list is no answer. */
const BEGINNING = 120

/** `rest`: what is left of the text to look for by its words. */
export type CodesFound = { hits: SearchHit[]; rest: string }

/** Codes named anywhere in the text; when the text is nothing but one code or its start, also what it may be short for. */
export function codesIn(index: SearchIndex, text: string, system: CodeSystem | undefined): CodesFound {
  const range = rangeOf(index, text, system)
  if (range.length > 0) return { hits: range, rest: '' }
  const single = asOneCode(text)
  if (single === null) return named(index, text, system)
  const hits = exact(index, single, system, 'the code itself', TIER.code)
  // A heading as it stands is less likely meant than a code for a claim that was mistyped: `080` is O80, not a table of ICD-10-PCS.
  const spelled = hits.some(({ record }) => record.billable)
    ? []
    : [...likelySpellings(single), ...letterFirst(single)]
        .flatMap((code) => exact(index, code, system, `read as ${code}`, TIER.spelling))
        .filter(({ record }) => record.billable || hits.length === 0)
  if (spelled.length > 0) for (const hit of hits) hit.score = TIER.prefixHeading
  const found = [...hits, ...spelled, ...beginning(index, single, system)]
  // Two letters may be an abbreviation (`LT`), and `L4 5` is no code; what has the shape of one is meant as one, known or not.
  const isMeant = found.length > 0 ? /\d/.test(single) : readingsOf(text).length > 0 && /\d/.test(single)
  return { hits: found, rest: isMeant ? '' : text }
}

/** The text as one code or the start of one (`j 1885`, `992`, `GO438`, `g89,29`); null when it is words. */
function asOneCode(text: string): string | null {
  const upper = text.toUpperCase().replace(/[.:!?,-]+$/, '')
  // Longest code with a blank or a mark inside; also keeps the expressions below on short text.
  if (upper.length > 10 || WITH_MORE.test(upper) || SPINE_LEVELS.test(upper)) return null
  const joined = upper.replace(/[\s-]+/g, '').replace(',', '.')
  if (/\s/.test(upper)) return IN_PIECES.test(upper) ? joined : null
  const isStart =
    /^([0-9A-Z]{2}|[01]\d[0-9A-Z]\.[0-9A-Z]{1,4}|[A-Z]?\d[0-9A-Z]{1,6}|[A-Z]\d[0-9A-Z]\.?[0-9A-Z]{0,4})$/.test(joined)
  const isCode = /\d/.test(joined) && (readingsOf(joined).length > 0 || likelySpellings(joined).length > 0)
  return isStart || isCode ? joined : null
}

/** `L4-L5`, `C5-6`: vertebrae, whose letters and digits read together would be a diagnosis of something else. */
const SPINE_LEVELS = /^(?:C[1-8]|T(?:[1-9]|1[0-2])|L[1-6]|S[1-5])(?:[ /-]{1,3}[CTLS]|[/-])\d{1,2}$/

/** A diagnosis whose first letter was typed as the digit it looks like: `080` is O80, `148.91` is I48.91. */
function letterFirst(text: string): string[] {
  if (!/^[01]\d/.test(text)) return []
  return [`${text.startsWith('0') ? 'O' : 'I'}${text.slice(1)}`]
}

/** A code typed with a blank in it: nothing but digits (or what is taken for them) behind its letter, and a 7th character. */
const IN_PIECES = /^[A-Z][0-9OIL]{0,2}[ .-]+[0-9OIL.]{1,5}[A-Z]?$/

/** A five-character code with modifiers or units behind it (`99213-25`, `20610x2`), not one longer code. */
const WITH_MORE = /^[0-9A-Z]{5}((-[0-9A-Z]{2})+|X\d{1,3})$/

/** `99281-99285`, `J44.0 to J44.9`: the codes from one to the other, when the book has both ends and they are alike. */
function rangeOf(index: SearchIndex, text: string, system: CodeSystem | undefined): SearchHit[] {
  const [, first, last] = /^([0-9a-z.]{3,8})\s?(?:-|–|to|thru|through)\s?([0-9a-z.]{3,8})$/i.exec(text) ?? []
  if (first === undefined || last === undefined || !/\d\d|\d[a-z]/i.test(first) || !/\d/.test(last)) return []
  const [from, to] = [compactCode(first), compactCode(last)]
  const start = index.coded(from, system)[0]
  if (start === undefined || from >= to || index.coded(to, start.system).length === 0) return []
  const records = index.between(from, to, start.system, BEGINNING)
  return records.map((record) => ({ record, score: TIER.prefix, because: `lies in ${first} to ${last}` }))
}

/** Finds the codes among other words and takes them out of the text. */
function named(index: SearchIndex, text: string, system: CodeSystem | undefined): CodesFound {
  const hits: SearchHit[] = []
  const found = (written: string, kind: CodeSystem | undefined): boolean => {
    const records = exact(index, written, kind, 'the code itself', TIER.code)
    hits.push(...records)
    return records.length > 0
  }
  // Two characters are a code only behind a word that says so.
  const uncued = text.replace(CUED, (all: string, modifier: string | undefined, code: string) => {
    const kind = modifier === undefined ? 'POS' : 'MODIFIER'
    return (system === undefined || system === kind) && found(code, kind) ? ' ' : all
  })
  const rest = uncued.replace(/[^\s,;/()?]+/g, (word) => {
    // `99213-25` and `20610x2` name a code; what hangs on it is for the question's reader, not for search.
    const bare = word.replace(/[.:!]+$/, '').replace(/(-[0-9a-z]{2})+$|x\d{1,3}$/i, '')
    const reading = bare.length > 2 && /\d/.test(bare) ? readingsOf(bare)[0] : undefined
    return reading !== undefined && found(reading.text, system) ? ' ' : word
  })
  return { hits, rest }
}

/** `modifier 25`, `POS 11`, `place of service 11`. */
const CUED = /\b(?:(modifier|mod)|pos|place of service)[ -]([0-9a-z]{2})\b/gi

function beginning(index: SearchIndex, start: string, system: CodeSystem | undefined): SearchHit[] {
  const records = index
    .beginning(compactCode(start), system, BEGINNING)
    .filter((record) => agreesOnDot(start, record.code))
  return records.map((record) => {
    const score = record.billable ? TIER.prefix : TIER.prefixHeading
    return { record, score, because: `begins with ${start}` }
  })
}

function exact(
  index: SearchIndex,
  written: string,
  system: CodeSystem | undefined,
  because: string,
  score: number,
): SearchHit[] {
  const records = index.coded(compactCode(written), system).filter((record) => agreesOnDot(written, record.code))
  return records.map((record) => {
    const isAsWritten = record.code === written.toUpperCase()
    return isAsWritten
      ? { record, score, because }
      : { record, score: score - DOT_LEFT_OUT, because: `${because}, its dot left out` }
  })
}

/** `J1100` is sooner the drug code than J11.00 without its dot. */
const DOT_LEFT_OUT = 0.1

/** A dot says ICD-10-CM: E11.22 must not find HCPCS E1122. */
function agreesOnDot(written: string, code: string): boolean {
  return !written.includes('.') || code.includes('.')
}
