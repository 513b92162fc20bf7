// A line as the head of a quote is looked for in it, and the dates such a head holds.

/** Of one line, and of a head wrapped over several; what is longer is prose. */
export const MAX_HEAD_CHARS = 500
const DIRECTION_MARKS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g
const HARD_BLANKS = /[\u00a0\u202f]/g

/** The line, not too long and without the invisible marks that turn the direction of writing; empty behind the last one. */
export function headLine(lines: readonly string[], at: number): string {
  const line = (lines[at] ?? '').slice(0, MAX_HEAD_CHARS)
  return /[\u00a0\u200e-\u202f\u2066-\u2069\ufeff]/.test(line)
    ? line.replaceAll(DIRECTION_MARKS, '').replaceAll(HARD_BLANKS, ' ')
    : line
}

export function hasYear(text: string): boolean {
  return /(?:^|\D)(?:19|20)\d\d(?:\D|$)/.test(text)
}

export function hasTime(text: string): boolean {
  return /\d{1,2}[:.h]\d{2}/.test(text)
}
