// /healthz says that the process lives; /readyz says which of the parts it stands on can be used now.
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { Service } from '../service.ts'

export type ReadyState = { ok: boolean; state: string }
/** Looks at one part. Throwing counts as not ready. */
export type ReadyCheck = () => Promise<ReadyState>

/** A part that does not answer in this time is not ready, whatever it says later. */
const CHECK_TIMEOUT_MS = 3_000

/** The page is public, and each look signs in to the mail servers: whoever asks more often gets the look that was made. */
const LOOK_AGAIN_MS = 5_000

/** Adds GET /healthz and GET /readyz (503 when any part is not ready). `more`: parts that only the caller can look at (IMAP, SMTP). */
export function addHealth(app: FastifyInstance, service: Service, more: Readonly<Record<string, ReadyCheck>>): void {
  const checks: Record<string, ReadyCheck> = {
    database: async () => {
      await sql`SELECT 1`.execute(service.store)
      return { ok: true, state: 'answers' }
    },
    [service.config.redisUrl === null ? 'queue' : 'redis']: async () => {
      const { draft, send } = await service.queues.waiting()
      return { ok: true, state: `${draft} to draft, ${send} to send` }
    },
    codeBook: async () => {
      const releases = service.book.releases()
      return releases.length > 0
        ? { ok: true, state: `${releases.length} releases loaded` }
        : { ok: false, state: 'no release is loaded' }
    },
    ...more,
  }

  app.get('/healthz', async () => ({ ok: true }))

  const lookAtAll = () =>
    Promise.all(Object.entries(checks).map(async ([name, check]) => [name, await look(check)] as const))
  let last: { at: number; parts: ReturnType<typeof lookAtAll> } | null = null

  app.get('/readyz', async (_request, reply) => {
    const now = performance.now()
    if (last === null || now - last.at > LOOK_AGAIN_MS) last = { at: now, parts: lookAtAll() }
    const parts = await last.parts
    const ok = parts.every(([, part]) => part.ok)
    return reply
      .code(ok ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ ok, ...Object.fromEntries(parts) })
  })
}

async function look(check: ReadyCheck): Promise<ReadyState> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<ReadyState>((resolve) => {
    timer = setTimeout(resolve, CHECK_TIMEOUT_MS, { ok: false, state: `no answer in ${CHECK_TIMEOUT_MS / 1000} s` })
  })
  // The page is public: it says that a part is away, and the log says why.
  const state = check().catch((): ReadyState => ({ ok: false, state: 'cannot be reached' }))
  return Promise.race([state, tooLate]).finally(() => clearTimeout(timer))
}
