// Everything a worker needs, opened once: the settings made real. `openService` is the whole wiring of the program.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { type AskerPolicy, readAskerPolicy } from './case/asker-policy.ts'
import { circleOf, type DeskPolicy, readDeskPolicy } from './case/desk-policy.ts'
import { type RoutingPolicy, readRoutingPolicy } from './case/routing-policy.ts'
import type { CodeBook } from './codes/code-book.ts'
import { openCodeBook } from './codes/configured-book.ts'
import { type Config, type MailServers, projectFolder, type TokenSource } from './config.ts'
import { type Log, openLog, withoutPasswords } from './log.ts'
import { accessTokens } from './mail/access-tokens.ts'
import { type OAuthClient, readOAuthProvider } from './mail/oauth-provider.ts'
import { openTransport, type Transport } from './mail/transport.ts'
import { type SenderVerifier, senderVerifier } from './mail/verify-sender.ts'
import { type AttachmentPolicy, readAttachmentPolicy } from './message/attachments/attachment-policy.ts'
import { readPolicy, type ScreeningPolicy } from './message/screen/screening-policy.ts'
import { notKnown } from './message/sender/sender-check.ts'
import { openQueues, type Queues } from './queue/queues.ts'
import { type ReplyPolicy, readReplyPolicy } from './reply/reply-policy.ts'
import { type ReplyTemplates, readReplyTemplates } from './reply/reply-templates.ts'
import type { Secrets } from './seal.ts'
import { secretKeys } from './secret-key.ts'
import { migrate, openStore, type Store } from './store/database.ts'
import { readMailboxTokens, writeMailboxTokens } from './store/mailbox-tokens.ts'
import { openWriter, type Writer } from './writer/writer.ts'

export type Service = {
  config: Config
  /** The mail servers in use: those of the settings, or the practice mailbox's. */
  mail: MailServers
  log: Log
  store: Store
  pool: pg.Pool
  queues: Queues
  book: CodeBook
  transport: Transport
  /** The desk's own address, and every address that is ours: mail from these is never answered. */
  deskAddress: string
  ownAddresses: readonly string[]
  /** The first signs; all verify, so that a key can be changed without losing a thread. */
  secrets: readonly [string, ...string[]]
  screening: ScreeningPolicy
  reply: { policy: ReplyPolicy; templates: ReplyTemplates }
  desk: DeskPolicy
  askers: AskerPolicy
  /** Looks up who sent a mail, where no server of ours has said it. */
  verifySender: SenderVerifier
  attachments: AttachmentPolicy
  routing: RoutingPolicy
  /** null: drafts keep the rules' own words. */
  writer: Writer | null
  now(): Date
  close(): Promise<void>
}

export type Opened = { is: 'open'; service: Service } | { is: 'not_open'; because: string }

/**
 * Opens database, queue and code book. Each failure comes back as one line that names the setting, with nothing left open.
 * `databaseUrl` and `mail` are the settings' or the embedded ones'. The program's clock is `now`.
 */
export async function openService({
  config,
  databaseUrl,
  mail: servers,
  now = () => new Date(),
}: ServiceSettings): Promise<Opened> {
  const log = openLog(config.logLevel)
  // Read first: a slip of the pen in a policy file then stops the start before anything is open.
  const screening = screeningPolicy()
  const desk = deskPolicy()
  const askers = askerPolicy()
  const attachments = readAttachmentPolicy(configFile('attachments.json'))
  const routing = readRoutingPolicy(configFile('routing.json'))
  const reply = {
    policy: readReplyPolicy(configFile('reply.json')),
    templates: readReplyTemplates(join(projectFolder, 'templates/mail')),
  }
  const circle = circleOf(desk.folders, [servers.imap, ...(servers.alsoRead ?? [])])
  if (circle !== null) return { is: 'not_open', because: circle }
  const secrets = secretKeys(config)
  const book = openCodeBook(config)
  if (book.is === 'not_open') return book
  const { store, pool } = openStore(databaseUrl, {
    onTrouble: (error) =>
      log.warn({ because: error.message }, 'a database connection was lost; the pool makes a new one'),
  })
  try {
    await migrate(store)
  } catch (error) {
    book.book.close()
    await store.destroy()
    return {
      is: 'not_open',
      because: `The database at ${setting('DATABASE_URL', config.databaseUrl, databaseUrl)} cannot be used: ${reason(error)}.`,
    }
  }
  const queues = await openQueues({ redisUrl: config.redisUrl, databaseUrl, onTrouble: troubleLog(log) }).catch(
    (error: unknown) => ({ because: reason(error) }),
  )
  if ('because' in queues) {
    book.book.close()
    await store.destroy()
    return {
      is: 'not_open',
      because: `The queue at ${setting('REDIS_URL', config.redisUrl, databaseUrl)} cannot be used: ${queues.because}.`,
    }
  }
  const mail = signingIn(servers, { config, store, secrets, now })
  const deskAddress = mail.from.address.toLowerCase()
  const service: Service = {
    config,
    mail,
    log,
    store,
    pool,
    queues,
    book: book.book,
    transport: openTransport(mail.smtp),
    deskAddress,
    ownAddresses: [
      ...new Set([deskAddress, ...[mail.imap, ...(mail.alsoRead ?? [])].map(({ user }) => user.toLowerCase())]),
    ].filter((address) => address.includes('@')),
    secrets,
    screening,
    reply,
    desk,
    askers,
    verifySender: config.mail === null ? practiceSender : senderVerifier({ trustedHops: config.trustedHops }),
    attachments,
    routing,
    writer: config.writer ? openWriter(config.writer) : null,
    now,
    close: async () => {
      await queues.close()
      book.book.close()
      await store.destroy()
    },
  }
  return { is: 'open', service }
}

