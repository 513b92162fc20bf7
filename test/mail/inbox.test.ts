import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { ImapFlow } from 'imapflow'
import { createTransport } from 'nodemailer'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type Inbox, MailboxLost, openInbox } from '../../src/mail/inbox.ts'
import { rawMessage } from '../../src/mail/raw-message.ts'
import { type StartedDovecot, startDovecot } from '../../src/practice/dovecot.ts'
import { dovecotProgram } from '../../src/practice/dovecot-program.ts'
import { outbound } from './outbound.ts'
import { silentProxy } from './silent-proxy.ts'

const missing = dovecotProgram()
if ('missing' in missing) console.warn(`inbox tests are skipped: ${missing.missing}`)
const dovecotTest = test.skipIf('missing' in missing)

// Each test has a mailbox of its own, so none sees the mail of another.
const addresses = Array.from({ length: 20 }, (_, n) => `desk${n}@practice.example`)
const password = 'p4ss-w0rd'
const TIMEOUTS = { connect: 2_000, silence: 10_000, probe: 300, answer: 500 }
const never = new AbortController().signal

const dataDir = mkdtempSync(join(tmpdir(), 'inbox-'))
let dovecot: StartedDovecot
const closers: (() => Promise<void>)[] = []
let next = 0

beforeAll(async () => {
  if ('missing' in missing) return
  dovecot = await started()
})

afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

