// The world a test runs in: its own PostgreSQL, practice mailbox and, when asked for, Redis, all real and all gone after it.

import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Client } from 'pg'
import { startPostgres } from '../../src/practice/postgres.ts'
import { openPractice, type Practice } from '../../src/practice/practice.ts'
import { layOutCluster } from './cluster-template.ts'
import { startRedis, type TestRedis } from './redis.ts'

export type World = {
  dataDir: string
  /** An empty database. */
  databaseUrl: string
  /** Another empty database on the same server. */
  newDatabase(): Promise<string>
  practice: Practice
  /** null unless asked for. */
  redisUrl: string | null
  close(): Promise<void>
}

/** Only the database, for tests that need no mail. */
export type Database = Pick<World, 'dataDir' | 'databaseUrl' | 'newDatabase' | 'close'>

/**
 * Brings up everything. Each test file opens one world and closes it. Should the test process die instead (Ctrl-C, or
 * worse), the servers end with it: they are on a leash.
 */
export async function openWorld(options: { redis?: boolean } = {}): Promise<World> {
  const database = await openDatabase()
  const { dataDir } = database
  const [practice, redis] = await Promise.all([
    openPractice({ dataDir }),
    options.redis === true ? startRedis(dataDir) : null,
  ])
  if (practice.is === 'not_opened') {
    await Promise.all([redis?.stop(), database.close()])
    throw new Error(practice.because)
  }
  return { ...database, practice, redisUrl: redis?.url ?? null, close: () => closeAll(database, practice, redis) }
}

/** Brings up PostgreSQL with one empty database. */
export async function openDatabase(): Promise<Database> {
  const dataDir = mkdtempSync(join(tmpdir(), 'world-'))
  chmodSync(dataDir, 0o755) // run by root, the servers run as users who must be able to go in
  const removed = () => rmSync(dataDir, { recursive: true, force: true })
  process.once('exit', removed)
  await layOutCluster(dataDir)
  const postgres = await startPostgres({ dataDir })
  if (postgres.is !== 'started') throw new Error(postgres.because)
  return {
    dataDir,
    databaseUrl: postgres.url,
    newDatabase: () => newDatabase(postgres.url),
    close: async () => {
      await postgres.stop()
      removed()
      if (!postgres.folder.startsWith(dataDir)) rmSync(dirname(postgres.folder), { recursive: true, force: true })
      process.off('exit', removed)
    },
  }
}

async function closeAll(database: Database, practice: Practice, redis: TestRedis | null): Promise<void> {
  await Promise.all([practice.stop(), redis?.stop()])
  await database.close()
}

async function newDatabase(url: string): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(`CREATE DATABASE ${name}`)
  } finally {
    await client.end()
  }
  const other = new URL(url)
  other.pathname = `/${name}`
  return other.href
}
