// How long to wait before the next connection. A login that succeeds and breaks at once must not count as recovery:
// without that rule a desk was seen elsewhere to log in 17 times a second.

export type Backoff = { failures: number; connectedAt: number | null }

export const freshBackoff: Backoff = { failures: 0, connectedAt: null }

// Short enough that a restarted server is found at once, doubled up to five minutes so that a dead one is left in peace.
const FIRST_DELAY_MS = 1_000
const LONGEST_DELAY_MS = 300_000
// A connection that lived this long was a working one.
const SURVIVED_MS = 60_000

/** Notes that a connection was made at `now` (ms); it counts only once it has survived. */
export function connectedAt(backoff: Backoff, now: number): Backoff {
  return { ...backoff, connectedAt: now }
}

/** The wait after a connection failed or broke at `now`. `jitter` (0 to 1) spreads several desks over half the delay. */
export function nextDelay(backoff: Backoff, now: number, jitter: number): { delayMs: number; backoff: Backoff } {
  const survived = backoff.connectedAt !== null && now - backoff.connectedAt >= SURVIVED_MS
  const failures = survived ? 0 : backoff.failures
  const longest = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(failures, 20))
  return { delayMs: Math.round(longest * (0.5 + jitter / 2)), backoff: { failures: failures + 1, connectedAt: null } }
}
