// Times as the desk says them: how old a case is, how long until it is due, and plain UTC moments.

/** `just now`, `12 min`, `3 h`, `2 days`: the length of time between two moments, rounded down. */
export function age(from: Date, now: Date): string {
  const minutes = Math.floor((now.getTime() - from.getTime()) / MINUTE_MS)
  if (minutes < 1) return 'just now'
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours < 48) return `${hours} h`
  return `${Math.floor(hours / 24)} days`
}

/** The same as part of a sentence: `just arrived`, `12 min old`. */
export function ageWords(from: Date, now: Date): string {
  const words = age(from, now)
  return words === 'just now' ? 'just arrived' : `${words} old`
}

export type Due = { words: string; late: boolean; soon: boolean }

/** When an answer is due, seen from now. `soon`: within the next hour. */
export function due(at: Date, now: Date): Due {
  const left = at.getTime() - now.getTime()
  if (left < 0) return { words: `late by ${atLeastAMinute(age(at, now))}`, late: true, soon: false }
  return { words: `in ${atLeastAMinute(age(now, at))}`, late: false, soon: left < 60 * MINUTE_MS }
}

/** `24 Nov 2026, 05:46 UTC`. The desk says UTC because reviewers and askers sit in several zones. */
export function moment(at: Date): string {
  return `${MOMENT.format(at)} UTC`
}

const MOMENT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' })
const MINUTE_MS = 60_000

function atLeastAMinute(words: string): string {
  return words === 'just now' ? '1 min' : words
}
