// A whole service for a test, in this process: real PostgreSQL, Dovecot, SMTP and queue, and askers who write real mail.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { ImapFlow } from 'imapflow'
import { createTransport } from 'nodemailer'
import type { CaseNumber, CaseState } from '../../src/case/case.ts'
import type { Config } from '../../src/config.ts'
import type { Reviewer } from '../../src/flow/review.ts'
import type { InboundMessage } from '../../src/message/inbound-message.ts'
import { parseMessage } from '../../src/message/parse.ts'
import { notKnown } from '../../src/message/sender-check.ts'
import { openService, type Service } from '../../src/service.ts'
import { type CaseRow, caseByNumber, listCases } from '../../src/store/cases.ts'
import { startDrafter } from '../../workers/drafter.ts'
import { startPoller } from '../../workers/poller.ts'
import { startSender } from '../../workers/sender.ts'
import { startSweeper } from '../../workers/sweeper.ts'
import type { Worker } from '../../workers/worker.ts'
import type { World } from '../world/world.ts'

export type Running = { service: Service; stop(): Promise<void> }
export type WorkerName = 'poller' | 'drafter' | 'sender' | 'sweeper'

export const rosa: Reviewer = { id: null, name: 'Rosa Lind', credential: 'CPC' }

/** Opens a service on a new database of the world; with the workers named, or all of them. The hold before sending is cut to nothing. */
export async function running(
  world: World,
  {
    redis = false,
    workers = ['drafter', 'sender', 'sweeper', 'poller'],
    change = (s) => s,
  }: { redis?: boolean; workers?: readonly WorkerName[]; change?: (service: Service) => Service } = {},
): Promise<Running> {
  const opened = await openService({
    config: configOf(world, redis),
    databaseUrl: await world.newDatabase(),
    mail: world.practice.servers,
  })
  if (opened.is === 'not_open') throw new Error(opened.because)
  const service = change({
    ...opened.service,
    verifySender: async () => notKnown('not asked'),
    desk: { ...opened.service.desk, holdMs: 0 },
  })
  const started: Worker[] = workers.map((name) =>
    ({ poller: startPoller, drafter: startDrafter, sender: startSender, sweeper: startSweeper })[name](service),
  )
  return {
    service,
    stop: async () => {
      for (const worker of started) await worker.stop()
      await service.close()
    },
  }
}

export function configOf(
  world: { practice: Pick<World['practice'], 'servers'>; redisUrl: string | null },
  redis: boolean,
): Config {
  const dataDir = mkdtempSync(join(tmpdir(), 'caseconsultant-test-'))
  return {
    port: 0,
    publicUrl: 'http://localhost:3000',
    dataDir,
    databaseUrl: null,
    redisUrl: redis ? world.redisUrl : null,
    mail: world.practice.servers,
    codeBook: join(dataDir, 'code-book.sqlite'),
    codeSources: join(dataDir, 'code-sources.json'),
    acceptedLicences: [],
    cptNotice: null,
    clamd: null,
    secretKey: 'a key of at least thirty-two characters',
    previousSecretKeys: [],
    authservIds: [],
    trustedHops: 1,
    logLevel: 'fatal',
  }
}

export type Letter = {
  from: 'clinic@practice.test' | 'billing@practice.test'
  to?: string
  subject: string
  text: string
  inReplyTo?: string
  references?: string[]
  headers?: Record<string, string>
}

/** Mails the desk through the SMTP door, signed in as the sender. Returns the Message-ID. */
export async function mail(world: World, letter: Letter): Promise<string> {
  const mailbox = world.practice.mailboxes.find((one) => one.address === letter.from)
  if (mailbox === undefined) throw new Error(`no mailbox ${letter.from}`)
  const transport = createTransport({
    host: world.practice.smtp.host,
    port: world.practice.smtp.port,
    secure: false,
    auth: { user: mailbox.address, pass: mailbox.password },
    tls: { rejectUnauthorized: false },
  })
  const { to = world.practice.desk.address, ...rest } = letter
  const sent = await transport.sendMail({ ...rest, to })
  transport.close()
  return sent.messageId
}

/** Every mail in a folder of a mailbox, oldest first, read over IMAP. */
export async function folderOf(
  world: World,
  address: string,
  folder = 'INBOX',
): Promise<{ message: InboundMessage; raw: string }[]> {
  const mailbox = world.practice.mailboxes.find((one) => one.address === address)
  if (mailbox === undefined) throw new Error(`no mailbox ${address}`)
  const client = new ImapFlow({
    host: world.practice.imap.host,
    port: world.practice.imap.port,
    secure: false,
    auth: { user: mailbox.address, pass: mailbox.password },
    logger: false,
  })
  client.on('error', () => undefined)
  await client.connect()
  await client.mailboxOpen(folder)
  const mails: { message: InboundMessage; raw: string }[] = []
  const all =
    client.mailbox !== false && client.mailbox.exists > 0 ? await client.fetchAll('1:*', { source: true }) : []
  for (const { source } of all) {
    const parsed = await parseMessage(source ?? Buffer.alloc(0))
    if (parsed.is === 'message') mails.push({ message: parsed.message, raw: source?.toString('latin1') ?? '' })
  }
  await client.logout()
  return mails
}

/** Waits until `look` gives something; fails with what was waited for. */
export async function eventually<T>(
  what: string,
  look: () => Promise<T | null | undefined | false>,
  ms = 15_000,
): Promise<T> {
  const until = Date.now() + ms
  for (;;) {
    const seen = await look()
    if (seen !== null && seen !== undefined && seen !== false) return seen
    if (Date.now() > until) throw new Error(`waited ${ms} ms for ${what}`)
    await wait(20)
  }
}

export async function caseIn(service: Service, number: CaseNumber, state: CaseState): Promise<CaseRow> {
  return eventually(`${number} to be ${state}`, async () => {
    const found = await caseByNumber(service.store, number)
    return found?.state === state ? found : null
  })
}

/** The newest case, once it is in the state. */
export async function newestCaseIn(service: Service, state: CaseState, subject: string): Promise<CaseRow> {
  return eventually(`a case "${subject}" to be ${state}`, async () =>
    (await listCases(service.store, { limit: 50 })).find((one) => one.subject === subject && one.state === state),
  )
}

/** Puts mails straight into a folder of the desk's mailbox, made when it is missing: no SMTP on the way. */
export async function putInto(world: World, folder: string, mails: readonly Buffer[]): Promise<void> {
  const { imap } = world.practice.servers
  const client = new ImapFlow({
    host: imap.host,
    port: imap.port,
    secure: imap.secure,
    auth: { user: imap.user, pass: imap.password ?? '' },
    logger: false,
  })
  client.on('error', () => undefined)
  await client.connect()
  if (folder !== 'INBOX') await client.mailboxCreate(folder)
  for (const mail of mails) await client.append(folder, mail)
  await client.logout()
}
