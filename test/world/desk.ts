// A desk for a test, in the test's own process or in one of its own: on a new database of the world, all of its settings said here.
import { join } from 'node:path'
import type { Config, MailServers } from '../../src/config.ts'
import { notKnown } from '../../src/message/sender/sender-check.ts'
import { openService, type Service } from '../../src/service.ts'
import { starterBookFile } from './starter-book.ts'
import type { Database, World } from './world.ts'

/** What tests seal with. */
export const KEY = 'a key of at least thirty-two characters'

/** A world, or only its database: then no mail server is asked. */
export type Place = Database & Partial<Pick<World, 'practice' | 'redisUrl'>>

/** Opens a service, without workers, on the database named or a new one. All read the same starter book. */
export async function openDesk(
  place: Place,
  { redis = false, databaseUrl }: { redis?: boolean; databaseUrl?: string } = {},
): Promise<Service> {
  const config = configOf(place, redis)
  const opened = await openService({
    config,
    databaseUrl: databaseUrl ?? (await place.newDatabase()),
    mail: config.mail,
  })
  if (opened.is === 'not_open') throw new Error(opened.because)
  // No test asks a DNS: what a look-up does is tested with one in memory (test/mail/verify-sender.test.ts).
  return { ...opened.service, verifySender: async () => notKnown('not asked') }
}

/** The same service without the wait in which an approval can be taken back. */
export function atOnce(service: Service): Service {
  return { ...service, desk: { ...service.desk, holdMs: 0 } }
}

export function configOf({ dataDir, practice, redisUrl }: Place, redis = false): Config & { mail: MailServers } {
  return {
    port: 0,
    publicUrl: 'http://localhost:3000',
    dataDir,
    databaseUrl: null,
    redisUrl: redis ? (redisUrl ?? null) : null,
    mail: practice?.servers ?? NOWHERE,
    codeBook: starterBookFile(),
    codeSources: join(dataDir, 'code-sources.json'),
    acceptedLicences: [],
    cptNotice: null,
    clamd: null,
    secretKey: KEY,
    previousSecretKeys: [],
    authservIds: [],
    trustedHops: 1,
    logLevel: 'fatal',
  }
}

/** The environment of the command `start` in a process of its own, on a database of the world. */
export function settingsOf(
  { dataDir, practice }: World,
  { databaseUrl, port }: { databaseUrl: string; port: number },
): Record<string, string> {
  const { imap, smtp } = practice.servers
  return {
    PATH: process.env.PATH ?? '',
    DATA_DIR: dataDir,
    CODE_BOOK: starterBookFile(),
    PORT: String(port),
    DATABASE_URL: databaseUrl,
    IMAP_URL: `${urlOf('imap', imap)}/INBOX`,
    SMTP_URL: urlOf('smtp', smtp),
    MAIL_FROM: 'Coding desk <desk@practice.test>',
    SECRET_KEY: KEY,
  }
}

const SILENT = { host: '127.0.0.1', port: 1, secure: false, user: 'desk@practice.test', password: 'none' }
/** Mail servers that are none: these tests end where a mail would leave. */
const NOWHERE: MailServers = {
  imap: { ...SILENT, folder: 'INBOX' },
  smtp: { ...SILENT, ca: null },
  from: { name: 'Coding desk', address: SILENT.user },
}

function urlOf(scheme: string, server: MailServers['imap'] | MailServers['smtp']): string {
  const { host, port, user, password } = server
  return `${scheme}://${encodeURIComponent(user ?? '')}:${encodeURIComponent(password ?? '')}@${host}:${port}`
}
