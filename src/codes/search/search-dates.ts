// Keeps one hit a code: the row in force on the date asked for, or without a date the newest.
import { type IsoDate, isWithin } from '../citation.ts'
import type { SearchHit } from '../code-record.ts'

/** Of the rows of one code in one system the one that began last, at the place of the best of them. */
export function atDate(hits: readonly SearchHit[], date: IsoDate | undefined): SearchHit[] {
  const shown = new Map<string, SearchHit>()
  for (const hit of hits) {
    const { record, score } = hit
    if (date !== undefined && !isWithin(date, record.validFrom, record.validTo)) continue
    const key = `${record.system} ${record.code}`
    const rival = shown.get(key)
    const newest =
      rival === undefined || (record.validFrom ?? '') > (rival.record.validFrom ?? '') ? record : rival.record
    const better = rival === undefined || score > rival.score ? hit : rival
    shown.set(key, { ...better, record: newest })
  }
  return [...shown.values()]
}
