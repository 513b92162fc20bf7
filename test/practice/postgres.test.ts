// The embedded PostgreSQL: what was committed is there after every way to die, and a start always comes up.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { afterAll, expect, test } from 'vitest'
import { projectFolder } from '../../src/config.ts'
import { type StartedPostgres, startPostgres } from '../../src/practice/postgres.ts'
import { isOpen } from '../../src/practice/server-user.ts'
import { layOutCluster } from '../world/cluster-template.ts'

const SLOW_MS = 120_000 // initdb on a machine that runs other tests beside it
const STOP_MS = 8_000
const isRoot = process.getuid?.() === 0
const folders: string[] = []

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

test('rows, password and port are the same after a stop of a few seconds at most', { timeout: SLOW_MS }, async () => {
  const dataDir = await laidOut()
  const first = await started(dataDir)
  await ask(first.url, 'CREATE TABLE kept AS SELECT 7 AS number')
  const before = Date.now()
  await first.stop()
  expect(Date.now() - before).toBeLessThan(STOP_MS)
  const second = await started(dataDir)
  expect(second.url).toBe(first.url)
  expect(await ask(second.url, 'SELECT number FROM kept')).toEqual([{ number: 7 }])
  expect(await ask(second.url, 'SHOW fsync')).toEqual([{ fsync: 'on' }])
  expect(statSync(join(dataDir, 'postgres.json')).mode & 0o777).toBe(0o600)
  await second.stop()
})

test('a second start in the same DATA_DIR says so, and where the first one listens', { timeout: SLOW_MS }, async () => {
  const dataDir = await laidOut()
  const first = await started(dataDir)
  expect(await startPostgres({ dataDir })).toMatchObject({
    is: 'already_running',
    url: first.url,
    because: expect.stringContaining(`the database in ${dataDir} is already running in another process`),
  })
  await first.stop()
})

test('a killed server comes up again by itself, with every committed row', { timeout: SLOW_MS }, async () => {
  const postgres = await started(await laidOut())
  await ask(postgres.url, 'CREATE TABLE kept AS SELECT 7 AS number')
  process.kill(Number(readFileSync(join(postgres.folder, 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL')
  expect(await askPatiently(postgres.url, 'SELECT number FROM kept')).toEqual([{ number: 7 }])
  await postgres.stop()
})

test('after kill -9 of the service the next start waits for the server left behind', { timeout: SLOW_MS }, async () => {
  const dataDir = await laidOut()
  const service = await inAnotherProcess(dataDir)
  await ask(service.url, 'CREATE TABLE kept AS SELECT 7 AS number')
  service.child.kill('SIGKILL')
  await once(service.child, 'exit')
  const next = await started(dataDir)
  expect(await ask(next.url, 'SELECT number FROM kept')).toEqual([{ number: 7 }])
  await next.stop()
})

test('a process id left in postmaster.pid that is somebody else by now does not stop the start', {
  timeout: SLOW_MS,
}, async () => {
  const dataDir = await laidOut()
  const first = await started(dataDir)
  await first.stop()
  writeFileSync(join(first.folder, 'postmaster.pid'), `${process.pid}\n`)
  const second = await started(dataDir)
  await second.stop()
})

test('a cluster whose password file is gone is named, not made anew over', { timeout: SLOW_MS }, async () => {
  const dataDir = await laidOut()
  rmSync(join(dataDir, 'postgres.json'))
  expect(await startPostgres({ dataDir })).toMatchObject({
    is: 'not_started',
    because: expect.stringContaining('postgres.json'),
  })
})

test.skipIf(!isRoot)(
  'for root with a closed DATA_DIR the cluster lies where its user can go',
  { timeout: SLOW_MS },
  async () => {
    const closed = mkdtempSync(join(tmpdir(), 'caseconsultant-closed-')) // mode 700
    const dataDir = join(closed, 'data')
    const postgres = await started(dataDir)
    folders.push(closed, dirname(postgres.folder))
    expect(postgres.folder).toMatch(/^\/var\/lib\/caseconsultant\/[0-9a-f]{16}\/postgres$/)
    expect(await ask(postgres.url, 'SELECT 7 AS number')).toEqual([{ number: 7 }])
    await postgres.stop()
  },
)

test.skipIf(!isRoot || !isOpen(projectFolder) || !existsSync('/usr/bin/setpriv'))(
  'an ordinary user runs it as himself, in his own folder',
  { timeout: SLOW_MS },
  async () => {
    const home = openFolder()
    const [uid, gid] = [65_534, 65_534] // nobody
    chownSync(home, uid, gid)
    const service = await inAnotherProcess(join(home, 'data'), { uid, gid })
    expect(await ask(service.url, 'SELECT 7 AS number')).toEqual([{ number: 7 }])
    expect(statSync(join(home, 'data', 'postgres')).uid).toBe(uid)
    service.child.kill('SIGTERM')
    await once(service.child, 'exit')
  },
)

function openFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'caseconsultant-postgres-'))
  chmodSync(folder, 0o755)
  folders.push(folder)
  return folder
}

async function laidOut(): Promise<string> {
  const dataDir = join(openFolder(), 'data')
  mkdirSync(dataDir)
  await layOutCluster(dataDir)
  return dataDir
}

async function started(dataDir: string): Promise<StartedPostgres> {
  const start = await startPostgres({ dataDir })
  if (start.is !== 'started') throw new Error(start.because)
  return start
}

/** A service of its own, as `npm start` is one. */
async function inAnotherProcess(dataDir: string, user: { uid?: number; gid?: number } = {}) {
  const module = JSON.stringify(join(projectFolder, 'src', 'practice', 'postgres.ts'))
  const script = `
    const { startPostgres } = await import(${module})
    console.log(JSON.stringify(await startPostgres({ dataDir: ${JSON.stringify(dataDir)} })))
    setInterval(() => {}, 1000)`
  const stdio = ['ignore', 'pipe', 'inherit'] as const
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: [...stdio], ...user })
  if (child.stdout === null) throw new Error('its output is a pipe')
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  const start = JSON.parse(line.toString('utf8')) as { url: string; because?: string }
  if (start.because !== undefined) throw new Error(start.because)
  return { child, url: start.url }
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url })
  client.on('error', () => {}) // the test kills servers; a query under way rejects anyway
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

async function askPatiently(url: string, sql: string): Promise<unknown[]> {
  for (const until = Date.now() + SLOW_MS / 2; ; await pause(100)) {
    try {
      return await ask(url, sql)
    } catch (error) {
      if (Date.now() > until) throw error // still down: the test has failed
    }
  }
}
