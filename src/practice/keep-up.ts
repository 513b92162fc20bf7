// Starts a server again when it ends without having been told to.

import { setTimeout as pause } from 'node:timers/promises'
import type { Leash } from './leash.ts'

export type NotUp = { because: string }

const FIRST_PAUSE_MS = 100
const LONGEST_PAUSE_MS = 30_000 // a server that cannot start (a full disk) must not keep the machine busy trying

/** Starts; from then on whoever ends without `stop` is started again, ever more patiently. The first start may fail. */
export async function keepUp(start: () => Promise<Leash | NotUp>): Promise<{ stop(): Promise<void> } | NotUp> {
  const first = await start()
  if ('because' in first) return first
  const watch = { current: first, stopping: false }
  const watching = startAgain(watch, start)
  return {
    stop: async () => {
      watch.stopping = true
      await watch.current.stop()
      await watching
      await watch.current.stop()
    },
  }
}

async function startAgain(
  watch: { current: Leash; stopping: boolean },
  start: () => Promise<Leash | NotUp>,
): Promise<void> {
  for (let patience = FIRST_PAUSE_MS; ; patience = Math.min(2 * patience, LONGEST_PAUSE_MS)) {
    await watch.current.ended
    if (watch.stopping) return
    await pause(Math.min(patience, LONGEST_PAUSE_MS), undefined, { ref: false })
    if (watch.stopping) return
    const next = await start()
    if ('because' in next) continue
    watch.current = next
    // Told to stop while it came up: `stop` ends it, and waiting for its end here would wait for ever.
    if (watch.stopping) return
    patience = FIRST_PAUSE_MS
  }
}
