// The settings of the service, read once from the environment: the only file that looks at process.env.

import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import {
  authservIdsOf,
  type ClamdServer,
  clamdServerOf,
  databaseUrlOf,
  hopsOf,
  type ImapServer,
  imapServersOf,
  keyOf,
  keysOf,
  LOG_LEVELS,
  type LogLevel,
  licencesOf,
  logLevelOf,
  mailFromOf,
  missingPartners,
  missingSignIns,
  noticeOf,
  portOf,
  publicUrlOf,
  quoted,
  redisUrlOf,
  SECRET_KEY_MIN_CHARACTERS,
  type SmtpServer,
  shownKey,
  shownUrl,
  shownUrls,
  smtpServerOf,
  writerKindOf,
  writerUrlOf,
  yesNoOf,
} from './setting-values.ts'

export type { ClamdServer, ImapServer, LogLevel, SmtpServer, TokenSource } from './setting-values.ts'

/** Root of the checkout: templates/ and config/ lie there, wherever the service was started from. */
export const projectFolder: string = dirname(dirname(fileURLToPath(import.meta.url)))

/** `imap` is the mailbox whose Sent folder is kept; questions come to it and to `alsoRead`. */
export type MailServers = {
  imap: ImapServer
  alsoRead?: readonly ImapServer[]
  smtp: SmtpServer
  from: { name: string | null; address: string }
}

export type Config = {
  port: number
  /** Without a slash at the end. */
  publicUrl: string
  dataDir: string
  /** null: the embedded PostgreSQL under dataDir. */
  databaseUrl: string | null
  /** null: the queue lives in PostgreSQL. */
  redisUrl: string | null
  /** null: the practice mailbox under dataDir. */
  mail: MailServers | null
  codeBook: string
  /** The operator's own list of where files are published; need not exist. Its entries stand before those of config/code-sources.json. */
  codeSources: string
  /** Licences of publishers that the operator has read and accepted, for example `ama-cpt`. */
  acceptedLicences: readonly string[]
  /** The notice that a licensee of CPT must show with its descriptors; null: none may be loaded. */
  cptNotice: string | null
  /** null: attachments are not scanned for viruses. */
  clamd: ClamdServer | null
  /** null: one is made and kept under dataDir (secret-key.ts). */
  secretKey: string | null
  /** Keys of before: they open and verify, and sign nothing. */
  previousSecretKeys: readonly string[]
  /** Servers of ours whose Authentication-Results are believed. */
  authservIds: readonly string[]
  /** How many Received fields at the top of a mail our own servers write; the lowest of them names who connected. */
  trustedHops: number
  /** null: mailboxes sign in with a password or an app password. */
  oauth?: { provider: string; clientId: string; clientSecret: string | null } | null
  /** True: /pilot is open to everybody who reaches the desk. */
  pilotOpen?: boolean
  /** null: drafts keep the rules' own words. */
  writer?: WriterSetting | null
  logLevel: LogLevel
}

export type WriterSetting = { kind: 'openai' | 'anthropic'; url: string; key: string | null; model: string }

export type ConfigOutcome = { is: 'config'; config: Config } | { is: 'wrong'; because: string }

const DEFAULT_PORT = 3000

/** The settings of this process. */
export function currentConfig(): ConfigOutcome {
  return readConfig(process.env)
}

/**
 * Reads the settings. An empty value counts as unset. Every wrong value becomes one line of `because` that names the
 * setting, what it was (never a password) and what was expected.
 */
export function readConfig(env: NodeJS.ProcessEnv): ConfigOutcome {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''))
  const read = settings.safeParse(set)
  if (!read.success) return { is: 'wrong', because: read.error.issues.map((issue) => issue.message).join('\n') }
  const s = read.data
  const dataDir = resolve(s.DATA_DIR)
  return {
    is: 'config',
    config: {
      port: s.PORT,
      publicUrl: s.PUBLIC_URL ?? `http://localhost:${s.PORT}`,
      dataDir,
      databaseUrl: s.DATABASE_URL ?? null,
      redisUrl: s.REDIS_URL ?? null,
      mail:
        s.IMAP_URL && s.SMTP_URL && s.MAIL_FROM
          ? { imap: s.IMAP_URL[0], alsoRead: s.IMAP_URL.slice(1), smtp: s.SMTP_URL, from: s.MAIL_FROM }
          : null,
      oauth:
        s.OAUTH_PROVIDER && s.OAUTH_CLIENT_ID
          ? { provider: s.OAUTH_PROVIDER, clientId: s.OAUTH_CLIENT_ID, clientSecret: s.OAUTH_CLIENT_SECRET ?? null }
          : null,
      codeSources: s.CODE_SOURCES === undefined ? join(dataDir, 'code-sources.json') : resolve(s.CODE_SOURCES),
      acceptedLicences: s.ACCEPT_LICENCES,
      cptNotice: s.CPT_LICENCE ?? null,
      codeBook: s.CODE_BOOK === undefined ? join(dataDir, 'code-book.sqlite') : resolve(s.CODE_BOOK),
      clamd: s.CLAMD_URL ?? null,
      secretKey: s.SECRET_KEY ?? null,
      previousSecretKeys: s.SECRET_KEY_PREVIOUS ?? [],
      authservIds: s.AUTHSERV_IDS ?? [],
      trustedHops: s.TRUSTED_HOPS,
      pilotOpen: s.PILOT_OPEN,
      writer:
        s.WRITER_URL && s.WRITER_MODEL
          ? { kind: s.WRITER_KIND, url: s.WRITER_URL, key: s.WRITER_KEY ?? null, model: s.WRITER_MODEL }
          : null,
      logLevel: s.LOG_LEVEL,
    },
  }
}

