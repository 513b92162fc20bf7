// The sweeper: every few seconds it nudges again whatever the case tables say is due, and files copies in Sent.
import { setTimeout as wait } from 'node:timers/promises'
import { sweepRound } from '../src/flow/sweep.ts'
import { openInbox } from '../src/mail/inbox.ts'
import type { Service } from '../src/service.ts'
import type { Worker } from './worker.ts'

/** A wiped queue is refilled this soon; a round without work is four small queries. */
const ROUND_MS = 5_000

export function startSweeper(service: Service): Worker {
  const stopping = new AbortController()
  const done = rounds(service, stopping.signal)
  return {
    stop: async () => {
      stopping.abort()
      await done
    },
  }
}

async function rounds(service: Service, signal: AbortSignal): Promise<void> {
  const inbox = openInbox(service.mail.imap)
  const sent = { failures: 0, roundsToSkip: 0 }
  while (!signal.aborted) {
    await sweepRound(service, inbox, sent)
    // Aborting is how the wait ends early; it is no failure.
    await wait(ROUND_MS, undefined, { signal }).catch(() => undefined)
  }
  await inbox.close()
}
