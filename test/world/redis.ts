// A redis-server of a test's own: append-only and without eviction, as the queue wants it.

import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { startOnLeash } from '../../src/practice/leash.ts'
import { freePort, LOOPBACK, listens } from '../../src/practice/port.ts'

const PLACES = ['/usr/bin/redis-server', '/usr/local/bin/redis-server', '/opt/homebrew/bin/redis-server']
const START_PATIENCE_MS = 10_000
const STOP_PATIENCE_MS = 5_000

export type TestRedis = { url: string; stop(): Promise<void> }

/** Where redis-server is, or null: then tests on Redis are skipped. */
export function redisProgram(): string | null {
  return PLACES.find((place) => existsSync(place)) ?? null
}

/** Starts one in `folder`, on `port` or a free one. Started again in the same folder it has what it had. */
export async function startRedis(folder: string, port: number | null = null): Promise<TestRedis> {
  const program = redisProgram()
  if (program === null) throw new Error('there is no redis-server on this machine: bin/setup --tests installs it')
  const dir = join(folder, 'redis')
  mkdirSync(dir, { recursive: true })
  const chosen = await freePort(port)
  const settings = [
    '--bind',
    LOOPBACK,
    '--dir',
    dir,
    '--appendonly',
    'yes',
    '--maxmemory-policy',
    'noeviction',
    '--save',
    '',
  ]
  const server = startOnLeash(program, ['--port', String(chosen), ...settings], {
    ask: 'SIGTERM',
    patienceMs: STOP_PATIENCE_MS,
  })
  if (!(await listens(chosen, START_PATIENCE_MS, server.hasEnded))) throw new Error('redis-server did not start')
  return { url: `redis://${LOOPBACK}:${chosen}`, stop: () => server.stop() }
}
