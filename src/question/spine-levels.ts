// Levels of the spine that a mail names, as a count.
import type { Quantity } from './question.ts'

const SPINE_LEVEL = /\b([CTL])(\d{1,2}) ?[-/] ?[CTLS]?(\d{1,2})\b/gi
// The lumbar spine, the thoracic and the neck have 5 to 12 vertebrae.
const MOST_LEVELS = 12

// Two nerves serve one small joint of the spine, and joints are what is counted (note `facet-joints`).
const NERVES = /\bmedial branch|\bMBBs?\b|\bdorsal ram/i
const ONE_VERTEBRA = /\b[CTL]\d{1,2}\b/gi

/** "L3-4, L4-5 and L5-S1" are three levels, and "L3-5" is two; one level alone is no count. */
export function spineLevels(text: string): (Quantity & { at: number }) | null {
  const named = [...text.matchAll(SPINE_LEVEL)]
  const levels = new Set(
    named.flatMap(([whole, region = '', from = '', to = '']) => {
      const last = /[-/] ?[CTL]?\d/i.test(whole) && !/S\d/i.test(whole) ? Number(to) - Number(from) : 1
      const count = Math.min(Math.max(last, 1), MOST_LEVELS)
      return Array.from({ length: count }, (_, at) => `${region.toUpperCase()}${Number(from) + at}`)
    }),
  )
  const [first] = named
  if (!first && NERVES.test(text)) return jointsOfNerves(text)
  return first && levels.size > 1
    ? { amount: levels.size, measure: 'level', asWritten: first[0], at: first.index }
    : null
}

/** "Medial branches L3, L4, L5" are three nerves of two joints. */
function jointsOfNerves(text: string): (Quantity & { at: number }) | null {
  const named = [...text.matchAll(ONE_VERTEBRA)]
  const nerves = new Set(named.map(([vertebra]) => vertebra.toUpperCase()))
  const [first] = named
  return first && nerves.size > 1
    ? { amount: nerves.size - 1, measure: 'level', asWritten: first[0], at: first.index }
    : null
}
