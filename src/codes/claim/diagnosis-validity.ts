// Is each diagnosis known, in force on the date, and complete: no heading, its seventh character and placeholders there?
import type { IsoDate } from '../citation.ts'
import type { CodeBook } from '../code-book.ts'
import type { CodeRecord } from '../code-record.ts'
import { compactCode } from '../code-shape.ts'
import { isCovered } from '../release-cover.ts'
import { type ClaimFinding, type ReadClaim, ruleCitation } from './claim.ts'
import { checkInForce } from './in-force.ts'

/** Longer codes named below a heading; the rest is counted. */
const NAMED_CHILDREN = 8
/** Characters of a full ICD-10-CM code that takes a seventh. */
const FULL_LENGTH = 7

export function checkDiagnoses({ diagnoses, date }: ReadClaim, book: CodeBook): ClaimFinding[] {
  const codes = [...new Set(diagnoses)]
  const repeated = codes.filter((code) => diagnoses.indexOf(code) !== diagnoses.lastIndexOf(code))
  return [
    ...codes.flatMap((code) => checkDiagnosis(book, code, date)),
    ...repeated.flatMap((code) => repeatedFinding(book, code, date)),
  ]
}

/** ICD-10-CM guidelines I.B.12: each code is reported once an encounter. */
function repeatedFinding(book: CodeBook, code: string, date: IsoDate): ClaimFinding[] {
  const rows = book.onDate(code, date).filter(isDiagnosis)
  const [first, ...more] = [...rows.map(({ citation }) => citation), ...ruleCitation(book, 'icd-once-only', date)]
  if (first === undefined) return []
  const claim = `${code} stands on the claim more than once; a diagnosis is reported once.`
  return [{ claim, rule: RULE, certainty: 'certain', citations: [first, ...more] }]
}

function checkDiagnosis(book: CodeBook, code: string, date: IsoDate): ClaimFinding[] {
  const records = book.history(code).filter(isDiagnosis)
  const record = book.onDate(code, date).find(isDiagnosis)
  if (record !== undefined) return record.billable ? [] : [headingFinding(book, record, date)]
  return (
    replacedFinding(book, code, date) ?? misspelled(book, code, date) ?? checkInForce(book, code, records, date, RULE)
  )
}

const RULE = 'diagnosis-validity'

function isDiagnosis({ system }: CodeRecord): boolean {
  return system === 'ICD-10-CM'
}

/** A heading says which longer codes it has. Whether it was one in another year is not known from a release of this. */
function headingFinding(book: CodeBook, heading: CodeRecord, date: IsoDate): ClaimFinding {
  const { code, citation } = heading
  const { children } = book.familyOf(code, 'ICD-10-CM', date)
  const more = children.length - NAMED_CHILDREN
  const named = children.slice(0, NAMED_CHILDREN).map((child) => child.code)
  const list = named.length === 0 ? '' : `: ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
  const needsSeventh = children.length > 0 && children.every((child) => compactCode(child.code).length === FULL_LENGTH)
  const lacks = needsSeventh ? 'it lacks its 7th character; ' : ''
  return {
    claim: `${code} is a heading of ICD-10-CM: ${lacks}a claim needs one of the longer codes below it${list}.`,
    rule: RULE,
    certainty: isCovered(book.releases(), citation.source, date) ? 'certain' : 'likely',
    citations: [citation, ...ruleCitation(book, needsSeventh ? 'icd-7th-character' : 'icd-full-length', date)],
  }
}

/** A code that the conversion table turned into others by that day. */
function replacedFinding(book: CodeBook, code: string, date: IsoDate): ClaimFinding[] | null {
  const compact = compactCode(code)
  const walks = book
    .icd()
    .crosswalksOf(code)
    .filter(
      ({ kind, source, target, validFrom }) =>
        kind === 'conversion' && source === compact && target !== compact && validFrom !== null && validFrom <= date,
    )
  const since = walks
    .map(({ validFrom }) => validFrom ?? '')
    .sort()
    .at(-1)
  const newest = walks.filter(({ validFrom }) => validFrom === since)
  const successors = newest.flatMap(({ target }) =>
    book
      .onDate(target ?? '', date)
      .filter(isDiagnosis)
      .slice(0, 1),
  )
  const [walk] = newest
  if (walk === undefined || successors.length === 0) return null
  const claim = `${code} is not valid on ${date}: since ${since} it is ${successors.map((row) => row.code).join(', ')}.`
  return [
    {
      claim,
      rule: RULE,
      certainty: 'certain',
      citations: [walk.citation, ...successors.map(({ citation }) => citation)],
    },
  ]
}

/** A code whose placeholders were left out (T70.0A for T70.0XXA), or whose seventh character does not exist. */
function misspelled(book: CodeBook, code: string, date: IsoDate): ClaimFinding[] | null {
  const compact = compactCode(code)
  const [base, last] = [compact.slice(0, -1), compact.slice(-1)]
  const padded = base.padEnd(FULL_LENGTH - 1, PLACEHOLDER) + last
  const meant = padded === compact ? undefined : book.onDate(padded, date).find(isDiagnosis)
  if (meant !== undefined) {
    const claim = `${code} lacks its placeholders ${PLACEHOLDER} before the 7th character: in full it is ${meant.code}.`
    return [
      {
        claim,
        rule: RULE,
        certainty: 'certain',
        citations: [meant.citation, ...ruleCitation(book, 'icd-placeholder-x', date)],
      },
    ]
  }
  const heading = compact.length === FULL_LENGTH ? headingOf(book, base, date) : undefined
  if (heading === undefined) return null
  const characters = book.familyOf(heading.code, 'ICD-10-CM', date).children.map((child) => child.code.slice(-1))
  if (characters.length === 0) return null
  const claim = `${code} has a 7th character that ${heading.code} does not take: it takes ${characters.join(', ')}.`
  const certainty = isCovered(book.releases(), heading.citation.source, date) ? 'certain' : 'likely'
  return [
    { claim, rule: RULE, certainty, citations: [heading.citation, ...ruleCitation(book, 'icd-7th-character', date)] },
  ]
}

/** Fills the places between a short code and its seventh character (ICD-10-CM guidelines I.A.4). */
const PLACEHOLDER = 'X'

/** The heading that a seventh character is put behind: without the placeholders, which are no heading's. */
function headingOf(book: CodeBook, base: string, date: IsoDate): CodeRecord | undefined {
  const names = [base, base.replace(/X{1,3}$/, '')]
  return names.flatMap((name) => book.onDate(name, date)).find((record) => isDiagnosis(record) && !record.billable)
}
