// Reads the General Equivalence Mappings between ICD-9 and ICD-10 (2018_I10gem.txt, 2018_I9gem.txt), the last that were made.
import type { Refusal } from '../../file/xml.ts'

export type GemDirection = '10to9' | '9to10'

/** One row; flags as in the CMS guide to the diagnosis code GEMs. Codes without dots, as in the file. */
export type GemRow = {
  source: string
  /** Null: the other system has nothing for it (flag `no map`, target NoDx or NoPCS). */
  target: string | null
  isApproximate: boolean
  /** The target is part of a cluster: one code of each choice list of a scenario together stand for the source. */
  isCombination: boolean
  /** Number of the scenario, 0 outside of combinations. */
  scenario: number
  choiceList: number
  line: number
}

export type Gem = { is: 'read'; direction: GemDirection; rows: GemRow[] }

/** Code, blank, code, blank, five flags: 19 characters either way. One ICD-9 code of the final release has a small v (v5889). */
const ROWS: Record<GemDirection, RegExp> = {
  '10to9': /^([0-9A-Z]{3,7} {0,4}) ([0-9A-Zv][0-9A-Z]{2,4} {0,2}|NoDx |NoPCS) ([01])([01])([01])(\d)(\d)$/,
  '9to10': /^([0-9A-Z]{3,5} {0,2}) ([0-9A-Z]{3,7} {0,4}|NoDx {3}|NoPCS {2}) ([01])([01])([01])(\d)(\d)$/,
}
const ROW_LENGTH = 19

/** Which way the file maps, from its first row; null when that is no row of a GEM. */
export function gemDirection(firstLine: string): GemDirection | null {
  return (['10to9', '9to10'] as const).find((direction) => gemRow(firstLine, direction, 1) !== null) ?? null
}

/** Reads one row (without its line end); null when it is not as the layout says. */
export function gemRow(text: string, direction: GemDirection, line: number): GemRow | null {
  if (text.length !== ROW_LENGTH) return null
  const [, source = '', target = '', approximate, noMap, combination, scenario, choiceList] =
    ROWS[direction].exec(text) ?? []
  const isWithout = target.startsWith('No')
  if (source === '' || isWithout !== (noMap === '1')) return null
  const numbers = { scenario: Number(scenario), choiceList: Number(choiceList) }
  const flags = { isApproximate: approximate === '1', isCombination: combination === '1' }
  return { source: source.trim(), target: isWithout ? null : target.trim().toUpperCase(), ...flags, ...numbers, line }
}

/** Reads a whole file. Refused with the line of the first row that is none of the direction the first row shows. */
export function readGem(content: string): Gem | Refusal {
  const lines = content.split('\n').map((text) => (text.endsWith('\r') ? text.slice(0, -1) : text))
  if (lines.at(-1) === '') lines.pop()
  const direction = gemDirection(lines[0] ?? '')
  if (direction === null) return refusal(1, lines[0] ?? '')
  const rows: GemRow[] = []
  for (const [index, text] of lines.entries()) {
    const row = gemRow(text, direction, index + 1)
    if (row === null) return refusal(index + 1, text)
    rows.push(row)
  }
  return { is: 'read', direction, rows }
}

function refusal(line: number, found: string): Refusal {
  return { is: 'refused', line, because: `a row of a GEM was expected, found "${found.slice(0, 40)}"` }
}
