// Says when a claim's date lies outside the loaded releases: then rows may be missing or have changed, which is said, not guessed.
import type { IsoDate } from './citation.ts'
import type { CheckedClaim, ClaimFinding } from './claim-check.ts'
import type { CodeBook } from './code-book.ts'
import type { Release } from './code-record.ts'

/** One finding for each source that the claim was checked against and whose dated releases all miss the date. */
export function checkReleases(book: CodeBook, claim: CheckedClaim, findings: readonly ClaimFinding[]): ClaimFinding[] {
  const releases = book.releases()
  return [...sourcesUsed(book, claim, findings, releases)].flatMap((source) => {
    const loaded = releases.filter((release) => release.source === source)
    return loaded.length === 0 || loaded.some((release) => covers(release, claim.date))
      ? []
      : outside(loaded, claim.date)
  })
}

/** A release whose start is not known is taken to cover the date: there is nothing to say about it. */
function covers({ validFrom, validTo }: Release, date: IsoDate): boolean {
  return validFrom === null || (validFrom <= date && (validTo === null || date <= validTo))
}

function outside(loaded: Release[], date: IsoDate): ClaimFinding[] {
  const editions = new Map(loaded.map((release) => [release.edition, release]))
  const [first, ...more] = [...editions.values()].sort((a, b) => ((a.validFrom ?? '') < (b.validFrom ?? '') ? 1 : -1))
  if (first === undefined) return []
  const spans = [first, ...more].map(
    ({ edition, validFrom, validTo }) => `${edition} (${validFrom} to ${validTo ?? 'open'})`,
  )
  const claim = `${date} is outside the loaded releases of ${first.source}: ${spans.join(', ')}. Rows may have changed; check the release of that day.`
  const cite = ({ source, edition }: Release) => ({ source, edition, locator: 'release dates' })
  return [{ claim, rule: 'release-dates', certainty: 'depends', citations: [cite(first), ...more.map(cite)] }]
}

/** The sources of the rows used, and of the edits that were asked for whether or not a row was there. */
function sourcesUsed(book: CodeBook, claim: CheckedClaim, findings: readonly ClaimFinding[], releases: Release[]) {
  const loaded = new Set(releases.map(({ source }) => source))
  const codes = [...claim.lines.map((line) => line.code), ...claim.diagnoses]
  const used = new Set(
    [
      ...codes.flatMap((code) => book.onDate(code, claim.date)).map((record) => record.citation.source),
      ...findings.flatMap((finding) => finding.citations.map(({ source }) => source)),
    ].filter((source) => loaded.has(source)),
  )
  for (const { source } of releases) {
    if (PAIR_SOURCE.test(source) && new Set(claim.lines.map((line) => line.code)).size > 1) used.add(source)
    if (LIMIT_SOURCE.test(source) && claim.lines.length > 0) used.add(source)
  }
  return used
}

/** Practitioner tables only: they are what a claim is checked against first. */
const PAIR_SOURCE = /ncci ptp practitioner/i
const LIMIT_SOURCE = /(ncci mue|mue).*practitioner/i