const settings = z
  .object({
    PORT: parsed('PORT', 'a whole number from 1 to 65535', portOf).default(DEFAULT_PORT),
    PUBLIC_URL: parsed('PUBLIC_URL', 'http:// or https:// and a host', publicUrlOf, shownUrl).optional(),
    DATA_DIR: z.string().default('./data'),
    DATABASE_URL: parsed(
      'DATABASE_URL',
      'postgres://user:password@host:port/database',
      databaseUrlOf,
      shownUrl,
    ).optional(),
    REDIS_URL: parsed('REDIS_URL', 'redis://host:port or rediss://host:port', redisUrlOf, shownUrl).optional(),
    IMAP_URL: parsed(
      'IMAP_URL',
      'imaps://user:password@host:port/INBOX (or imap://), or several of them with blanks between',
      imapServersOf,
      shownUrls,
    ).optional(),
    SMTP_URL: parsed('SMTP_URL', 'smtps://user:password@host:port (or smtp://)', smtpServerOf, shownUrl).optional(),
    OAUTH_PROVIDER: z.string().optional(),
    OAUTH_CLIENT_ID: z.string().optional(),
    OAUTH_CLIENT_SECRET: z.string().optional(),
    MAIL_FROM: parsed('MAIL_FROM', 'desk@clinic.example or Coding Desk <desk@clinic.example>', mailFromOf).optional(),
    CODE_BOOK: z.string().optional(),
    CODE_SOURCES: z.string().optional(),
    ACCEPT_LICENCES: parsed(
      'ACCEPT_LICENCES',
      'names of licences parted by commas, for example ama-cpt',
      licencesOf,
    ).default([]),
    CPT_LICENCE: parsed(
      'CPT_LICENCE',
      'the notice that your CPT licence asks you to show, as one sentence of at most 500 characters',
      noticeOf,
    ).optional(),
    CLAMD_URL: parsed('CLAMD_URL', 'tcp://host:port or unix:///path/of/the/socket', clamdServerOf).optional(),
    SECRET_KEY: parsed(
      'SECRET_KEY',
      `at least ${SECRET_KEY_MIN_CHARACTERS} random characters`,
      keyOf,
      shownKey,
    ).optional(),
    SECRET_KEY_PREVIOUS: parsed(
      'SECRET_KEY_PREVIOUS',
      `keys of at least ${SECRET_KEY_MIN_CHARACTERS} characters, separated by commas`,
      keysOf,
      shownKey,
    ).optional(),
    AUTHSERV_IDS: parsed('AUTHSERV_IDS', 'names of mail servers, separated by commas', authservIdsOf).optional(),
    TRUSTED_HOPS: parsed('TRUSTED_HOPS', 'a whole number from 0 to 9', hopsOf).default(1),
    PILOT_OPEN: parsed('PILOT_OPEN', 'yes or no', yesNoOf).default(false),
    WRITER_URL: parsed(
      'WRITER_URL',
      'https:// and a host, or http:// on this machine, for example https://llm.example.org/v1',
      writerUrlOf,
      shownUrl,
    ).optional(),
    WRITER_KIND: parsed('WRITER_KIND', 'openai or anthropic', writerKindOf).default('openai'),
    WRITER_KEY: z.string().optional(),
    WRITER_MODEL: z.string().trim().optional(),
    LOG_LEVEL: parsed('LOG_LEVEL', `one of ${LOG_LEVELS.join(', ')}`, logLevelOf).default('info'),
  })
  .superRefine((s, context) => {
    if (s.WRITER_URL !== undefined && !s.WRITER_MODEL)
      context.addIssue({
        code: 'custom',
        message: 'WRITER_MODEL is not set, but WRITER_URL is; expected the name of a model',
      })
    for (const message of [...missingPartners(s), ...missingSignIns(s)]) context.addIssue({ code: 'custom', message })
  })

/** A setting that `read` understands (null: it does not); `shown` says how much of a wrong value may be repeated. */
function parsed<T>(
  name: string,
  expected: string,
  read: (value: string) => T | null,
  shown: (value: string) => string = quoted,
) {
  return z.string().transform((value, context): T => {
    const result = read(value.trim())
    if (result !== null) return result
    context.addIssue({ code: 'custom', message: `${name} is ${shown(value.trim())}; expected ${expected}` })
    return z.NEVER
  })
}
