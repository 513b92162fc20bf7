// The queues' names, payloads and job ids, and the one place that chooses between Redis and PostgreSQL behind them.

import { setTimeout as wait } from 'node:timers/promises'
import { createPostgresBackend, createRedisBackend, type JobsOptions, withBackend } from 'bullmq'
import { Redis } from 'ioredis'
import pg from 'pg'
import type { CaseId } from '../case/case.ts'

export type DraftJob = { caseId: CaseId }
export type SendJob = { outboxId: number }

export type Queues = {
  /** Nudges the drafter. `version` makes the id: one nudge for one version of a case, however often it is given. */
  nudgeDrafter(caseId: CaseId, version: number): Promise<void>
  /** Nudges the sender; `delayMs` is the time a reviewer has to take an approval back. `attempt` makes a later try a job of its own. */
  nudgeSender(outboxId: number, attempt: number, delayMs: number): Promise<void>
  /** Starts working on a queue in this process; `stop` waits for what is in hand. */
  work: {
    drafter(draft: (job: DraftJob) => Promise<void>): Working
    sender(send: (job: SendJob) => Promise<void>): Working
  }
  /** Jobs that wait, for /readyz and /metrics; throws when the queue cannot be reached. */
  waiting(): Promise<{ draft: number; send: number }>
  close(): Promise<void>
}
export type Working = { stop(): Promise<void> }

/**
 * Opens the queues on Redis when `redisUrl` is set, else inside the PostgreSQL at `databaseUrl`. The queue is only a nudge: when it is
 * down, `onTrouble` hears of it, nudges are lost, and the sweeper gives them again from the case tables.
 */
export async function openQueues({ redisUrl, databaseUrl, onTrouble }: QueueSettings): Promise<Queues> {
  if (redisUrl !== null) await answering(redisUrl)
  const kind = redisUrl === null ? onPostgres(databaseUrl, onTrouble) : onRedis(redisUrl)
  const drafts = kind.queue('caseconsultant-draft')
  const sends = kind.queue('caseconsultant-send')
  // A start that fails says so in one line, so what the drivers shout before is only kept for that line.
  let opening: Error | null = null
  let hear = (error: Error) => {
    opening ??= error
  }
  for (const queue of [drafts, sends]) queue.on('error', (error) => hear(error))
  try {
    await withinTime(Promise.all([drafts.waitUntilReady(), sends.waitUntilReady()]), OPEN_TIMEOUT_MS)
  } catch (error) {
    await Promise.race([Promise.allSettled([drafts.disconnect(), sends.disconnect()]), wait(CLOSE_PATIENCE_MS)])
    throw opening ?? error
  }
  hear = onTrouble
  const working = (worker: ReturnType<typeof kind.worker>): Working => {
    worker.on('error', onTrouble)
    return { stop: () => worker.close() }
  }
  return {
    nudgeDrafter: async (caseId, version) => {
      const nudged = drafts.add(
        'draft',
        { caseId },
        { ...ONCE, attempts: 3, backoff: { type: 'exponential', delay: 1_000 }, jobId: `case-${caseId}-${version}` },
      )
      await withinTime(nudged, NUDGE_TIMEOUT_MS)
    },
    nudgeSender: async (outboxId, attempt, delayMs) => {
      const nudged = sends.add(
        'send',
        { outboxId },
        { ...ONCE, attempts: 1, delay: delayMs, jobId: `outbox-${outboxId}-${attempt}` },
      )
      await withinTime(nudged, NUDGE_TIMEOUT_MS)
    },
    work: {
      drafter: (draft) =>
        working(
          kind.worker('caseconsultant-draft', (job) => draft(job.data as DraftJob), {
            concurrency: 4,
            lockDuration: DRAFT_LOCK_MS,
          }),
        ),
      sender: (send) =>
        working(
          kind.worker('caseconsultant-send', (job) => send(job.data as SendJob), {
            concurrency: 4,
            lockDuration: SEND_LOCK_MS,
          }),
        ),
    },
    waiting: async () => ({ draft: await drafts.getWaitingCount(), send: await sends.getWaitingCount() }),
    close: async () => {
      await Promise.all([drafts.close(), sends.close()])
    },
  }
}

