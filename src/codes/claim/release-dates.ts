// Says when a claim's date lies outside the loaded releases: then rows may be missing or have changed, which is said, not guessed.

import type { CodeBook } from '../code-book.ts'
import type { Release } from '../code-record.ts'
import { isCovered, outsideReleases, tellsItsPast } from '../release-cover.ts'
import type { ClaimFinding, ReadClaim } from './claim.ts'
import { isMedicare, MEDICARE_RULES } from './payer.ts'

/** One finding for each source that the claim was checked against and whose dated releases all miss the date. */
export function checkReleases(book: CodeBook, claim: ReadClaim, findings: readonly ClaimFinding[]): ClaimFinding[] {
  const releases = book.releases()
  return [...sourcesUsed(book, claim, findings, releases)].flatMap((source) => {
    const outside = outsideReleases(releases, source, claim.date)
    if (outside === null) return []
    return [{ claim: outside.sentence, rule: 'release-dates', certainty: 'depends', citations: outside.citations }]
  })
}

/**
 * A certain finding from a Medicare table is only likely when no release of its source that is loaded was in force on the date, for edits
 * change every quarter; and when another payer decides.
 */
export function tempered(book: CodeBook, { date, payer }: ReadClaim, finding: ClaimFinding): ClaimFinding {
  if (!MEDICARE_RULES.has(finding.rule) || finding.certainty !== 'certain') return finding
  const isTheirs = payer === undefined || isMedicare(payer)
  const [{ source }] = finding.citations
  return isTheirs && isCovered(book.releases(), source, date) ? finding : { ...finding, certainty: 'likely' }
}

/** The sources of the rows used, and of the edits that were asked for whether or not a row was there. */
function sourcesUsed(book: CodeBook, claim: ReadClaim, findings: readonly ClaimFinding[], releases: Release[]) {
  const loaded = new Set(releases.map(({ source }) => source))
  const codes = [...claim.codes, ...claim.diagnoses]
  const used = new Set(
    [
      ...codes
        .flatMap((code) => book.onDate(code, claim.date))
        .filter((record) => !tellsItsPast(record, claim.date, releases))
        .map((record) => record.citation.source),
      ...findings.flatMap((finding) => finding.citations.map(({ source }) => source)),
    ].filter((source) => loaded.has(source)),
  )
  for (const { source } of releases) {
    if (PAIR_SOURCE.test(source) && claim.codes.length > 1) used.add(source)
    if (LIMIT_SOURCE.test(source) && claim.lines.length > 0) used.add(source)
  }
  return used
}

/** Practitioner tables only: they are what a claim is checked against first. */
const PAIR_SOURCE = /ncci ptp practitioner/i
const LIMIT_SOURCE = /(ncci mue|mue).*practitioner/i
