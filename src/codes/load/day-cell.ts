// Reads the ways CMS writes a day: 20240701, 2024-07-01 and the day of a year 2024183.
import { type IsoDate, parseIsoDate } from '../citation.ts'

/** The day, null for none or one without end (`*`, 9999…), undefined when the text is no day. */
export type DayCell = IsoDate | null | undefined

/** A reader that remembers what it read: millions of rows share a few hundred days. */
export function dayReader(): (text: string) => DayCell {
  const known = new Map<string, DayCell>()
  return (text) => {
    if (known.has(text)) return known.get(text)
    const day = dayOf(text.trim())
    known.set(text, day)
    return day
  }
}

/** A day as exports of databases write it: any of the above, M/D/YYYY, or one with a time behind it. Null for none, undefined for no day. */
export function anyDay(text: string): DayCell {
  const [first = ''] = text.trim().split(/[T ]/)
  const [, month = '', day = '', year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(first) ?? []
  return dayOf(year === undefined ? first : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
}

function dayOf(text: string): DayCell {
  if (text === '' || text === '*' || /^0+$/.test(text) || text.startsWith('9999')) return null
  if (/^\d{8}$/.test(text)) return parseIsoDate(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`) ?? undefined
  if (/^\d{7}$/.test(text)) return dayOfYear(Number(text.slice(0, 4)), Number(text.slice(4)))
  return parseIsoDate(text) ?? undefined
}

function dayOfYear(year: number, number: number): DayCell {
  const day = new Date(Date.UTC(year, 0, number)).toISOString().slice(0, 10)
  return number >= 1 && day.startsWith(String(year)) ? (parseIsoDate(day) ?? undefined) : undefined
}