type QueueSettings = { redisUrl: string | null; databaseUrl: string; onTrouble: (error: Error) => void }

/** A finished or failed job leaves nothing behind: the same id may be nudged again, and what failed is an event on the case. */
const ONCE: JobsOptions = { removeOnComplete: true, removeOnFail: true }
/** A server that does not answer within this is gone; the start ends with its one clear line. */
const OPEN_TIMEOUT_MS = 8_000
/** A queue that swallows a nudge must not hold up the mailbox; a nudge that arrives later all the same does no harm. */
const NUDGE_TIMEOUT_MS = 3_000
/** Saying good-bye to a server that is not there may take for ever. */
const CLOSE_PATIENCE_MS = 1_000
/** Drafting takes milliseconds; a job whose worker was killed is taken over after this. */
const DRAFT_LOCK_MS = 15_000
/** Longer than the longest SMTP conversation (3 minutes), else a slow server looks like a dead worker. */
const SEND_LOCK_MS = 240_000
/** How often a dead worker's jobs are looked for. */
const STALLED_CHECK_MS = 5_000
/** A draft whose worker dies twice is the sweeper's matter: it counts the attempts and gives up to a person. */
const STALLED_AT_MOST = 5

type WorkSettings = { concurrency: number; lockDuration: number }
type Work = (job: { data: unknown }) => Promise<void>

function onPostgres(databaseUrl: string, onTrouble: (error: Error) => void) {
  const bull = withBackend(createPostgresBackend)
  // A client of BullMQ's pool that dies while it is checked out has no listener of its own and would end the process (seen).
  class Client extends pg.Client {
    constructor(config?: string | pg.ClientConfig) {
      super(config)
      this.on('error', onTrouble)
    }
  }
  const connection = { connectionString: databaseUrl, schema: 'bullmq', migrate: true, max: 4, Client }
  return {
    queue: (name: string) => new bull.Queue(name, { connection }),
    worker: (name: string, work: Work, settings: WorkSettings) =>
      new bull.Worker(name, work, {
        connection,
        stalledInterval: STALLED_CHECK_MS,
        maxStalledCount: STALLED_AT_MOST,
        ...settings,
      }),
  }
}

function onRedis(redisUrl: string) {
  const bull = withBackend(createRedisBackend)
  return {
    // A producer fails at once while Redis is away; the sweeper nudges later. A worker waits for Redis to come back.
    queue: (name: string) =>
      new bull.Queue(name, { connection: { url: redisUrl, maxRetriesPerRequest: 1, enableOfflineQueue: true } }),
    worker: (name: string, work: Work, settings: WorkSettings) =>
      new bull.Worker(name, work, {
        connection: { url: redisUrl, maxRetriesPerRequest: null },
        stalledInterval: STALLED_CHECK_MS,
        maxStalledCount: STALLED_AT_MOST,
        ...settings,
      }),
  }
}

/** Throws when Redis does not answer now. BullMQ's own connections retry for ever, and a start that failed would never end. */
async function answering(redisUrl: string): Promise<void> {
  const client = new Redis(redisUrl, {
    lazyConnect: true,
    connectTimeout: OPEN_TIMEOUT_MS,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  })
  let because: Error | null = null
  client.on('error', (error: Error) => {
    because ??= error
  })
  try {
    await withinTime(
      client.connect().then(() => client.ping()),
      OPEN_TIMEOUT_MS,
    )
  } catch (error) {
    // What the socket said is plainer than the driver's "connection is closed".
    throw because ?? error
  } finally {
    client.disconnect()
  }
}

async function withinTime(promise: Promise<unknown>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms / 1000} s`)), ms)
  })
  try {
    await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}
