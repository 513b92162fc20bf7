// How the languages of mail name months, the days of the week and the days around today: Unicode's CLDR has them all, so no list of ours.

const LANGUAGES =
  'en de fr es pt it nl sv da nb fi is pl cs sk hu ro bg hr sl sr lt lv et el tr ru uk mk ca eu gl cy ga id ms vi he ar fa hi ka ja ko zh'
const SHORT_MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'
const NEAR = [
  [0, 'day'],
  [1, 'day'],
  [0, 'week'],
  [1, 'week'],
  [1, 'month'],
] as const
const LATIN_DIGITS = '-u-nu-latn-ca-gregory'

/** The months' numbers by the stems of their names, as these stand beside a day, in lower case; and the English short ones. */
export const monthNames = once(() => {
  const found = new Map<string, number>()
  for (const language of LANGUAGES.split(' ')) {
    const form = { month: 'long', day: 'numeric', timeZone: 'UTC' } as const
    const format = new Intl.DateTimeFormat(`${language}${LATIN_DIGITS}`, form)
    for (let month = 1; month <= 12; month++) {
      const part = format.formatToParts(Date.UTC(2026, month - 1, 15)).find(({ type }) => type === 'month')
      // Catalan has the preposition in it: "de desembre".
      const name =
        part?.value
          .toLowerCase()
          .match(/\p{L}[\p{L}\p{M}]*/gu)
          ?.at(-1) ?? ''
      if (name.length > 2) found.set(monthStem(name), month)
    }
  }
  for (const [at, short] of SHORT_MONTHS.split(' ').entries()) found.set(short, at + 1)
  return found
})

/** A month's name in lower case without the ending that a case gives it: of "decembru" as of "decembra". */
export function monthStem(name: string): string {
  return name.slice(0, 6)
}

/** "today", "tomorrow", "this week", "next month" and the days of the week, in lower case. */
export const nearDayNames = once(() => {
  const found = new Set<string>()
  for (const language of LANGUAGES.split(' ')) {
    const relative = new Intl.RelativeTimeFormat(`${language}${LATIN_DIGITS}`, { numeric: 'auto' })
    for (const [distance, unit] of NEAR) found.add(relative.format(distance, unit).toLowerCase())
    const weekday = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' })
    for (let day = 1; day <= 7; day++) found.add(weekday.format(Date.UTC(2026, 1, day)).toLowerCase())
  }
  return [...found].filter((name) => name.length > 1 && !/\d/.test(name))
})

/** Made when first asked for: 0.1 s, and most mails need none of it. */
function once<Made>(make: () => Made): () => Made {
  let made: { value: Made } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
