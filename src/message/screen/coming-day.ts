// Whether a text names a day that is still to come when the mail is written, in whatever language: absences do, and facts of a case seldom.
import { monthNames, monthStem, nearDayNames } from './calendar-names.ts'

const DAY_MS = 86_400_000
const MAX_COMING_DAYS = 250 // the longest usual absences
const MAX_PAST_DAYS = 100 // `11/3` was a date of service if one reading of it lies that near behind
/** `2026-12-04`; `4.12.2026`, `12/4/26`; `4.12.` or `4. 12.` with its last point, without which it is an amount; `12/4`. */
const NUMERIC =
  /(?<![\d./-])(?:(\d{4})[./-](\d{1,2})[./-](\d{1,2})|(\d{1,2})([./-])(\d{1,2})\5(\d{4}|\d\d)|(\d{1,2})\.\s?(\d{1,2})\.|(\d{1,2})\/(\d{1,2}))(?![\d/]|[.-]\d)/g
const FRACTION = /^(?:1\/[2348]|2\/3|3\/[48]|[57]\/8)$/
const EASTERN = /(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]/g

/** Whether `text` names a day from that of `written` on, up to eight months ahead. `11/3` without a year counts only if neither reading is a day just past. */
export function namesComingDay(text: string, written: Date): boolean {
  return [...numericDays(text), ...namedDays(text)].some((readings) => {
    const ahead = readings.map((reading) => daysAhead(reading, written)).filter((days) => days !== null)
    const past = ahead.some((days) => days < 0 && days >= -MAX_PAST_DAYS)
    return !past && ahead.some((days) => days >= 0 && days <= MAX_COMING_DAYS)
  })
}

/** The name of a day around today ("tomorrow", "this week", "Friday") in plain words, or null. */
export function nearDayIn(words: string): string | null {
  for (const name of nearDayNames()) {
    const at = words.indexOf(name)
    if (at >= 0 && (!SPACED.test(name) || standsAlone(words, at, name.length))) return name
  }
  return null
}

/** Scripts that part their words with blanks. */
const SPACED = /^[\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}\p{sc=Hebrew}\p{sc=Arabic}]/u

/** No letter before it, and at most an ending of two behind it: "montags", "maanantaina", "Mondays". */
function standsAlone(words: string, at: number, length: number): boolean {
  return !/\p{L}$/u.test(words.slice(Math.max(0, at - 2), at)) && !/^\p{L}{3}/u.test(words.slice(at + length))
}

type Day = { year: number | null; month: number; day: number }

/** The readings of each date in figures: of `3/4` the fourth of March and the third of April. */
function* numericDays(text: string): Generator<Day[]> {
  for (const [, month, day] of text.matchAll(EASTERN)) yield [{ year: null, month: Number(month), day: Number(day) }]
  for (const found of text.matchAll(NUMERIC)) {
    const [whole, isoYear, isoMonth, isoDay, c, , d, end] = found
    if (isoYear !== undefined) yield [{ year: Number(isoYear), month: Number(isoMonth), day: Number(isoDay) }]
    else if (!FRACTION.test(whole)) {
      const year = end === undefined ? null : end.length === 2 ? 2_000 + Number(end) : Number(end)
      const [a, b] = [Number(c ?? found[8] ?? found[10]), Number(d ?? found[9] ?? found[11])]
      yield [
        { year, month: a, day: b },
        { year, month: b, day: a },
      ]
    }
  }
}

/** `December 4`, `4th of December`, `4 de diciembre`, `4. Dezember`: a month's name with a day within two words of it. */
function* namedDays(text: string): Generator<Day[]> {
  const words = text.toLowerCase().match(/\p{L}[\p{L}\p{M}]*|\d+/gu) ?? []
  for (const [at, word] of words.entries()) {
    const month = monthNames().get(monthStem(word))
    if (month === undefined) continue
    const near = [words[at - 1], words[at - 2], words[at - 3], words[at + 1], words[at + 2]]
    for (const day of near)
      if (day !== undefined && /^\d{1,2}$/.test(day)) yield [{ year: null, month, day: Number(day) }]
  }
}

/** Days from the mail to that day, the nearest of the years where none is named; null when no calendar has it. */
function daysAhead({ year, month, day }: Day, written: Date): number | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null
  const today = Math.floor(written.getTime() / DAY_MS)
  const of = (inYear: number) => Math.floor(Date.UTC(inYear, month - 1, day) / DAY_MS) - today
  if (year !== null) return of(year)
  const thisYear = of(written.getUTCFullYear())
  return thisYear < -MAX_PAST_DAYS ? of(written.getUTCFullYear() + 1) : thisYear
}
