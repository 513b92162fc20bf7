// Levels of the spine that a mail names, as a count.
import type { Quantity } from './question.ts'

const SPINE_LEVEL = /\b([CTL])(\d{1,2}) ?[-/] ?[CTLS]?(\d{1,2})\b/gi
// The lumbar spine, the thoracic and the neck have 5 to 12 vertebrae.
const MOST_LEVELS = 12

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
  return first && levels.size > 1
    ? { amount: levels.size, measure: 'level', asWritten: first[0], at: first.index }
    : null
}
