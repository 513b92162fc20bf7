// Keeps one hit a code: the row in force on the date asked for, or without a date the newest.
import { type IsoDate, isWithin } from './citation.ts'
import type { SearchHit } from './code-record.ts'

/** How much a row that has ended loses when no date is asked for: it may still be the answer, for an old claim. */
const ENDED_PENALTY = 0.15

export function presentOnce(hits: readonly SearchHit[], date: IsoDate | undefined): SearchHit[] {
  const best = new Map<string, SearchHit>()
  for (const hit of hits) {
    const { record } = hit
    if (date !== undefined && !isWithin(date, record.validFrom, record.validTo)) continue
    const weighed = date === undefined && record.validTo !== null ? { ...hit, score: hit.score - ENDED_PENALTY } : hit
    const place = `${record.system} ${record.code}`
    const rival = best.get(place)
    if (rival === undefined) best.set(place, weighed)
    else best.set(place, { ...newer(weighed, rival), ...better(weighed, rival) })
  }
  return [...best.values()]
}

/** The row shown: the one that began later. */
function newer(one: SearchHit, other: SearchHit): SearchHit {
  return (one.record.validFrom ?? '') > (other.record.validFrom ?? '') ? one : other
}

/** The place in the list: that of the better hit. */
function better(one: SearchHit, other: SearchHit): Pick<SearchHit, 'score' | 'because'> {
  const { score, because } = one.score > other.score ? one : other
  return { score, because }
}