afterAll(async () => {
  await dovecot?.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

async function started(): Promise<StartedDovecot> {
  const start = await startDovecot({ dataDir, mailboxes: addresses.map((address) => ({ address, password })) })
  if (start.is !== 'started') throw new Error(start.because)
  return start
}

/** An unused mailbox, its Inbox, and a way to mail to it. */
function mailbox(change: Partial<Parameters<typeof openInbox>[0]> = {}) {
  const user = addresses[next] ?? ''
  next += 1
  const server = { ...dovecot.imap, secure: false, user, password, folder: 'INBOX', ...change }
  const inbox = openInbox(server, { timeouts: TIMEOUTS })
  closers.push(() => inbox.close())
  return { server, inbox, arrives: (text: string) => deliver(user, text) }
}

async function deliver(to: string, text: string): Promise<void> {
  const door = createTransport({ ...dovecot.lmtp, lmtp: true, secure: false, ignoreTLS: true })
  await door.sendMail({ from: 'dana@clinic.example', to, subject: text, text })
  door.close()
}

async function connected(inbox: Inbox): Promise<bigint> {
  const outcome = await inbox.connect()
  if (outcome.is !== 'connected') throw new Error(outcome.because)
  return outcome.uidValidity
}

dovecotTest('an empty mailbox has nothing newer than nothing', async () => {
  const { inbox } = mailbox()
  expect(await connected(inbox)).toBeGreaterThan(0n)
  expect(await inbox.newerThan(0, { limit: 10 })).toEqual([])
})

dovecotTest('mail is listed by UID, a limited number at a time, and the last one is not listed again', async () => {
  const { inbox, arrives } = mailbox()
  for (const text of ['one', 'two', 'three']) await arrives(text)
  await connected(inbox)
  const first = await inbox.newerThan(0, { limit: 2 })
  expect(first.map(({ uid }) => uid)).toEqual([1, 2])
  expect(first.every(({ size }) => size > 100)).toBe(true)
  expect((await inbox.newerThan(2, { limit: 2 })).map(({ uid }) => uid)).toEqual([3])
  // `4:*` means 3:4 to the server when 3 is the last UID.
  expect(await inbox.newerThan(3, { limit: 2 })).toEqual([])
})

dovecotTest('a mail is fetched whole, without being marked as seen', async () => {
  const { inbox, server, arrives } = mailbox()
  await arrives('whole')
  await connected(inbox)
  const [listed] = await inbox.newerThan(0, { limit: 1 })
  const mail = await inbox.fetchRaw(1, 100_000)
  expect(mail).toMatchObject({ is: 'raw' })
  expect(mail.is === 'raw' && mail.raw.length).toBe(listed?.size)
  expect(await flagsOf(server, 1)).not.toContain('\\Seen')
  await inbox.flagSeen(1)
  expect(await flagsOf(server, 1)).toContain('\\Seen')
})

async function flagsOf(server: ReturnType<typeof mailbox>['server'], uid: number): Promise<string[]> {
  const client = new ImapFlow({ ...server, auth: { user: server.user, pass: password }, logger: false })
  await client.connect()
  await client.mailboxOpen('INBOX')
  const mail = await client.fetchOne(String(uid), { flags: true }, { uid: true })
  await client.logout()
  return mail ? [...(mail.flags ?? [])] : []
}

dovecotTest('of a mail that is too large the header and the words are fetched, and its files are named', async () => {
  const { inbox, arrives } = mailbox()
  await arrives('x'.repeat(200_000))
  await connected(inbox)
  const mail = await inbox.fetchRaw(1, 100_000)
  if (mail.is !== 'too_large') throw new Error(mail.is)
  expect(mail.leftOut).toEqual([])
  expect(mail.raw.toString('latin1')).toContain('dana@clinic.example')
  expect(mail.raw.toString('latin1')).toContain('xxxx')
})

dovecotTest('a mail that was deleted meanwhile is gone', async () => {
  const { inbox } = mailbox()
  await connected(inbox)
  expect(await inbox.fetchRaw(7, 1_000)).toEqual({ is: 'gone' })
})

dovecotTest('new mail is heard of while idling, and once', async () => {
  const { inbox, arrives } = mailbox()
  await connected(inbox)
  await inbox.newerThan(0, { limit: 10 })
  const heard = inbox.waitForNews(20_000, never)
  await wait(700) // longer than two probes: the idling goes on after each
  const delivered = performance.now()
  await arrives('news')
  expect(await heard).toBe('news')
  expect(performance.now() - delivered).toBeLessThan(2_500)
  expect(await inbox.newerThan(0, { limit: 10 })).toHaveLength(1)
  expect(await inbox.waitForNews(400, never)).toBe('quiet')
})

dovecotTest('mail that came between two waits is news at once', async () => {
  const { inbox, arrives } = mailbox()
  await connected(inbox)
  await inbox.newerThan(0, { limit: 10 })
  await arrives('between')
  await inbox.flagSeen(1)
  expect(await inbox.waitForNews(20_000, never)).toBe('news')
})

dovecotTest('a stop ends the waiting', async () => {
  const { inbox } = mailbox()
  await connected(inbox)
  const stopping = new AbortController()
  const heard = inbox.waitForNews(60_000, stopping.signal)
  setTimeout(() => stopping.abort(), 100)
  expect(await heard).toBe('stopped')
})

dovecotTest('a copy in Sent is the same bytes and is found by its Message-ID', async () => {
  const { inbox, arrives } = mailbox()
  await arrives('a question')
  await connected(inbox)
  const message = outbound()
  expect(await inbox.findInSent(message.messageId)).toEqual({ is: 'not_found' })
  const appended = await inbox.appendToSent(await rawMessage(message))
  expect(appended).toEqual({ is: 'appended', folder: 'Sent', uid: 1 })
  expect(await inbox.findInSent(message.messageId)).toEqual({ is: 'found', uid: 1 })
  expect(await inbox.findInSent('<other@desk.example>')).toEqual({ is: 'not_found' })
  // Looking into Sent must not make Sent the mailbox that is read.
  const mail = await inbox.fetchRaw(1, 100_000)
  expect(mail.is === 'raw' && mail.raw.toString('latin1')).toContain('a question')
})

dovecotTest('a mailbox that was made anew says so by its UIDVALIDITY', async () => {
  const { inbox, server } = mailbox({ folder: 'Desk' })
  expect(await inbox.connect()).toMatchObject({ is: 'no_mailbox', because: expect.stringContaining('Desk') })
  await remade(server)
  const before = await connected(inbox)
  await remade(server)
  await expect(inbox.findInSent('<x@y.example>').then(() => inbox.newerThan(0, { limit: 1 }))).rejects.toThrow(
    MailboxLost,
  )
  expect(await connected(inbox)).not.toBe(before)
})

async function remade(server: ReturnType<typeof mailbox>['server']): Promise<void> {
  const client = new ImapFlow({ ...server, auth: { user: server.user, pass: password }, logger: false })
  await client.connect()
  await client.mailboxDelete('Desk').catch(() => {}) // the first time there is none
  await client.mailboxCreate('Desk')
  await client.logout()
}

dovecotTest('a line that went silent is lost within a probe, and a new connection works', async () => {
  const proxy = await silentProxy(dovecot.imap)
  closers.push(proxy.close)
  const { inbox } = mailbox({ port: proxy.port, user: addresses[0] ?? '' })
  await connected(inbox)
  const heard = inbox.waitForNews(20_000, never)
  await wait(100)
  const silent = performance.now()
  proxy.goSilent()
  expect(await heard).toBe('lost')
  expect(performance.now() - silent).toBeLessThan(2_000)
  await expect(inbox.newerThan(0, { limit: 1 })).rejects.toThrow(MailboxLost)
  await connected(inbox)
  expect(await inbox.newerThan(0, { limit: 1 })).toEqual([])
})

dovecotTest('a server that stops while we idle is noticed, and found again when it is back', async () => {
  const { inbox } = mailbox({ user: addresses[0] ?? '' })
  await connected(inbox)
  const heard = inbox.waitForNews(20_000, never)
  await wait(100)
  const log = readFileSync(join(dovecot.folder, 'dovecot.log'), 'utf8')
  await dovecot.stop()
  // Dovecot's process of a connected client outlives its master; a machine that goes down takes it along.
  process.kill(Number(log.slice(log.lastIndexOf('mpid=') + 5).split(',')[0]))
  expect(await heard).toBe('lost')
  expect(await inbox.connect()).toMatchObject({ is: 'unreachable', because: expect.stringContaining('ECONNREFUSED') })
  dovecot = await started()
  expect(await inbox.connect()).toMatchObject({ is: 'connected' })
})

dovecotTest('mail that comes after a quick restart of the server is heard of, on whichever line', async () => {
  const { inbox, arrives } = mailbox()
  await connected(inbox)
  const heard = inbox.waitForNews(20_000, never)
  await wait(100)
  await dovecot.stop()
  dovecot = await started()
  await arrives('after the restart')
  if ((await heard) === 'lost') await connected(inbox)
  expect(await inbox.newerThan(0, { limit: 5 })).toHaveLength(1)
})

// The last one: Dovecot lets an address that failed to log in wait before its next tries.
dovecotTest('a wrong password is said clearly, and not said', async () => {
  const { inbox } = mailbox({ password: 'wr0ng-one' })
  const outcome = await inbox.connect()
  expect(outcome).toMatchObject({
    is: 'login_refused',
    because: expect.stringContaining('refused the user name or the password'),
  })
  expect(JSON.stringify(outcome)).not.toContain('wr0ng')
})

test('before a connection and after the good-bye every call says that there is none', async () => {
  const inbox = openInbox({ host: '127.0.0.1', port: 1, secure: false, user: 'a', password: 'b', folder: 'INBOX' })
  await expect(inbox.newerThan(0, { limit: 1 })).rejects.toThrow(MailboxLost)
  expect(await inbox.waitForNews(1_000, never)).toBe('lost')
  await inbox.close()
})
