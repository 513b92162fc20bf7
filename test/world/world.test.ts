// The test world itself: all there when opened, nothing left when closed or killed.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { expect, test } from 'vitest'
import { projectFolder } from '../../src/config.ts'
import { dovecotProgram } from '../../src/practice/dovecot-program.ts'
import { listens } from '../../src/practice/port.ts'
import { redisProgram } from './redis.ts'
import { openWorld } from './world.ts'

const isWhole = !('missing' in dovecotProgram()) && redisProgram() !== null
const SLOW_MS = 120_000 // the first world makes the cluster that the others copy
const GONE_PATIENCE_MS = 10_000

test.skipIf(!isWhole)(
  'a world has a database, a mailbox and Redis, and leaves nothing behind',
  { timeout: SLOW_MS },
  async () => {
    const world = await openWorld({ redis: true })
    const url = await world.newDatabase()
    expect(await tablesIn(url)).toBe(0)
    const ports = [
      world.practice.imap.port,
      world.practice.smtp.port,
      portOf(world.databaseUrl),
      portOf(world.redisUrl),
    ]
    for (const port of ports) expect(await listens(port, GONE_PATIENCE_MS, () => false)).toBe(true)
    await world.close()
    for (const port of ports) expect(await listens(port, 1, () => false)).toBe(false)
    expect(existsSync(world.dataDir)).toBe(false)
  },
)

test.skipIf(!isWhole)('the servers of a killed test process end by themselves', { timeout: SLOW_MS }, async () => {
  const script = `
    const { openWorld } = await import(${JSON.stringify(join(projectFolder, 'test', 'world', 'world.ts'))})
    const world = await openWorld({ redis: true })
    const ports = [world.practice.imap.port, world.databaseUrl, world.redisUrl].map((one) => Number(String(one).split(':').at(-1).split('/')[0]))
    console.log(JSON.stringify({ ports, dataDir: world.dataDir }))
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  const { ports, dataDir } = JSON.parse(line.toString('utf8')) as { ports: number[]; dataDir: string }
  child.kill('SIGKILL')
  for (const port of ports) expect(await isGone(port)).toBe(true)
  rmSync(dataDir, { recursive: true }) // a killed process cannot clear up its files
})

async function isGone(port: number): Promise<boolean> {
  for (const until = Date.now() + GONE_PATIENCE_MS; Date.now() < until; await new Promise((go) => setTimeout(go, 50)))
    if (!(await listens(port, 1, () => false))) return true
  return false
}

async function tablesIn(url: string): Promise<number> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const found = await client.query(`SELECT 1 FROM pg_tables WHERE schemaname = 'public'`)
  await client.end()
  return found.rowCount ?? 0
}

function portOf(url: string | null): number {
  return Number(new URL(url ?? '').port)
}
