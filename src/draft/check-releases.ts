// Stale releases: an answer for a day on which no loaded release of a cited source was in force must say so.

import type { Finding } from '../advice/finding.ts'
import { type IsoDate, isWithin } from '../codes/citation.ts'
import type { CodeBook } from '../codes/code-book.ts'
import { NOT_STATED } from '../codes/code-record.ts'
import type { Draft } from './draft.ts'

/** Sources cited for the date by releases that all miss it, where the text does not say that. */
export function unsaidReleases({ kind, text, findings }: Draft, book: CodeBook, date: IsoDate): string[] {
  if (kind !== 'answer' || SAYS_SO.test(text)) return []
  return staleSources(findings, book, date).map(
    (source) => `the loaded ${source} was not in force on ${date}, and the text does not say so`,
  )
}

/**
 * Sources whose every release that the findings cite misses the date. Rows of codes tell their first day themselves and are good for the
 * days before their release; edits, fees and rules are not. Undated sources always count.
 */
export function staleSources(findings: readonly Finding[], book: CodeBook, date: IsoDate): string[] {
  const citations = findings.flatMap((finding) => finding.citations)
  const used = book
    .releases()
    .filter(
      ({ validFrom, source, edition }) =>
        validFrom !== null && citations.some((one) => one.source === source && one.edition === edition),
    )
  return [...new Set(used.map(({ source }) => source))].filter((source) =>
    used
      .filter((release) => release.source === source)
      .every(({ validFrom, validTo }) => !isWithin(date, QUARTERLY.test(source) ? validFrom : null, validTo)),
  )
}

/**
 * Certainty is no surer than its ground: edits and fee schedule rows change every quarter, so that a finding on rows of another quarter
 * than the date's, or of one that is not stated, is likely and not certain. Codes tell their own days and stay as they are.
 */
export function grounded(findings: Finding[], book: CodeBook, date: IsoDate): Finding[] {
  const releases = book.releases().filter((release) => release.validFrom !== null)
  const isOfTheDay = ({ source, edition }: Finding['citations'][number]) => {
    // A file that lost its release may be of any quarter.
    if (edition === NOT_STATED) return false
    const release = releases.find((one) => one.source === source && one.edition === edition)
    return release === undefined || !QUARTERLY.test(source) || isWithin(date, release.validFrom, release.validTo)
  }
  return findings.map((finding) =>
    finding.certainty === 'certain' && !finding.citations.every(isOfTheDay)
      ? { ...finding, certainty: 'likely' }
      : finding,
  )
}

const QUARTERLY = /^NCCI (?:PTP|MUE|add-on)|^Medicare PFS/

/** The words of the rule `date-coverage`, and those a reviewer would use. */
const SAYS_SO = /\blies? outside the loaded\b|\boutside the loaded\b|\bnot in force on (?:that|the) d(?:ay|ate)\b/i
