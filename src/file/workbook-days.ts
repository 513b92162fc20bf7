// Which cells of a workbook are days (ECMA-376 part 1, 18.8.30): a day is a number there, and only its format tells it from a code or an amount.
import type { XmlReader } from './xml.ts'

export type DayReader = {
  reader: XmlReader
  /** The day `YYYY-MM-DD` that a number means in a cell of this style; null when the style shows numbers. */
  day(style: string | undefined, number: string, isFrom1904: boolean): string | null
}

/** Formats that every program knows by number alone; the others are spelled out in the workbook. */
const KNOWN_DAYS: ReadonlySet<number> = new Set([14, 15, 16, 17, 22])
const DAY_MS = 86_400_000
const LAST_DAY = 2_958_465 // 9999-12-31

/** Reads xl/styles.xml. */
export function dayReader(): DayReader {
  const formats = new Map<number, string>()
  const styles: boolean[] = []
  let isInCells = false
  return {
    reader: {
      open(name, attributes) {
        if (name === 'numFmt') formats.set(Number(attributes.numFmtId), attributes.formatCode ?? '')
        if (name === 'cellXfs') isInCells = true
        if (name === 'xf' && isInCells) styles.push(showsDay(Number(attributes.numFmtId), formats))
      },
      close(name) {
        if (name === 'cellXfs') isInCells = false
      },
    },
    day(style, number, isFrom1904) {
      const days = Math.floor(Number(number))
      if (style === undefined || styles[Number(style)] !== true || !(days > 0 && days <= LAST_DAY)) return null
      // Day 60 of 1900 is a 29 February that never was: counting from two days earlier is right for every day behind it.
      const start = isFrom1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30)
      return new Date(start + days * DAY_MS).toISOString().slice(0, 10)
    },
  }
}

/** A format with a year or a day of the month in it, outside of quoted words and brackets such as [Red]. */
function showsDay(id: number, formats: ReadonlyMap<number, string>): boolean {
  const format = formats.get(id)
  if (format === undefined) return KNOWN_DAYS.has(id)
  return /[yd]/i.test(format.replaceAll(/"[^"]*"|\[[^\]]*\]|\\./g, ''))
}
