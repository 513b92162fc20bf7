// Says when a claim's date lies outside the loaded releases: then rows may be missing or have changed, which is said, not guessed.
import type { IsoDate } from './citation.ts'
import type { CheckedClaim, ClaimFinding } from './claim-check.ts'
import type { CodeBook } from './code-book.ts'
import type { CodeRecord, Release } from './code-record.ts'

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

/**
 * A certain finding about an edit is only likely when no release of its source that is loaded was in force on the date:
 * edits change every quarter. An ended code stays ended.
 */
export function tempered(book: CodeBook, date: IsoDate, finding: ClaimFinding): ClaimFinding {
  if (!EDIT_RULES.has(finding.rule) || finding.certainty !== 'certain') return finding
  const [{ source }] = finding.citations
  const loaded = book.releases().filter((release) => release.source === source)
  return loaded.some((release) => covers(release, date)) ? finding : { ...finding, certainty: 'likely' }
}

const EDIT_RULES: ReadonlySet<ClaimFinding['rule']> = new Set(['pair-edits', 'unit-limits', 'add-ons'])

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
      ...codes
        .flatMap((code) => book.onDate(code, claim.date))
        .filter((record) => !tellsItsPast(record, claim.date, releases))
        .map((record) => record.citation.source),
      ...findings.flatMap((finding) => finding.citations.map(({ source }) => source)),
    ].filter((source) => loaded.has(source)),
  )
  for (const { source } of releases) {
    if (PAIR_SOURCE.test(source) && new Set(claim.lines.map((line) => line.code)).size > 1) used.add(source)
    if (LIMIT_SOURCE.test(source) && claim.lines.length > 0) used.add(source)
  }
  return used
}

/** A row that gives its own first day is good for the days before its release too, as HCPCS rows are. */
function tellsItsPast({ validFrom, citation }: CodeRecord, date: IsoDate, releases: Release[]): boolean {
  const release = releases.find(({ source, edition }) => source === citation.source && edition === citation.edition)
  return validFrom !== null && release?.validFrom != null && date < release.validFrom
}

/** Practitioner tables only: they are what a claim is checked against first. */
const PAIR_SOURCE = /ncci ptp practitioner/i
const LIMIT_SOURCE = /(ncci mue|mue).*practitioner/i
