// Mails fetched without their files, from a real Dovecot: header, words and verdict are those of the whole mail.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ImapFlow } from 'imapflow'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fetchBounded } from '../../src/mail/raw-mail.ts'
import { screenMail } from '../../src/message/screen/screen-mail.ts'
import { type StartedDovecot, startDovecot } from '../../src/practice/dovecot.ts'
import { dovecotProgram } from '../../src/practice/dovecot-program.ts'
import { pdfOf } from '../file/files-of.ts'
import { policy } from '../message/policy.ts'
import { mailWithFiles } from '../world/letters.ts'

const missing = dovecotProgram()
const FIXTURES = join(import.meta.dirname, '../message/mail')
/** Words that are in a file, or in no part at all, are not fetched; and no IMAP server hands out a NUL (RFC 9051 4.3.1). */
const OTHERWISE = new Set(
  'smime-signed-around winmail-dat broken-boundary empty cr-line-ends nul-and-latin1'.split(' '),
)
const names = readdirSync(FIXTURES)
  .filter((name) => name.endsWith('.eml'))
  .map((name) => name.slice(0, -4))
  .filter((name) => !OTHERWISE.has(name))

describe.skipIf('missing' in missing)('a mail that is too large (needs Dovecot)', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'reduced-'))
  let dovecot: StartedDovecot
  let client: ImapFlow

  beforeAll(async () => {
    const mailbox = { address: 'desk@practice.example', password: 'p4ss-w0rd' }
    const started = await startDovecot({ dataDir, mailboxes: [mailbox] })
    if (started.is !== 'started') throw new Error(started.because)
    dovecot = started
    const auth = { user: mailbox.address, pass: mailbox.password }
    client = new ImapFlow({ ...dovecot.imap, secure: false, auth, logger: false })
    client.on('error', () => undefined)
    await client.connect()
    await client.mailboxOpen('INBOX')
  })
  afterAll(async () => {
    await client?.logout()
    await dovecot?.stop()
    rmSync(dataDir, { recursive: true, force: true })
  })

  async function reduced(raw: Buffer) {
    const kept = await client.append('INBOX', raw)
    const mail = await fetchBounded(client, kept ? (kept.uid ?? 0) : 0, { maxBytes: 10 })
    if (mail.is !== 'too_large') throw new Error(mail.is)
    return mail
  }

  test.each(names)('%s has the words and the verdict of the whole', async (name) => {
    const raw = readFileSync(join(FIXTURES, `${name}.eml`))
    const options = { own: ['desk@consult.example'], policy }
    const whole = await screenMail(name, raw, options)
    const { raw: rest, leftOut } = await reduced(raw)
    const { replyText, verdict, from, subject, messageId, inReplyTo, bounce } = await screenMail(name, rest, options)
    // A mail of nothing but a file has no words; that the file is in the mailbox is said by the flow.
    if (leftOut.length === 0 || whole.replyText !== '') expect(verdict).toBe(whole.verdict)
    expect({ replyText, from, subject, messageId, inReplyTo, bounce }).toEqual({
      replyText: whole.replyText,
      from: whole.from,
      subject: whole.subject,
      messageId: whole.messageId,
      inReplyTo: whole.inReplyTo,
      bounce: whole.bounce,
    })
  })

  test('names its files and says how large they are, within a hundredth', async () => {
    const content = Buffer.concat([pdfOf(['x']), Buffer.alloc(3_000_000, 'y')])
    const files = [{ filename: 'Übersicht.pdf', content, contentType: 'application/pdf' }]
    const mail = await reduced(await mailWithFiles({ text: 'J1885?', html: '<p>J1885?</p>', files }))
    expect(mail.bytes).toBeGreaterThan(4_000_000)
    expect(mail.raw.length).toBeLessThan(5_000)
    expect(mail.leftOut).toMatchObject([{ filename: 'Übersicht.pdf', type: 'application/pdf' }])
    expect(Math.abs((mail.leftOut[0]?.bytes ?? 0) / content.length - 1)).toBeLessThan(0.01)
  })
})
