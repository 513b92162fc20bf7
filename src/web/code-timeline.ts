// The history of a code as a small picture: one bar a row, on a line of years, with the day that is looked at.
import type { IsoDate } from '../codes/citation.ts'
import type { HistoryEntry } from '../codes/code-history.ts'

/** Units of the picture: the style sheet gives it its real width. */
const WIDTH = 600
const BAR = 14
const GAP = 6
const FOOT = 22
/** Years shown beside an end that is open. */
const BESIDE = 1

type Bar = { x: number; y: number; width: number; height: number; words: string; isOpen: boolean }
export type Timeline = {
  width: number
  height: number
  bars: Bar[]
  years: { x: number; year: number }[]
  day: number
  words: string
}

/** Null when there is nothing to draw: a single row that says no dates. */
export function codeTimeline(entries: readonly HistoryEntry[], date: IsoDate): Timeline | null {
  const dated = entries.filter(({ validFrom, validTo }) => validFrom !== null || validTo !== null)
  if (dated.length === 0) return null
  const known = [date, ...dated.flatMap(({ validFrom, validTo }) => [validFrom, validTo])].flatMap((day) => day ?? [])
  const first = Math.min(...known.map(yearOf)) - BESIDE
  const last = Math.max(...known.map(yearOf)) + BESIDE + 1
  const at = (day: IsoDate) => Math.round(((Date.parse(day) - start(first)) / (start(last) - start(first))) * WIDTH)
  const bars = dated.map(({ validFrom, validTo, title }, row): Bar => {
    const [from, to] = [validFrom === null ? 0 : at(validFrom), validTo === null ? WIDTH : at(validTo)]
    const words = `${validFrom ?? 'open'} to ${validTo ?? 'open'}: ${title}`
    return {
      x: from,
      y: row * (BAR + GAP),
      width: Math.max(2, to - from),
      height: BAR,
      words,
      isOpen: validTo === null,
    }
  })
  const step = Math.max(1, Math.ceil((last - first) / 8))
  const years = Array.from({ length: Math.ceil((last - first) / step) }, (_, n) => first + n * step)
  return {
    width: WIDTH,
    height: dated.length * (BAR + GAP) + FOOT,
    bars,
    years: years.map((year) => ({ x: at(`${year}-01-01` as IsoDate), year })),
    day: at(date),
    words: `${dated.length === 1 ? 'One row' : `${dated.length} rows`} from ${first + BESIDE} on; the line is ${date}`,
  }
}

function yearOf(day: IsoDate): number {
  return Number(day.slice(0, 4))
}

function start(year: number): number {
  return Date.UTC(year, 0, 1)
}
