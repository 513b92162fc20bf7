// The practice mailbox, through its real doors: SMTP in, IMAP out.

import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ImapFlow } from 'imapflow'
import { createTransport, type SendMailOptions } from 'nodemailer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dovecotProgram } from '../../src/practice/dovecot-program.ts'
import type { Mailbox } from '../../src/practice/mailbox.ts'
import { openPractice, type Practice, writePractice } from '../../src/practice/practice.ts'
import { mailSamples } from '../../src/practice/samples.ts'

const SECOND_MS = 1_000
const program = dovecotProgram()
const withDovecot = test.skipIf('missing' in program)

let dataDir: string
let practice: Practice

beforeAll(async () => {
  if ('missing' in program) return
  dataDir = mkdtempSync(join(tmpdir(), 'caseconsultant-practice-'))
  chmodSync(dataDir, 0o755) // as root, Dovecot's user must be able to go in
  practice = await opened()
})

afterAll(async () => {
  if ('missing' in program) return
  await practice.stop()
  rmSync(dataDir, { recursive: true })
})

withDovecot('a mail from an asker lies in the mailbox of the desk', async () => {
  await mail(asker(0), {
    to: practice.desk.address,
    subject: 'Trigger point injection',
    text: '.one dot\n..two dots\nend',
  })
  const found = await inbox(practice.desk, 'Trigger point injection')
  expect(found).toContain('Return-Path: <clinic@practice.test>')
  expect(found).toContain('by practice.test with ESMTPSA id')
  expect(found).toContain('\r\n.one dot\r\n..two dots\r\nend')
})

withDovecot('desk+token@ is delivered to the desk, and keeps the token', async () => {
  await mail(asker(1), { to: 'desk+7.k3x@practice.test', subject: 'Reply to case 7', text: 'Thanks' })
  expect(await inbox(practice.desk, 'Reply to case 7')).toContain('desk+7.k3x@practice.test')
})

withDovecot('the desk may answer from its address with a token, and with no sender at all', async () => {
  const to = [asker(0).address]
  await mail(practice.desk, {
    envelope: { from: 'desk+7.k3x@practice.test', to },
    to,
    subject: 'Answer 7',
    text: 'See below',
  })
  await mail(practice.desk, { envelope: { from: '', to }, to, subject: 'Acknowledged', text: 'It came' })
  expect(await inbox(asker(0), 'Answer 7')).toContain('Return-Path: <desk+7.k3x@practice.test>')
  expect(await inbox(asker(0), 'Acknowledged')).toContain('Return-Path: <>')
})

withDovecot('an unknown recipient is refused with 550, and mail for elsewhere too', async () => {
  await expect(mail(asker(0), { to: 'nobody@practice.test', text: 'x' })).rejects.toMatchObject({ responseCode: 550 })
  await expect(mail(asker(0), { to: 'dana@clinic.example', text: 'x' })).rejects.toMatchObject({ responseCode: 550 })
})

withDovecot('a wrong password opens neither door', async () => {
  const stranger = { address: practice.desk.address, password: 'guess' }
  await expect(mail(stranger, { to: practice.desk.address, text: 'x' })).rejects.toMatchObject({ responseCode: 535 })
  await expect(inbox(stranger, 'x')).rejects.toMatchObject({ authenticationFailed: true })
})

withDovecot('nobody writes without a login, nor in the name of another mailbox', async () => {
  const door = createTransport({ ...practice.smtp, ignoreTLS: true })
  await expect(
    door.sendMail({ from: 'clinic@practice.test', to: practice.desk.address, text: 'x' }),
  ).rejects.toMatchObject({ responseCode: 530 })
  const envelope = { from: asker(1).address, to: practice.desk.address }
  await expect(mail(asker(0), { envelope, text: 'x' })).rejects.toMatchObject({ responseCode: 553 })
})

withDovecot('a login without TLS works on this machine, as simple clients do it', async () => {
  const door = createTransport({
    ...practice.smtp,
    ignoreTLS: true,
    auth: { user: asker(0).address, pass: asker(0).password },
  })
  const sent = await door.sendMail({ from: asker(0).address, to: practice.desk.address, subject: 'Plain', text: 'x' })
  expect(sent.response).toMatch(/^250 /)
})

withDovecot(
  'of two recipients the one who has a mailbox gets the mail, and the sender learns of the other',
  async () => {
    const sent = await mail(asker(0), {
      to: [practice.desk.address, 'nobody@practice.test'],
      subject: 'To two',
      text: 'x',
    })
    expect(sent).toMatchObject({ accepted: [practice.desk.address], rejected: ['nobody@practice.test'] })
    expect(await inbox(practice.desk, 'To two')).not.toBeNull()
  },
)

withDovecot('the samples are mailed in at the first start only', async () => {
  expect(await mailSamples({ dataDir, practice })).toBe(3)
  expect(await mailSamples({ dataDir, practice })).toBe(0)
  expect(await inbox(practice.desk, 'OCT of three lesions on the same day')).toContain('0470T and 0471T')
})

withDovecot('practice.json says where everything is, to its owner only', () => {
  writePractice(dataDir, practice, { url: 'http://localhost:3000', user: 'desk', password: 'pw' })
  const file = join(dataDir, 'practice.json')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
    imap: practice.imap,
    smtp: practice.smtp,
    desk: { url: 'http://localhost:3000', user: 'desk', password: 'pw' },
    mailboxes: practice.mailboxes,
  })
})

withDovecot('a second start beside the first says that it is already running', async () => {
  expect(await openPractice({ dataDir })).toMatchObject({
    is: 'not_opened',
    because: expect.stringContaining('already running'),
  })
})

withDovecot('a restart keeps mail, passwords and ports', async () => {
  await mail(asker(0), { to: practice.desk.address, subject: 'Before the restart', text: 'x' })
  const before = practice
  const start = Date.now()
  await practice.stop()
  expect(Date.now() - start).toBeLessThan(5 * SECOND_MS)
  practice = await opened()
  expect(practice).toMatchObject({ mailboxes: before.mailboxes, imap: before.imap, smtp: before.smtp })
  expect(await inbox(practice.desk, 'Before the restart')).not.toBeNull()
})

async function opened(): Promise<Practice> {
  const outcome = await openPractice({ dataDir })
  if (outcome.is === 'not_opened') throw new Error(outcome.because)
  return outcome
}

function asker(index: number): Mailbox {
  const mailbox = practice.askers[index]
  if (mailbox === undefined) throw new Error(`no asker ${index}`)
  return mailbox
}

async function mail(from: Mailbox, message: SendMailOptions) {
  const tls = { ca: practice.servers.smtp.ca ?? undefined }
  const door = createTransport({ ...practice.smtp, tls, auth: { user: from.address, pass: from.password } })
  return await door.sendMail({ from: from.address, ...message })
}

/** The raw mail with this subject in the INBOX of a mailbox, or null. */
async function inbox(mailbox: Mailbox, subject: string): Promise<string | null> {
  const client = new ImapFlow({
    ...practice.imap,
    secure: false,
    logger: false,
    auth: { user: mailbox.address, pass: mailbox.password },
  })
  client.on('error', () => {}) // a refused login is thrown by connect as well
  await client.connect()
  try {
    await client.mailboxOpen('INBOX')
    const found = await client.search({ header: { subject } })
    if (!found || found.length === 0) return null
    const message = await client.fetchOne(String(found.at(-1)), { source: true })
    return (message || null)?.source?.toString('utf8') ?? null
  } finally {
    await client.logout()
  }
}
