// The embedded PostgreSQL: a real server on this machine, its cluster kept under DATA_DIR.

import { closeSync, existsSync, openSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { z } from 'zod'
import { type Claim, claim } from './claim.ts'
import { keepUp, type NotUp } from './keep-up.ts'
import { newPassword, readKept, writeKept } from './kept-file.ts'
import { type Leash, startOnLeash } from './leash.ts'
import { freePort, LOOPBACK } from './port.ts'
import { makeCluster, postgresUser } from './postgres-cluster.ts'
import { type PostgresPrograms, postgresPrograms } from './postgres-programs.ts'
import { commandLineOf, endLeftBehind, pidIn } from './process-name.ts'
import { folderFor, type ServerUser } from './server-user.ts'

export type StartedPostgres = { is: 'started'; url: string; folder: string; stop(): Promise<void> }
export type PostgresStart =
  | StartedPostgres
  | { is: 'already_running'; url: string; because: string }
  | { is: 'not_started'; because: string }

const DATABASE = 'caseconsultant'
const START_PATIENCE_MS = 60_000 // replaying what was not yet in the tables after a power cut may take this long
const STOP_PATIENCE_MS = 10_000 // a fast shutdown writes out 32 MB at most
const TRY_AGAIN_MS = 50
const LET_GO_PATIENCE_MS = 20_000 // an older server that was killed needs a moment until its last process is gone
const LOG_TAIL_CHARACTERS = 600
const STILL_HELD = [
  'lock file "postmaster.pid" already exists',
  'pre-existing shared memory block',
  'Address already in use',
]
// Enough for five workers with a pool each on a small machine; fsync and synchronous_commit stay as they are: on.
const SERVER_SETTINGS = {
  listen_addresses: LOOPBACK,
  unix_socket_directories: '',
  max_connections: '60',
  shared_buffers: '32MB',
  max_wal_size: '256MB',
  log_checkpoints: 'off',
}

const keptSettings = z.object({ port: z.number(), password: z.string() })
type Kept = z.infer<typeof keptSettings>

/**
 * Starts the server of a DATA_DIR, making its cluster at the first start. Port and password are kept. The server ends
 * with this process. A server that a killed service left behind is stopped first, and what it had committed is there.
 */
export async function startPostgres(options: { dataDir: string }): Promise<PostgresStart> {
  const settingsFile = join(options.dataDir, 'postgres.json')
  const kept = readKept(settingsFile, keptSettings)
  const held = claim(join(options.dataDir, 'postgres.lock'))
  if (held === null) {
    const because = `the database in ${options.dataDir} is already running in another process (stop that one, or set DATA_DIR)`
    return kept === null ? { is: 'not_started', because } : { is: 'already_running', url: urlOf(kept), because }
  }
  const outcome = await startClaimed(options.dataDir, settingsFile, kept, held).catch((error: unknown) =>
    notStarted(String(error)),
  )
  if (outcome.is === 'not_started') held.release()
  return outcome
}

async function startClaimed(
  dataDir: string,
  settingsFile: string,
  kept: Kept | null,
  held: Claim,
): Promise<PostgresStart> {
  const programs = postgresPrograms()
  if ('missing' in programs) return notStarted(programs.missing)
  const user = await postgresUser()
  if (user !== null && 'missing' in user) return notStarted(user.missing)
  const folder = folderFor(dataDir, 'postgres')
  await endLeftBehind(join(folder, 'postmaster.pid'), folder, 'SIGINT', STOP_PATIENCE_MS)
  const isMade = existsSync(join(folder, 'PG_VERSION'))
  if (isMade && kept === null)
    return notStarted(`${settingsFile}, which holds the password of ${folder}, is missing or unreadable`)
  const settings = { port: await freePort(kept?.port ?? null), password: kept?.password ?? newPassword() }
  writeKept(settingsFile, settings)
  if (!isMade) await makeCluster(programs, folder, settings.password, user)
  const server = await keepUp(() => startServer(programs, folder, settings, user))
  if ('because' in server) return notStarted(server.because)
  return {
    is: 'started',
    url: urlOf(settings),
    folder,
    stop: async () => {
      await server.stop()
      held.release()
    },
  }
}

function notStarted(why: string): PostgresStart {
  return {
    is: 'not_started',
    because: `the embedded PostgreSQL did not start: ${why} (DATABASE_URL names another one)`,
  }
}

function urlOf(kept: Kept, database = DATABASE): string {
  return `postgres://postgres:${kept.password}@${LOOPBACK}:${kept.port}/${database}`
}

/**
 * Starts and waits until our password opens the database. A server that ended because an older one had not yet let go
 * of the cluster or the port (a moment after kill -9) is started again; any other end is an answer.
 */
async function startServer(
  programs: PostgresPrograms,
  folder: string,
  kept: Kept,
  user: ServerUser | null,
): Promise<Leash | NotUp> {
  const logFile = `${folder}.log`
  dropStalePid(join(folder, 'postmaster.pid'), folder)
  for (const until = Date.now() + LET_GO_PATIENCE_MS; ; await pause(TRY_AGAIN_MS)) {
    const server = launch(programs, folder, kept, user, logFile)
    if (await isReady(server, folder, kept)) return server
    await server.stop()
    const log = readFileSync(logFile, 'utf8')
    if (Date.now() > until || !STILL_HELD.some((words) => log.includes(words)))
      return { because: log.slice(-LOG_TAIL_CHARACTERS).trim() }
  }
}

/** After a power cut the id in the file may belong to somebody else by now, and PostgreSQL would then wait for ever. */
function dropStalePid(pidFile: string, folder: string): void {
  const pid = pidIn(pidFile)
  if (pid !== null && commandLineOf(pid)?.includes(folder) !== true) rmSync(pidFile, { force: true })
}

function launch(
  programs: PostgresPrograms,
  folder: string,
  kept: Kept,
  user: ServerUser | null,
  logFile: string,
): Leash {
  const settings = Object.entries({ ...SERVER_SETTINGS, port: kept.port }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ])
  const log = openSync(logFile, 'w', 0o600)
  try {
    return startOnLeash(programs.postgres, ['-D', folder, ...settings], {
      user,
      ask: 'SIGINT',
      patienceMs: STOP_PATIENCE_MS,
      log,
    })
  } finally {
    closeSync(log) // the server has its own
  }
}

async function isReady(server: Leash, folder: string, kept: Kept): Promise<boolean> {
  for (
    const until = Date.now() + START_PATIENCE_MS;
    Date.now() < until && !server.hasEnded();
    await pause(TRY_AGAIN_MS)
  )
    if (await hasDatabase(folder, kept)) return true
  return false
}

/** Whether our server, and not another on the same port, lets us in; makes our database when it is not there yet. */
async function hasDatabase(folder: string, kept: Kept): Promise<boolean> {
  const client = new Client({ connectionString: urlOf(kept, 'postgres'), connectionTimeoutMillis: STOP_PATIENCE_MS })
  client.on('error', () => {}) // the server went away under the question: the answer is no, given below
  try {
    await client.connect()
    const server = await client.query<{ data_directory: string }>('SHOW data_directory')
    if (server.rows[0]?.data_directory !== folder) return false
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE])
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`)
    return true
  } catch {
    return false // not listening yet, or still replaying its log: asked again until patience ends
  } finally {
    await client.end().catch(() => {}) // never connected
  }
}
