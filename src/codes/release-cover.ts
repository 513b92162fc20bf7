// Whether the loaded releases of a publication cover a day, and the sentence that says that they do not.
import type { Citation, IsoDate } from './citation.ts'
import { type CodeRecord, NOT_STATED, type Release } from './code-record.ts'

export type OutsideReleases = { sentence: string; citations: [Citation, ...Citation[]] }

/** Whether a loaded release of the source was in force on the day. */
export function isCovered(releases: readonly Release[], source: string, date: IsoDate): boolean {
  return releases.some((release) => release.source === source && covers(release, date))
}

/** What to say of a source whose dated releases all miss the day; null when one covers it, or none is loaded. */
export function outsideReleases(releases: readonly Release[], source: string, date: IsoDate): OutsideReleases | null {
  const loaded = releases.filter((release) => release.source === source)
  if (loaded.some((release) => covers(release, date))) return null
  const [first, ...more] = oneASpan(loaded).sort((a, b) => ((a.validFrom ?? '') < (b.validFrom ?? '') ? 1 : -1))
  if (first === undefined) return null
  const sentence = isUndated(first)
    ? `The loaded file of ${source} does not say its release: whether its rows hold on ${date} is not known. Check the release of that day.`
    : `${date} is outside the loaded releases of ${source}: ${[first, ...more].map(spanOf).join(', ')}. Rows may have changed; check the release of that day.`
  const cite = ({ edition }: Release) => ({ source, edition, locator: 'release dates' })
  return { sentence, citations: [cite(first), ...more.map(cite)] }
}

/** One release for each span of days, under its shortest name: a release may be several files, or keep earlier rows under a name of their own. */
function oneASpan(releases: readonly Release[]): Release[] {
  const spans = new Map<string, Release>()
  for (const release of releases) {
    const span = `${release.validFrom} ${release.validTo}`
    const other = spans.get(span)
    if (other === undefined || release.edition.length < other.edition.length) spans.set(span, release)
  }
  return [...spans.values()]
}

/** Whether a row gives its own first day and so is good for days before its release too, as HCPCS rows are. */
export function tellsItsPast(record: CodeRecord, date: IsoDate, releases: readonly Release[]): boolean {
  const { source, edition } = record.citation
  const release = releases.find((each) => each.source === source && each.edition === edition)
  return record.validFrom !== null && release?.validFrom != null && date < release.validFrom
}

/** A source of ours whose start is not known is taken to cover the day: there is nothing to say. A file that lost its release covers none. */
function covers(release: Release, date: IsoDate): boolean {
  const { validFrom, validTo } = release
  if (isUndated(release)) return false
  return validFrom === null || (validFrom <= date && (validTo === null || date <= validTo))
}

function isUndated({ edition }: Release): boolean {
  return edition === NOT_STATED
}

function spanOf(release: Release): string {
  const { edition, validFrom, validTo } = release
  return isUndated(release) ? 'one that does not say which' : `${edition} (${validFrom} to ${validTo ?? 'open'})`
}
