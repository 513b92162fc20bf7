// Says when the date of service lies outside the releases that a rule read, so that nobody trusts a stale row.

import { isWithin } from '../codes/citation.ts'
import type { Release } from '../codes/code-record.ts'
import { billable, diagnoses } from './facts.ts'
import type { Advice, Facts } from './finding.ts'
import { advice, finding, listed } from './said.ts'

/** One caveat for all releases in use that were not in force on the date; CMS updates them quarterly or yearly. */
export function dateCoverage(facts: Facts): Advice {
  const outside = usedReleases(facts).filter((release) => !isWithin(facts.date, release.validFrom, release.validTo))
  if (outside.length === 0) return advice({})
  const names = outside.map((release) => `${release.source} ${release.edition}`)
  return advice({
    findings: [
      finding(
        'date-coverage',
        'caveat',
        'depends',
        `${facts.dateAssumed ? facts.date : 'The date of service'} lies outside the loaded ${listed(names)}; check the rows against the release in force on it.`,
        outside.map((release) => ({
          source: release.source,
          edition: release.edition,
          locator: `${release.validFrom ?? 'start'} to ${release.validTo ?? 'open'}`,
        })),
      ),
    ],
  })
}

/** The releases a rule can have read for this question; of several editions of one source only the nearest to the date. */
export function usedReleases(facts: Facts): Release[] {
  const several = billable(facts).length >= 2
  const wanted = (source: string) =>
    (diagnoses(facts).length > 0 && /ICD-10-CM/.test(source)) ||
    (facts.records.some((row) => row.system === 'HCPCS') && /HCPCS/.test(source)) ||
    (several && /PTP practitioner/.test(source)) ||
    (billable(facts).length > 0 && /MUE practitioner|PFS$/.test(source)) ||
    (billable(facts).some(({ record }) => facts.book.addOns(record.code, facts.date).length > 0) &&
      /add-on/i.test(source))
  const bySource = new Map<string, Release>()
  for (const release of facts.book.releases().filter((one) => wanted(one.source))) {
    const other = bySource.get(release.source)
    if (!other || distance(release, facts) < distance(other, facts)) bySource.set(release.source, release)
  }
  return [...bySource.values()]
}

function distance(release: Release, facts: Facts): number {
  if (isWithin(facts.date, release.validFrom, release.validTo)) return 0
  const edge =
    release.validTo !== null && release.validTo < facts.date ? release.validTo : (release.validFrom ?? facts.date)
  return Math.abs(Date.parse(edge) - Date.parse(facts.date))
}
