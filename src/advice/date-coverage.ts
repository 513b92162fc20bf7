// Says against which releases an answer was made, and when the date of service lies outside them, so that nobody trusts a stale row.
import { isWithin } from '../codes/citation.ts'
import { NOT_STATED, type Release } from '../codes/code-record.ts'
import type { Facts, Finding } from './finding.ts'
import { finding, listed } from './said.ts'

/** One caveat for all releases that `said` cites and that were not in force on the date; CMS updates them quarterly or yearly. */
export function dateCoverage(said: Finding[], facts: Facts): Finding | null {
  const outside = citedReleases(said, facts).filter(
    (release) => !isWithin(facts.date, release.validFrom, release.validTo),
  )
  // Their editions stand in the brackets behind it and in the line that says what was checked.
  const names = [...new Set(outside.map((release) => release.source))]
  const undated = undatedSources(said)
  const sentences = [
    names.length > 0
      ? `${facts.dateAssumed ? facts.date : 'The date of service'} lies outside the loaded ${listed(names)}: confirm in the release of that day.`
      : '',
    undated.length > 0
      ? `The loaded ${undated.length > 1 ? 'files' : 'file'} of ${listed(undated)} ${undated.length > 1 ? 'name' : 'names'} no release: confirm there too.`
      : '',
  ]
  return finding('date-coverage', 'caveat', 'depends', sentences.filter((one) => one !== '').join(' '), [
    ...outside.map((release) => ({
      source: release.source,
      edition: release.edition,
      locator: `${release.validFrom ?? 'start'} to ${release.validTo ?? 'open'}`,
    })),
    ...undated.map((source) => ({ source, edition: NOT_STATED, locator: 'release dates' })),
  ])
}

/** Sources whose cited rows came from a file that does not say its release. */
function undatedSources(said: Finding[]): string[] {
  const cited = said.flatMap(({ citations }) => citations).filter(({ edition }) => edition === NOT_STATED)
  return [...new Set(cited.map(({ source }) => source))]
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
