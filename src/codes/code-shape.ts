// The shape of codes: what a piece of text can be as a code, before any table is asked.
import type { CodeSystem } from './code-record.ts'

/** A code in its written form: upper-case, ICD-10-CM with its dot. Only the shape is checked, not whether it exists. */
export type Code = { system: CodeSystem; text: string }

/** Longest text worth reading as a code; the longest code has seven characters, a dot and some stray marks. */
const MAX_LENGTH = 16

/**
 * Reads a text as one code: `e119` gives E11.9, `j1885` gives J1885, `M17-11` gives M17.11.
 * Where several shapes fit (`J1885` is HCPCS or ICD-10-CM J18.85) the first of `readingsOf` is taken, or the one of `system`.
 * Null when no shape fits.
 */
export function parseCode(text: string, system?: CodeSystem): Code | null {
  const readings = readingsOf(text)
  return (system === undefined ? readings[0] : readings.find((reading) => reading.system === system)) ?? null
}

/** Every shape a text fits, likeliest first. A code with a modifier behind it (`99213-25`) is no single code: empty. */
export function readingsOf(text: string): Code[] {
  const bare = withoutMarks(text)
  if (bare === '') return []
  const dotted = /^[A-Z](?:\d[0-9A-Z][.\- ]|[A-Z]\d\.)[0-9A-Z]{1,4}$/.test(bare)
  if (dotted) return [{ system: 'ICD-10-CM', text: withDot(bare.slice(0, 3) + bare.slice(4)) }]
  return SHAPES.filter((shape) => shape.pattern.test(bare)).map(({ system }) => ({
    system,
    text: system === 'ICD-10-CM' ? withDot(bare) : bare,
  }))
}

/** An ICD-10-CM category as a part of patterns: a letter second stands only in QA0, with which chapter 17 goes on since FY2026. */
export const ICD_CATEGORY = '(?:[A-Z]\\d[0-9A-Z]|QA\\d)'

const DOTTED_DIAGNOSIS = new RegExp(`^${ICD_CATEGORY}\\.`)

/** Whether a code is written as only ICD-10-CM writes them, with the dot behind the category. */
export function isDottedDiagnosis(code: string): boolean {
  return DOTTED_DIAGNOSIS.test(code)
}

/** The written form of a code, which `parseCode` reads back with its system. */
export function formatCode(code: Code): string {
  return code.text
}

/** The form in which codes are compared: upper-case, without dot, spaces and marks. `e11.9` and `E119` are the same. */
export function compactCode(text: string): string {
  return text
    .slice(0, MAX_LENGTH)
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
}

/** Categories of ICD-10-CM and tables of ICD-10-PCS have three characters; nothing shorter is a heading. */
const SHORTEST_HEADING = 3

/** The code and every shorter beginning that could be its heading, longest first, without dots: E1132, E113, E11. */
export function beginningsOf(code: string): string[] {
  const compact = compactCode(code)
  const count = Math.max(0, compact.length - SHORTEST_HEADING + 1)
  return Array.from({ length: count }, (_, cut) => compact.slice(0, compact.length - cut))
}

/** Stands behind every character of a code in the order of the alphabet, for "begins with" as a range. */
export const AFTER_ALL = '~'

/**
 * Other spellings of a mistyped code: letter O for zero, I or L for one, behind the first character or in a CPT code.
 * `GO438` gives G0438, `992l3` gives 99213.
 */
export function likelySpellings(text: string): string[] {
  const compact = compactCode(text)
  const digits = (part: string) => part.replaceAll('O', '0').replace(/[IL]/g, '1')
  const spellings = [compact.slice(0, 1) + digits(compact.slice(1)), digits(compact)]
  return [...new Set(spellings)].filter((spelling) => spelling !== compact && readingsOf(spelling).length > 0)
}

const SHAPES: { system: CodeSystem; pattern: RegExp }[] = [
  // CPT category I, and with a letter at the end: A administration, F category II, M multianalyte, T category III, U proprietary laboratory.
  { system: 'CPT', pattern: /^\d{4}[\dAFMTU]$/ },
  { system: 'HCPCS', pattern: /^[A-V]\d{4}$/ },
  // The third character is a letter in C7A and Z3A. Chapter 17 ran out of Q99 and went on with QA0 in FY2026: the only letter in second
  // place so far. Of other first letters it needs the dot, for CD4 and HB1AC are words of the laboratory.
  { system: 'ICD-10-CM', pattern: /^(?:[A-Z]\d[0-9A-Z]|QA\d)[0-9A-Z]{0,4}$/ },
  // ICD-10-PCS never uses the letters I and O.
  { system: 'ICD-10-PCS', pattern: /^[0-9BCDFGHX][0-9A-HJ-NP-Z]{6}$/ },
  { system: 'MODIFIER', pattern: /^[0-9A-Z]{2}$/ },
  { system: 'POS', pattern: /^\d{2}$/ },
]

function withoutMarks(text: string): string {
  const trimmed = text.trim()
  if (trimmed.length > MAX_LENGTH) return ''
  return trimmed
    .toUpperCase()
    .replace(/^[^0-9A-Z]+/, '')
    .replace(/[^0-9A-Z]+$/, '')
}

function withDot(compact: string): string {
  return compact.length > 3 ? `${compact.slice(0, 3)}.${compact.slice(3)}` : compact
}
