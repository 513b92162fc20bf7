// Checks the codes of a claim on their own: known, in force on the date, complete, and of the right kind.
import type { Citation, IsoDate } from './citation.ts'
import type { CheckedLine, ClaimFinding } from './claim-check.ts'
import type { CodeBook } from './code-book.ts'
import type { CodeRecord, CodeSystem } from './code-record.ts'
import { parseCode, readingsOf } from './code-shape.ts'

const SERVICE: readonly CodeSystem[] = ['CPT', 'HCPCS', 'ICD-10-PCS']

export function checkServiceCode(book: CodeBook, code: string, date: IsoDate): ClaimFinding[] {
  const history = book.history(code)
  const services = history.filter((record) => SERVICE.includes(record.system))
  const [other] = history
  if (services.length === 0 && other !== undefined) {
    const claim = `${code} is ${KIND[other.system]} and cannot stand as the service of a claim line.`
    return [{ claim, rule: 'code-validity', certainty: 'certain', citations: [other.citation] }]
  }
  return checkInForce(book, code, services, date, 'code-validity')
}

export function checkDiagnosis(book: CodeBook, written: string, date: IsoDate): ClaimFinding[] {
  const code = parseCode(written, 'ICD-10-CM')?.text ?? written.trim().toUpperCase()
  const records = book.history(code).filter((record) => record.system === 'ICD-10-CM')
  const validity = checkInForce(book, code, records, date, 'diagnosis-validity')
  const heading = book.onDate(code, date).find((record) => record.system === 'ICD-10-CM' && !record.billable)
  if (heading === undefined) return validity
  const claim = `${code} is a heading of ICD-10-CM; a claim needs one of the longer codes below it.`
  return [...validity, { claim, rule: 'diagnosis-validity', certainty: 'certain', citations: [heading.citation] }]
}

export function checkModifiers(book: CodeBook, line: CheckedLine, date: IsoDate): ClaimFinding[] {
  return line.modifiers.flatMap((modifier) => {
    const records = book.history(modifier).filter((record) => record.system === 'MODIFIER')
    return checkInForce(book, modifier, records, date, 'modifier-validity')
  })
}

const KIND: Record<CodeSystem, string> = {
  CPT: 'a CPT code',
  HCPCS: 'a HCPCS code',
  'ICD-10-CM': 'a diagnosis code',
  'ICD-10-PCS': 'an inpatient procedure code',
  MODIFIER: 'a modifier',
  POS: 'a place of service',
}

/** Says that a code is unknown, has ended, or has not begun. `records`: all rows of the wanted kind, newest first. */
function checkInForce(
  book: CodeBook,
  code: string,
  records: readonly CodeRecord[],
  date: IsoDate,
  rule: ClaimFinding['rule'],
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
function releasesSearched(book: CodeBook, code: string, rule: ClaimFinding['rule']): [Citation, ...Citation[]] {
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
  for (const { source, edition } of ofKind.length > 0 ? ofKind : releases) {
    citations.set(`${source} ${edition}`, { source, edition, locator: `${code}: no row` })
  }
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
