// Counts failed sign-ins, by address and by network, so that passwords cannot be tried for long. Each desk process counts its own.

/** Five wrong tries are a forgotten password; more is somebody guessing. */
const TRIES = 5
/** A network may hold a whole office behind one address. */
const TRIES_PER_NETWORK = 30
const FORGET_MS = 15 * 60_000
/** A flood of made-up addresses must not fill the memory. */
const REMEMBER_AT_MOST = 10_000

export type FailedSignIns = {
  /** Milliseconds until this address or network may try again; 0 when it may now. */
  waitMs(email: string, network: string, now: Date): number
  failed(email: string, network: string, now: Date): void
  succeeded(email: string): void
}

export function countFailedSignIns(): FailedSignIns {
  const failures = new Map<string, { count: number; until: number }>()
  const waitOf = (key: string, tries: number, now: number): number => {
    const entry = failures.get(key)
    return entry === undefined || entry.count < tries ? 0 : Math.max(0, entry.until - now)
  }
  const add = (key: string, now: number): void => {
    const entry = failures.get(key)
    const count = entry === undefined || entry.until <= now ? 1 : entry.count + 1
    failures.delete(key)
    failures.set(key, { count, until: now + FORGET_MS })
    // A Map keeps the order of insertion: the first key is the one that has been quiet for longest.
    const [oldest] = failures.keys()
    if (failures.size > REMEMBER_AT_MOST && oldest !== undefined) failures.delete(oldest)
  }
  return {
    waitMs: (email, network, now) =>
      Math.max(
        waitOf(`address ${email}`, TRIES, now.getTime()),
        waitOf(`network ${network}`, TRIES_PER_NETWORK, now.getTime()),
      ),
    failed(email, network, now) {
      add(`address ${email}`, now.getTime())
      add(`network ${network}`, now.getTime())
    },
    succeeded: (email) => void failures.delete(`address ${email}`),
  }
}