/** The desk's registration with its mail provider; null when mailboxes have passwords. Throws one line when the provider is unknown. */
export function oauthClient(config: Pick<Config, 'oauth'>): OAuthClient | null {
  if (config.oauth == null) return null
  const { clientId, clientSecret } = config.oauth
  return { provider: readOAuthProvider(configFile('oauth.json'), config.oauth.provider), clientId, clientSecret }
}

/** Gives every mailbox without a password its source of tokens; receiving and sending share it. */
export function signingIn(
  mail: MailServers,
  { config, store, secrets, now }: { config: Pick<Config, 'oauth'>; store: Store; secrets: Secrets; now(): Date },
): MailServers {
  const client = oauthClient(config)
  if (client === null) return mail
  const sources = new Map<string, TokenSource>()
  const sourceOf = (mailbox: string): TokenSource => {
    const known = sources.get(mailbox)
    const source =
      known ??
      accessTokens(mailbox, {
        client,
        now: () => now().getTime(),
        shelf: {
          read: () => readMailboxTokens(store, mailbox, secrets),
          write: (tokens) => writeMailboxTokens(store, mailbox, { tokens, secrets, at: now() }),
        },
      })
    sources.set(mailbox, source)
    return source
  }
  const withTokens = <T extends { user: string | null; password: string | null }>(server: T): T =>
    server.user === null || server.password !== null ? server : { ...server, tokens: sourceOf(server.user) }
  return {
    ...mail,
    imap: withTokens(mail.imap),
    alsoRead: (mail.alsoRead ?? []).map(withTokens),
    smtp: withTokens(mail.smtp),
  }
}

type ServiceSettings = { config: Config; databaseUrl: string; mail: MailServers; now?: () => Date }

/** The times and sizes a desk keeps, of config/desk.json. */
export function deskPolicy(): DeskPolicy {
  return readDeskPolicy(configFile('desk.json'))
}

/** Whom a desk answers, of config/askers.json. */
export function askerPolicy(): AskerPolicy {
  return readAskerPolicy(configFile('askers.json'))
}

/** Mail of the practice mailbox comes from this machine: no DNS knows of it. */
const practiceSender: SenderVerifier = async () => notKnown('it came through the practice mailbox')

/** The words and headers that screening goes by, of config/screening.json. */
export function screeningPolicy(): ScreeningPolicy {
  return readPolicy(configFile('screening.json'))
}

function configFile(name: string): unknown {
  return JSON.parse(readFileSync(join(projectFolder, 'config', name), 'utf8'))
}

/** Names the setting a person would change, without any password. */
function setting(name: string, value: string | null, url: string): string {
  return value === null
    ? `${withoutPasswords(url)} (the embedded one; set ${name} to use another)`
    : `${name}=${withoutPasswords(value)}`
}

function reason(error: unknown): string {
  // A refused connection to several addresses is an AggregateError without a message of its own.
  if (error instanceof AggregateError) return error.errors.map(reason).join('; ')
  return error instanceof Error ? error.message : String(error)
}

/** A queue that is away says so once a minute, not once a retry. */
function troubleLog(log: Log): (error: Error) => void {
  let last = 0
  return (error) => {
    const now = performance.now()
    if (last !== 0 && now - last < 60_000) return
    last = now
    log.warn({ because: reason(error) }, 'the queue is out of reach; the sweeper nudges again from the case tables')
  }
}
