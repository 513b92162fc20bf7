// Tells open pages that a case has changed: PostgreSQL's NOTIFY in, server-sent events out. Ids only, never content.
import type { OutgoingHttpHeaders, ServerResponse } from 'node:http'
import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import type { Service } from '../service.ts'
import { CASE_CHANNEL } from '../store/cases.ts'

/** Shorter than the idle time of common proxies (60 s). */
const HEARTBEAT_MS = 25_000
/** Then the browser comes again by itself, and its session is looked at afresh. */
const STREAM_MS = 10 * 60_000
const RETRY_MS = 1_000
/** Each open page is one connection; beyond this a page simply does not refresh itself. */
const STREAMS_AT_MOST = 500

/** Adds GET /live. One database connection of the pool listens for all streams of this process. */
export function addLive(app: FastifyInstance, service: Service): void {
  const streams = new Set<ServerResponse>()
  const tell = (data: string): void => {
    for (const stream of streams) stream.write(`event: case\ndata: ${data}\n\n`)
  }
  const listener = listenForCases(service.pool, tell, (because) => service.log.warn({ because }, 'live updates paused'))
  const heartbeat = setInterval(() => {
    for (const stream of streams) stream.write(': still here\n\n')
  }, HEARTBEAT_MS)
  heartbeat.unref()

  app.get('/live', (request, reply) => {
    if (streams.size >= STREAMS_AT_MOST) return void reply.code(503).send('Too many open pages.')
    reply.hijack()
    const stream = reply.raw
    stream.writeHead(200, {
      // Those that every answer of the desk has.
      ...(reply.getHeaders() as OutgoingHttpHeaders),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
    stream.write('retry: 3000\n\n')
    streams.add(stream)
    listener.start()
    const end = setTimeout(() => stream.end(), STREAM_MS)
    request.raw.on('close', () => {
      clearTimeout(end)
      streams.delete(stream)
    })
  })

  // Before close, not on close: the server waits for open connections, and these would never end by themselves.
  app.addHook('preClose', async () => {
    clearInterval(heartbeat)
    for (const stream of streams) stream.end()
    listener.stop()
  })
}

/** Listens on one client of the pool; a client that dies is replaced, and pages are told to look again (`*`). */
function listenForCases(pool: pg.Pool, tell: (data: string) => void, onTrouble: (because: string) => void) {
  let client: pg.PoolClient | null = null
  let wanted = false
  let connecting = false

  const connect = async (): Promise<void> => {
    if (!wanted || connecting || client !== null) return
    connecting = true
    try {
      const taken = await pool.connect()
      const lost = (error?: Error): void => {
        if (client !== taken) return
        client = null
        taken.release(error ?? true)
        retry(error?.message ?? 'the connection ended')
      }
      taken.on('error', lost)
      taken.on('end', () => lost())
      taken.on('notification', (notice) => tell(notice.payload ?? '*'))
      client = taken
      await taken.query(`LISTEN ${CASE_CHANNEL}`)
      // What happened while nobody listened is not repeated by the database.
      tell('*')
      if (!wanted) stop()
    } catch (error) {
      client?.release(true)
      client = null
      retry(error instanceof Error ? error.message : String(error))
    } finally {
      connecting = false
    }
  }
  const retry = (because: string): void => {
    if (!wanted) return
    onTrouble(because)
    setTimeout(() => void connect(), RETRY_MS).unref()
  }
  const stop = (): void => {
    wanted = false
    const last = client
    client = null
    // Destroyed rather than given back: a pooled client must not go on listening.
    last?.release(true)
  }
  return {
    start(): void {
      wanted = true
      void connect()
    },
    stop,
  }
}
