// Says that what an ICD-10-CM book of one year tells may not hold on a day of another: shown with it, neither dropped nor passed off.
import type { IsoDate } from './citation.ts'
import type { StoredRelease } from './dated-rows.ts'
import { isInForce } from './dated-rows.ts'
import { dayNumber } from './schema.ts'

/** The caution to stand beside a row of `release` on a day; null when the release was in force that day. */
export function cautionOf(release: StoredRelease, date: IsoDate): string | null {
  if (isInForce(release, dayNumber(date))) return null
  const publication = release.source.replace(/^ICD-10-CM /, '')
  return `from the ${release.edition} ${publication}; ${fiscalYearOf(date)}'s is not loaded`
}

/** ICD-10-CM changes on October 1 with the fiscal year, which is named for the year it ends in. */
export function fiscalYearOf(date: IsoDate): string {
  const [year = 0, month = 0] = date.split('-').map(Number)
  return `FY${month >= FIRST_MONTH ? year + 1 : year}`
}

const FIRST_MONTH = 10
