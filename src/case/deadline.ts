// When an answer is due: business hours are counted, nights and weekends are not.

export type SlaPolicy = {
  /** Business hours until an answer is due. */
  hours: number
  /** First and last working hour of a day, UTC, 0-24. */
  opens: number
  closes: number
}

/** The moment an answer is due for a mail that arrived at `received`. */
export function dueAt(received: Date, policy: SlaPolicy): Date {
  let left = policy.hours * HOUR_MS
  let at = received.getTime()
  // A year of closed days ends the loop even for a policy whose day has no hours.
  for (let day = 0; day < 366 && left > 0; day++) {
    const midnight = Math.floor(at / DAY_MS) * DAY_MS
    const weekday = new Date(midnight).getUTCDay()
    const opens = Math.max(at, midnight + policy.opens * HOUR_MS)
    const worked = weekday === 0 || weekday === 6 ? 0 : Math.max(0, midnight + policy.closes * HOUR_MS - opens)
    if (worked >= left) return new Date(opens + left)
    left -= worked
    at = midnight + DAY_MS
  }
  return new Date(at)
}

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
