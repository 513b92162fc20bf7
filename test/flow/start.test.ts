// The command `start` when something is wrong, as a person at a terminal meets it: one line that says what, exit 1, and nothing left behind.
import { spawn } from 'node:child_process'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { projectFolder } from '../../src/config.ts'
import { settingsOf } from '../world/desk.ts'
import { openWorld, type World } from '../world/world.ts'
import { eventually } from './running.ts'

let world: World
let taken: Server

beforeAll(async () => {
  world = await openWorld()
  // It hears and says nothing, and hangs up when the other side does.
  taken = createServer((socket) => socket.on('error', () => socket.destroy()).resume())
  // As the desk listens: on every address of the machine.
  await new Promise<void>((listening) => taken.listen(0, '0.0.0.0', listening))
})
afterAll(async () => {
  await new Promise((closed) => taken.close(closed))
  await world.close()
})

/** A port on which nobody listens. */
const NOBODY = 1

/** Settings of a service that would start. */
async function settings(): Promise<Record<string, string>> {
  const port = 20_000 + Math.floor(Math.random() * 10_000)
  return settingsOf(world, { databaseUrl: await world.newDatabase(), port })
}

function started(env: Record<string, string>, args: string[] = []) {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(projectFolder, 'src/cli.ts'), 'start', ...args],
    { env, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  const said = { out: '', err: '' }
  child.stdout.on('data', (chunk) => {
    said.out += chunk
  })
  child.stderr.on('data', (chunk) => {
    said.err += chunk
  })
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) =>
    child.once('close', (code, signal) => resolve({ code, signal })),
  )
  return { child, said, ended }
}

const wrong: [string, (good: Record<string, string>) => Record<string, string>, RegExp, number][] = [
  ['a port that is no number', () => ({ PORT: 'eighty' }), /PORT/, 1],
  [
    'a database that is away',
    () => ({ DATABASE_URL: `postgres://desk:pass-word@127.0.0.1:${NOBODY}/desk` }),
    /DATABASE_URL/,
    1,
  ],
  ['a Redis that is away', () => ({ REDIS_URL: `redis://127.0.0.1:${NOBODY}` }), /REDIS_URL/, 1],
  ['a Redis that says nothing', () => ({ REDIS_URL: `redis://127.0.0.1:${portOf(taken)}` }), /REDIS_URL/, 1],
  [
    'a database that says nothing',
    () => ({ DATABASE_URL: `postgres://127.0.0.1:${portOf(taken)}/desk` }),
    /DATABASE_URL/,
    1,
  ],
  ['a port that is taken', () => ({ PORT: String(portOf(taken)) }), /PORT \d+ is in use/, 1],
  [
    'a mailbox whose password is wrong',
    (good) => ({ IMAP_URL: good.IMAP_URL?.replace(/:[^:@/]+@/, ':wrong-pass-word@') ?? '' }),
    /refused the user name or the password/,
    1,
  ],
]

// Beside each other, for most of the time they wait for servers that say nothing.
test.concurrent.each(wrong)('%s stops the start with one line', { timeout: 90_000 }, async (_, change, line, code) => {
  const good = await settings()
  const { said, ended, child } = started({ ...good, ...change(good) })
  const late = setTimeout(() => child.kill('SIGKILL'), 80_000)
  expect(await ended, said.err).toEqual({ code, signal: null })
  clearTimeout(late)
  expect(said.err.trimEnd().split('\n'), said.err).toHaveLength(1)
  expect(said.err).toMatch(line)
  expect(said.err + said.out).not.toContain('pass-word')
})

test('an unknown worker is wrong usage', async () => {
  const { said, ended } = started(await settings(), ['--only', 'postman'])
  expect(await ended).toEqual({ code: 2, signal: null })
  expect(said.err).toContain('there is no worker "postman"')
})

test('SIGTERM ends the whole service within ten seconds', async () => {
  const { child, said, ended } = started(await settings())
  await eventually('the desk to be announced', async () => said.out.includes('The desk:'), 25_000)
  const asked = performance.now()
  child.kill('SIGTERM')
  expect(await ended).toEqual({ code: 0, signal: null })
  expect(performance.now() - asked).toBeLessThan(10_000)
})

test('SIGTERM in the middle of a start ends it too', async () => {
  const { child, ended } = started(await settings())
  await new Promise((soon) => setTimeout(soon, 1_500))
  const asked = performance.now()
  child.kill('SIGTERM')
  const end = await ended
  // Before node has read the first file nobody listens for the signal yet, and it ends the process by itself.
  expect([0, null]).toContain(end.code)
  expect(performance.now() - asked).toBeLessThan(10_000)
})

function portOf(server: Server): number {
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}
