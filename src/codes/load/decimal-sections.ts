// Sections numbered by decimals, as in the CMS Internet-Only Manuals ("30.6.1 - Selection of Level of Evaluation and Management Service").
import type { DocumentLine } from './cut-passages.ts'

/** So many numbered headings with a point make a document of this kind; a few may stand in any text. */
const DECIMAL_HEADINGS = 5

export function isDecimalDocument(lines: readonly DocumentLine[]): boolean {
  return lines.filter(({ text }) => decimalSection(text)?.number.includes('.')).length >= DECIMAL_HEADINGS
}

/** The number and heading of a line, with the numbers of the sections above it; null when the line is no such heading. */
export function decimalSection(text: string): { number: string; heading: string; above: string[] } | null {
  // In the list of contents of a page on the web each stands behind a bullet.
  const found = /^(?:[*•] )?(\d{1,3}(?:\.\d{1,3}){0,5}) ?[-–—] ?(\S.{0,300})$/.exec(text)
  const number = found?.[1]
  // Manuals count their main sections in tens; "5 - 10 days" is no section, and neither is "10 - 20 days".
  if (found === null || number === undefined || Number(number.split('.')[0]) % 10 !== 0) return null
  if (!number.includes('.') && !/^\p{Lu}/u.test(found[2] ?? '')) return null
  const parts = number.split('.')
  const above = parts.slice(0, -1).map((_, at) => parts.slice(0, at + 1).join('.'))
  return { number, heading: (found[2] ?? '').trim(), above }
}
