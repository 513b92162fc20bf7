// What a public document calls itself on its first lines: its source, edition and dates, as starter notes cite it.
import type { NamedRelease } from './importer.ts'
import { fiscalYear } from './release-name.ts'

export type NamedDocument = { source: string; release: NamedRelease }

/** Null when the title page does not say what the document is; then source and edition must be given. */
export function nameOfDocument(title: string): NamedDocument | null {
  return guidelines(title) ?? ncciManual(title) ?? cmsManual(title)
}

function guidelines(title: string): NamedDocument | null {
  if (!/ICD-10-CM Official Guidelines/i.test(title)) return null
  const year = /\bFY ?(20\d\d)\b/i.exec(title)?.[1]
  const source = 'ICD-10-CM Official Guidelines'
  return year === undefined ? null : { source, release: fiscalYear(Number(year), /UPDATED April/i.test(title)) }
}

/** The NCCI manual is published for each calendar year. */
function ncciManual(title: string): NamedDocument | null {
  if (!/National Correct Coding Initiative|NCCI.{0,40}Policy Manual/i.test(title)) return null
  const year = /\b(?:January 1, |1\/1\/|01\/01\/)(20\d\d)/i.exec(title)?.[1]
  return year === undefined ? null : { source: 'NCCI Policy Manual', release: calendarYear(year) }
}

/** The Internet-Only Manuals have no edition as a whole; each section has a revision of its own. */
function cmsManual(title: string): NamedDocument | null {
  const found = MANUALS.find(({ name }) => title.toLowerCase().includes(name.toLowerCase()))
  if (found === undefined) return null
  const release = { edition: 'online edition', validFrom: null, validTo: null }
  return { source: `${found.name} (Pub. ${found.number})`, release }
}

const MANUALS = [
  { name: 'Medicare Claims Processing Manual', number: '100-04' },
  { name: 'Medicare Benefit Policy Manual', number: '100-02' },
  { name: 'Medicare National Coverage Determinations Manual', number: '100-03' },
  { name: 'Medicare Program Integrity Manual', number: '100-08' },
]

function calendarYear(year: string): NamedRelease {
  const day = (month: string) => `${year}-${month}` as NonNullable<NamedRelease['validFrom']>
  return { edition: year, validFrom: day('01-01'), validTo: day('12-31') }
}
