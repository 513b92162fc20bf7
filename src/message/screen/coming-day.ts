// Whether a text names a day that is still to come when the mail is written, in whatever language: absences do, and facts of a case seldom.

const LANGUAGES =
  'en de fr es pt it nl sv da nb fi is pl cs sk hu ro bg hr sl sr lt lv et el tr ru uk mk ca eu gl cy ga id ms vi he ar fa hi ka'
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
    const month = monthNames().get(word)
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

let names: ReadonlyMap<string, number> | null = null

/** The names of the months as they stand beside a day, which Unicode's CLDR has for every language. */
function monthNames(): ReadonlyMap<string, number> {
  if (names !== null) return names
  const found = new Map<string, number>()
  for (const language of LANGUAGES.split(' ')) {
    const form = { month: 'long', day: 'numeric', timeZone: 'UTC' } as const
    const format = new Intl.DateTimeFormat(`${language}-u-nu-latn-ca-gregory`, form)
    for (let month = 1; month <= 12; month++) {
      const part = format.formatToParts(Date.UTC(2026, month - 1, 15)).find(({ type }) => type === 'month')
      const name = part?.value.toLowerCase().match(/\p{L}[\p{L}\p{M}]*/u)?.[0] ?? ''
      if (name.length > 2) found.set(name, month)
    }
  }
  for (const [at, short] of 'jan feb mar apr jun jul aug sep oct nov dec'.split(' ').entries())
    found.set(short, at < 4 ? at + 1 : at + 2)
  names = found
  return names
}
