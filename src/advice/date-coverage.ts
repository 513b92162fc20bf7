// Says against which releases an answer was made, and when the date of service lies outside them, so that nobody trusts a stale row.
import { isWithin } from '../codes/citation.ts'
import type { Release } from '../codes/code-record.ts'
import type { Facts, Finding } from './finding.ts'
import { finding, listed } from './said.ts'

/** One caveat for all releases that `said` cites and that were not in force on the date; CMS updates them quarterly or yearly. */
export function dateCoverage(said: Finding[], facts: Facts): Finding | null {
  const outside = citedReleases(said, facts).filter(
    (release) => !isWithin(facts.date, release.validFrom, release.validTo),
  )
  const names = outside.map((release) => `${release.source} ${release.edition}`)
  return finding(
    'date-coverage',
    'caveat',
    'depends',
    `${facts.dateAssumed ? facts.date : 'The date of service'} lies outside the loaded ${listed(names)}; check the rows against the release in force on it.`,
    outside.map((release) => ({
      source: release.source,
      edition: release.edition,
      locator: `${release.validFrom ?? 'start'} to ${release.validTo ?? 'open'}`,
    })),
  )
}

/** The dated releases whose rows the findings cite, in the order of their first use. */
export function citedReleases(said: Finding[], facts: Facts): Release[] {
  const releases = facts.book.releases().filter((release) => release.validFrom !== null)
  const cited = said.flatMap(({ citations }) => citations)
  const used = cited.flatMap(
    ({ source, edition }) => releases.find((one) => one.source === source && one.edition === edition) ?? [],
  )
  return [...new Map(used.map((release) => [`${release.source} ${release.edition}`, release])).values()]
}
