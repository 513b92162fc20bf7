// Every worker killed with -9, the queue wiped and PostgreSQL restarted in the middle of fifty mails: none lost, none doubled.
import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { projectFolder } from '../../src/config.ts'
import { approve } from '../../src/flow/review.ts'
import { listCases } from '../../src/store/cases.ts'
import { settingsOf } from '../world/desk.ts'
import { folderOf, mail } from '../world/mailbox.ts'
import { openWorld, type World } from '../world/world.ts'
import { eventually, type Running, rosa, running } from './running.ts'

const MAILS = 50
/** SQLSTATE deadlock_detected. */
const DEADLOCK = '40P01'
const WORKERS = ['poller', 'drafter', 'sender', 'sweeper', 'desk'] as const
type Name = (typeof WORKERS)[number]

let world: World

beforeAll(async () => {
  world = await openWorld({ redis: true })
})
afterAll(async () => {
  await world.close()
})

describe.each([
  { queue: 'PostgreSQL', desk: 'first desk', redis: false },
  { queue: 'Redis', desk: 'second desk', redis: true },
])('with the queue on $queue', ({ desk: name, redis }) => {
  test('fifty mails become fifty cases, each answered once', { timeout: 180_000 }, async () => {
    // Only reads and approves here; the five workers are processes of their own.
    const desk: Running = await running(world, { redis, workers: [] })
    const databaseUrl = urlOf(desk)
    const processes = new Map<Name, ChildProcess>(WORKERS.map((name) => [name, startProcess(name, databaseUrl, redis)]))
    const died: string[] = []
    for (const [name, process] of processes)
      process.once(
        'exit',
        (code, signal) => signal === 'SIGKILL' || died.push(`${name} ended by itself with ${code ?? signal}`),
      )
    const killAndRestart = async (name: Name) => {
      processes.get(name)?.kill('SIGKILL')
      await wait(100)
      processes.set(name, startProcess(name, databaseUrl, redis))
    }
    const subjects = Array.from({ length: MAILS }, (_, at) => `Question ${at} (${name})`)
    try {
      const letters = async () => {
        for (const [at, subject] of subjects.entries()) {
          await mail(world, {
            from: at % 2 === 0 ? 'clinic@practice.test' : 'billing@practice.test',
            subject,
            text: `How many units of J1885 are ${15 * (at + 1)} mg?`,
          })
        }
      }
      const disasters = async () => {
        for (const name of WORKERS) {
          await wait(700)
          await killAndRestart(name)
          if (name === 'drafter') await wipeQueue(world, desk, redis)
        }
        await restartPostgres(desk)
      }
      await Promise.all([letters(), disasters()])

      const ours = async () =>
        (await listCases(desk.service.store, { limit: 500 })).filter(({ subject }) => subjects.includes(subject))
      const drafted = await eventually(
        'all cases in review',
        async () => {
          const cases = await ours().catch(() => [])
          return cases.length >= MAILS && cases.every(({ state }) => state === 'in_review') ? cases : null
        },
        90_000,
      )
      expect(drafted.map(({ subject }) => subject).sort()).toEqual([...subjects].sort())

      const approvals = async () => {
        for (const one of drafted)
          expect(
            await approve(desk.service, {
              number: one.number,
              version: one.version,
              as: 'answer',
              text: `Answer to ${one.subject}.`,
              reviewer: rosa,
            }),
          ).toMatchObject({ is: 'done' })
      }
      await Promise.all([approvals(), wait(300).then(() => wipeQueue(world, desk, redis))])
      await eventually(
        'all cases answered',
        async () => (await ours()).every(({ state }) => state === 'answered'),
        60_000,
      )

      const replies = [
        ...(await folderOf(world, 'clinic@practice.test')),
        ...(await folderOf(world, 'billing@practice.test')),
      ]
        .map(({ message }) => message.subject)
        .filter((subject) => subjects.includes(subject.slice(4)))
      expect(replies.sort()).toEqual(subjects.map((subject) => `Re: ${subject}`).sort())
      expect(died).toEqual([])
    } finally {
      for (const process of processes.values()) process.kill('SIGKILL')
      await desk.stop()
    }
  })
})

function startProcess(name: Name, databaseUrl: string, redis: boolean): ChildProcess {
  const port = 40_000 + (process.pid % 10_000)
  const { redisUrl } = world
  return spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(projectFolder, 'src/cli.ts'), 'start', '--only', name],
    {
      stdio: 'ignore',
      env: {
        ...settingsOf(world, { databaseUrl, port }),
        ...(redis && redisUrl !== null ? { REDIS_URL: redisUrl } : {}),
      },
    },
  )
}

function urlOf(desk: Running): string {
  const { connectionString } = desk.service.pool.options
  if (connectionString === undefined) throw new Error('the pool has no URL')
  return connectionString
}

/** `redis-cli flushall`, or the same for the tables of the queue. */
async function wipeQueue(world: World, desk: Running, redis: boolean): Promise<void> {
  if (redis && world.redisUrl !== null) {
    const client = new Redis(world.redisUrl)
    await client.flushall()
    await client.quit()
    return
  }
  const tables = await sql<{
    name: string
  }>`SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'bullmq' AND tablename NOT LIKE '%migration%' AND tablename NOT LIKE '%version%'`.execute(
    desk.service.store,
  )
  const truncate = sql.raw(`TRUNCATE ${tables.rows.map(({ name }) => `bullmq.${name}`).join(', ')}`)
  // A TRUNCATE of many tables can deadlock with the workers at work, and PostgreSQL then ends one of the two; if it is ours, we insist.
  await eventually('the wiping of the queue', async () => {
    try {
      await truncate.execute(desk.service.store)
      return true
    } catch (error) {
      if (error instanceof pg.DatabaseError && error.code === DEADLOCK) return false
      throw error
    }
  })
}

/** PostgreSQL is shut down in the middle of everything, all its connections with it; the practice brings it up again. */
async function restartPostgres(desk: Running): Promise<void> {
  const { rows } = await sql<{ folder: string }>`SELECT current_setting('data_directory') AS folder`.execute(
    desk.service.store,
  )
  const postmaster = Number(readFileSync(join(rows[0]?.folder ?? '', 'postmaster.pid'), 'utf8').split('\n')[0])
  process.kill(postmaster, 'SIGINT')
}
