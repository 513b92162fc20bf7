// `start`: opens the parts of the world that the settings leave to us, then the service, then its workers; and closes them in turn.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Worker } from '../../workers/worker.ts'
import { type Config, currentConfig, type MailServers } from '../config.ts'
import { warmUp } from '../flow/ask-book.ts'
import { withoutPasswords } from '../log.ts'
import { openInbox } from '../mail/inbox.ts'
import { startPostgres } from '../practice/postgres.ts'
import { openPractice, type Practice, writePractice } from '../practice/practice.ts'
import { mailSamples } from '../practice/samples.ts'
import { openService, type Service } from '../service.ts'
import { addUser, listUsers } from '../store/users.ts'
import { hashPassword } from '../web/password.ts'
import { print, readArguments, refuse, WrongUsage } from './usage.ts'
import { newPassword } from './users.ts'

type WorkerName = 'poller' | 'drafter' | 'sender' | 'desk' | 'sweeper'
const WORKERS: readonly WorkerName[] = ['desk', 'drafter', 'sender', 'sweeper', 'poller']

/** What is in hand when SIGTERM comes has this long to end; then the process ends without it, and the case tables say what is left to do. */
const STOP_WITHIN_MS = 9_000

export async function start(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(
    args,
    { only: { type: 'string' }, 'no-samples': { type: 'boolean' } },
    'start [--only poller,drafter,sender,desk,sweeper] [--no-samples]',
  )
  if (positionals.length > 0) throw new WrongUsage(`start takes no ${positionals[0]}.`)
  const names = workerNames(values.only)
  const read = currentConfig()
  if (read.is === 'wrong') return refuse(read.because)
  const { config } = read
  const stopping = stopSignal()

  // Whatever is open is closed in reverse, on a stop as on a failed start.
  const open: (() => Promise<unknown>)[] = []
  const closeAll = async () => {
    // One that cannot be closed must not keep the others open; what it held is in the case tables.
    for (const close of open.splice(0).reverse()) await close().catch(() => undefined)
  }
  const fail = async (because: string) => {
    await closeAll()
    return refuse(because)
  }

  const database = await openDatabaseFor(config, values.only !== undefined)
  if ('because' in database) return fail(database.because)
  open.push(database.stop)
  const world = await openMail(config)
  if ('because' in world) return fail(world.because)
  open.push(world.stop)
  const opened = await openService({ config, databaseUrl: database.url, mail: world.mail })
  if (opened.is === 'not_open') return fail(opened.because)
  const { service } = opened
  open.push(service.close)
  const refused = names.includes('poller') || names.includes('sweeper') ? await mailboxRefusal(service) : null
  if (refused !== null) return fail(refused)

  try {
    for (const name of names) {
      const worker = await startWorker(name, service)
      open.push(() => worker.stop())
    }
    // Of processes that start side by side one makes the first user: five passwords would be printed, and one of them be true.
    const login = names.includes('desk') || world.practice !== null ? await firstAdmin(service, config) : null
    if (world.practice !== null && login !== null) {
      await writePractice(config.dataDir, world.practice, {
        url: config.publicUrl,
        user: login.user,
        password: login.password ?? '',
      })
      if (values['no-samples'] !== true) await mailSamples({ dataDir: config.dataDir, practice: world.practice })
    }
    announce({ config, names, login, practice: world.practice })
    if (names.includes('desk') || names.includes('drafter')) open.push(warmedBeside(service).stop)
  } catch (error) {
    return fail(whyNotStarted(config, error))
  }

  await stopping
  service.log.info({}, 'stopping')
  await closeAll()
  return 0
}

function workerNames(only: string | undefined): readonly WorkerName[] {
  if (only === undefined) return WORKERS
  const wanted = only.split(',').map((name) => name.trim())
  const unknown = wanted.find((name) => !WORKERS.some((worker) => worker === name))
  if (unknown !== undefined)
    throw new WrongUsage(`--only: there is no worker "${unknown}"; the workers are ${WORKERS.join(', ')}.`)
  return WORKERS.filter((worker) => wanted.includes(worker))
}

async function startWorker(name: WorkerName, service: Service): Promise<Worker> {
  switch (name) {
    case 'poller':
      return (await import('../../workers/poller.ts')).startPoller(service)
    case 'drafter':
      return (await import('../../workers/drafter.ts')).startDrafter(service)
    case 'sender':
      return (await import('../../workers/sender.ts')).startSender(service)
    case 'sweeper':
      return (await import('../../workers/sweeper.ts')).startSweeper(service)
    case 'desk':
      return (await import('../../workers/desk.ts')).startDesk(service)
  }
}

/** Warms this process beside its work, which does not wait for it. */
function warmedBeside(service: Service): Worker {
  const stopping = new AbortController()
  const warm = warmUp(service, stopping.signal).catch((error: unknown) => {
    // A fault of the book or of a rule shows at the first draft too, where a person is told; it is no reason to stop here.
    service.log.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'the drafter could not be warmed')
  })
  return {
    async stop() {
      stopping.abort()
      await warm
    },
  }
}

