// Whether a code of a claim is known and in force on the date, and what is said when it is not.
import type { Citation, IsoDate } from '../citation.ts'
import type { CodeBook } from '../code-book.ts'
import type { CodeRecord, CodeSystem } from '../code-record.ts'
import { readingsOf } from '../code-shape.ts'
import type { ClaimFinding } from './claim.ts'

export type ValidityRule = 'code-validity' | 'diagnosis-validity' | 'modifier-validity'

/** Says that a code is unknown, has ended, or has not begun. `records`: all rows of the wanted kind, newest first. */
export function checkInForce(
  book: CodeBook,
  code: string,
  records: readonly CodeRecord[],
  date: IsoDate,
  rule: ValidityRule,
): ClaimFinding[] {
  const [newest] = records
  if (newest === undefined) {
    const what = rule === 'modifier-validity' ? 'Modifier ' : ''
    const claim = `${what}${code} is in none of the loaded releases; check it in the full code set before it is billed.`
    return [{ claim, rule, certainty: 'depends', citations: releasesSearched(book, code, rule) }]
  }
  if (book.onDate(code, date).some((record) => records.some(({ system }) => system === record.system))) return []
  const ended = records.find((record) => record.validTo !== null && record.validTo < date)
  const record = ended ?? records.at(-1) ?? newest
  const when = ended ? `ended on ${ended.validTo}` : `is valid from ${record.validFrom}`
  const next = record.replacedBy.length > 0 && ended ? ` It was replaced by ${record.replacedBy.join(', ')}.` : ''
  const claim = `${code} is not valid on ${date}: it ${when}.${next}`
  const replacements = ended ? record.replacedBy.flatMap((other) => book.onDate(other, date).slice(0, 1)) : []
  return [
    { claim, rule, certainty: 'certain', citations: [record.citation, ...replacements.map((row) => row.citation)] },
  ]
}

/** Where an unknown code was looked for: the releases of its kind, else all. */
export function releasesSearched(book: CodeBook, code: string, rule: ValidityRule): [Citation, ...Citation[]] {
  const system =
    rule === 'diagnosis-validity'
      ? 'ICD-10-CM'
      : rule === 'modifier-validity'
        ? 'MODIFIER'
        : readingsOf(code)[0]?.system
  const releases = book.releases()
  const wanted = system === undefined ? undefined : CODE_SOURCES[system]
  const ofKind = releases.filter((release) => wanted?.test(release.source))
  const citations = new Map<string, Citation>()
  for (const { source, edition } of ofKind.length > 0 ? ofKind : releases)
    citations.set(`${source} ${edition}`, { source, edition, locator: `${code}: no row` })
  const [first, ...more] = citations.values()
  return [first ?? { source: 'code book', edition: 'as loaded', locator: `${code}: no row` }, ...more]
}

/** The publications that list the codes of a kind, by their names in citations. */
const CODE_SOURCES: Record<CodeSystem, RegExp> = {
  CPT: /^(cpt|cpt numbers|medicare pfs)$/i,
  HCPCS: /^hcpcs level ii$/i,
  'ICD-10-CM': /^icd-10-cm$/i,
  'ICD-10-PCS': /^icd-10-pcs$/i,
  MODIFIER: /^(hcpcs level ii|cpt numbers)$/i,
  POS: /^place of service codes$/i,
}