type Refusal = { because: string }

async function openDatabaseFor(
  config: Config,
  beside: boolean,
): Promise<{ url: string; stop(): Promise<void> } | Refusal> {
  if (config.databaseUrl !== null) return { url: config.databaseUrl, stop: async () => {} }
  const postgres = await startPostgres({ dataDir: config.dataDir })
  if (postgres.is === 'not_started') return { because: postgres.because }
  if (postgres.is === 'started') return { url: postgres.url, stop: () => postgres.stop() }
  // A single worker may join the database of a service that runs already; a second whole service may not.
  if (beside) return { url: postgres.url, stop: async () => {} }
  return { because: postgres.because }
}

async function openMail(
  config: Config,
): Promise<{ mail: MailServers; practice: Practice | null; stop(): Promise<void> } | Refusal> {
  if (config.mail !== null) return { mail: config.mail, practice: null, stop: async () => {} }
  const practice = await openPractice({ dataDir: config.dataDir })
  if (practice.is === 'not_opened') return { because: practice.because }
  return { mail: practice.servers, practice, stop: () => practice.stop() }
}

/** A refused login will not mend itself, so the start ends with it; a server that is away may come back, so the poller keeps trying. */
async function mailboxRefusal(service: Service): Promise<string | null> {
  const inbox = openInbox(service.mail.imap)
  const connection = await inbox.connect()
  await inbox.close()
  if (connection.is === 'login_refused' || connection.is === 'no_mailbox') return connection.because
  if (connection.is === 'unreachable')
    service.log.warn({ because: connection.because }, 'the mailbox is out of reach; it is tried again')
  return null
}

function whyNotStarted(config: Config, error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
    return `PORT ${config.port} is in use: stop what listens there, or set PORT to another.`
  if (error instanceof Error && 'code' in error && error.code === 'EACCES')
    return `PORT ${config.port} may not be opened by this user: set PORT to one above 1023.`
  return `The service cannot start: ${withoutPasswords(error instanceof Error ? error.message : String(error))}.`
}

type Login = { user: string; password: string | null }

/** The first start makes one admin and is the only time its password is known, but for practice.json of the practice mailbox. */
async function firstAdmin(service: Service, config: Config): Promise<Login> {
  const users = await listUsers(service.store)
  const kept = await keptLogin(config)
  const first = users[0]
  if (first !== undefined)
    return { user: first.email, password: kept !== null && kept.user === first.email ? kept.password : null }
  const login = { user: `admin@${service.deskAddress.split('@')[1] ?? 'localhost'}`, password: newPassword() }
  await addUser(service.store, {
    email: login.user,
    name: 'Desk administrator',
    credential: '',
    role: 'admin',
    passwordHash: await hashPassword(login.password),
    at: service.now(),
  })
  return login
}

async function keptLogin(config: Config): Promise<{ user: string; password: string } | null> {
  try {
    const practice: unknown = JSON.parse(await readFile(join(config.dataDir, 'practice.json'), 'utf8'))
    const desk = typeof practice === 'object' && practice !== null && 'desk' in practice ? practice.desk : null
    if (typeof desk !== 'object' || desk === null || !('user' in desk) || !('password' in desk)) return null
    return typeof desk.user === 'string' && typeof desk.password === 'string' && desk.password !== ''
      ? { user: desk.user, password: desk.password }
      : null
  } catch {
    // No practice.json yet: the first start writes it.
    return null
  }
}

/** Written for a person; nothing else of the start goes to stdout but the log's JSON lines. */
function announce({
  config,
  names,
  login,
  practice,
}: {
  config: Config
  names: readonly WorkerName[]
  login: Login | null
  practice: Practice | null
}): void {
  const lines = ['']
  if (names.includes('desk')) lines.push(`  The desk:      ${config.publicUrl}`)
  if (login !== null)
    lines.push(`  Sign in as:    ${login.user}${login.password === null ? '' : `   password ${login.password}`}`)
  if (practice !== null) {
    lines.push(`  Write to:      ${practice.desk.address}`)
    lines.push(
      `  IMAP:          ${practice.imap.host}:${practice.imap.port}   SMTP: ${practice.smtp.host}:${practice.smtp.port} (STARTTLS, sign in)`,
    )
    for (const mailbox of practice.mailboxes)
      lines.push(`  Mailbox:       ${mailbox.address.padEnd(22)} password ${mailbox.password}`)
    lines.push(`  The same as JSON: ${join(config.dataDir, 'practice.json')}`)
  }
  if (names.length < WORKERS.length) lines.push(`  Workers here:  ${names.join(', ')}`)
  print(`${lines.join('\n')}\n`)
}

/** Resolves when the process is told to stop; from then on it ends within STOP_WITHIN_MS, also in the middle of its start. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      setTimeout(() => {
        process.stderr.write('What was in hand did not end in time; the case tables say what is left to do.\n')
        process.exit(0)
      }, STOP_WITHIN_MS).unref()
      resolve()
    }
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, stop)
  })
}
