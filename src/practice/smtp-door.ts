// The practice mailbox's SMTP server: takes mail from its mailboxes, for its mailboxes, and stores it before it says so.

import { createHash, timingSafeEqual } from 'node:crypto'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import type { Certificate } from './certificate.ts'
import { type Delivery, deliver } from './lmtp.ts'
import { type Address, type Mailbox, mailboxFor, PRACTICE_DOMAIN } from './mailbox.ts'
import { LOOPBACK } from './port.ts'
import { undeliveredNotice } from './undelivered.ts'

export type SmtpDoor = { address: Address; stop(): Promise<void> }
export type SmtpDoorOptions = { port: number; certificate: Certificate; mailboxes: Mailbox[]; lmtp: Address }

const SIZE_LIMIT_BYTES = 40 * 1024 * 1024 // what the large mail providers accept, after base64
const MOST_CLIENTS = 50 // each may hold one mail of that size in memory
const CLOSE_PATIENCE_MS = 1_000

/** Opens the door on a port of this machine. Every mail needs a login, and its envelope sender is who logged in. */
export function openSmtpDoor(options: SmtpDoorOptions): Promise<SmtpDoor> {
  const server = new SMTPServer({
    name: PRACTICE_DOMAIN,
    banner: 'practice mailbox',
    key: options.certificate.key,
    cert: options.certificate.cert,
    authMethods: ['PLAIN', 'LOGIN'],
    allowInsecureAuth: true, // the password never leaves this machine
    hideSMTPUTF8: true, // Dovecot's LMTP does not speak it
    size: SIZE_LIMIT_BYTES,
    maxClients: MOST_CLIENTS,
    closeTimeout: CLOSE_PATIENCE_MS,
    disableReverseLookup: true,
    onAuth: (auth, _session, answer) => {
      const mailbox = options.mailboxes.find((one) => one.address === auth.username?.toLowerCase())
      if (mailbox === undefined || !isSame(mailbox.password, auth.password ?? ''))
        return answer(refusal(535, '5.7.8 Wrong address or password'))
      answer(null, { user: mailbox.address })
    },
    onMailFrom: ({ address }, session, answer) => {
      // The empty sender is that of automatic answers (RFC 3834 3.3).
      const isOwn = address === '' || mailboxFor(address, options.mailboxes)?.address === session.user
      answer(isOwn ? null : refusal(553, `5.7.1 You are logged in as ${session.user}, not as this sender`))
    },
    onRcptTo: ({ address }, _session, answer) => {
      const isKnown = mailboxFor(address, options.mailboxes) !== null
      answer(isKnown ? null : refusal(550, '5.1.1 No such mailbox here, and mail for elsewhere is not passed on'))
    },
    onData: (stream, session, answer) => {
      takeIn(stream, session, options).then(
        (words) => answer(null, words),
        (error: unknown) =>
          answer(error instanceof Refusal ? error : refusal(451, '4.3.0 The mail store is not answering, try again')),
      )
    },
  })
  server.on('error', () => {}) // a client that broke off; what it had not finished was not acknowledged
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, LOOPBACK, () => {
      server.off('error', reject)
      resolve({
        address: { host: LOOPBACK, port: options.port },
        stop: () => new Promise((done) => server.close(() => done())),
      })
    })
  })
}

class Refusal extends Error {
  responseCode: number
  constructor(code: number, words: string) {
    super(words)
    this.responseCode = code
  }
}

function refusal(code: number, words: string): Refusal {
  return new Refusal(code, words)
}

function isSame(one: string, other: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest() // of one length, as the comparison wants it
  return timingSafeEqual(hash(one), hash(other))
}

/** Reads the mail, hands it to the store, and only then gives the words of acceptance. Rejects with a Refusal. */
async function takeIn(
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
  options: SmtpDoorOptions,
): Promise<string> {
  const raw = await wholeMail(stream)
  if (raw === null) throw refusal(552, `5.3.4 The message is larger than ${SIZE_LIMIT_BYTES} bytes`)
  const from = session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address
  const at = new Date()
  const to = session.envelope.rcptTo.map((recipient) => recipient.address)
  const deliveries = await deliver(options.lmtp, { from, to, raw: Buffer.concat([received(session, at), raw]) })
  const failed = deliveries.filter((delivery) => delivery.code !== 250)
  if (failed.length === deliveries.length) throw relayed(failed)
  if (failed.length > 0 && from !== '') {
    const notice = undeliveredNotice({ to: from, failed, at })
    await deliver(options.lmtp, { from: '', to: [from], raw: notice })
  }
  return '2.0.0 Stored'
}

async function wholeMail(stream: SMTPServerDataStream): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  for await (const chunk of stream as AsyncIterable<Buffer>) if (!stream.sizeExceeded) chunks.push(chunk)
  return stream.sizeExceeded ? null : Buffer.concat(chunks)
}

/** RFC 5321 4.4: who took the mail in, from where, and when. */
function received(session: SMTPServerSession, at: Date): Buffer {
  const how = session.secure ? 'ESMTPSA' : 'ESMTPA'
  const greeting = session.hostNameAppearsAs || 'unknown'
  const date = at.toUTCString().replace('GMT', '+0000')
  return Buffer.from(
    `Received: from ${greeting} ([${session.remoteAddress}])\r\n by ${PRACTICE_DOMAIN} with ${how} id ${session.id};\r\n ${date}\r\n`,
  )
}

/** Nobody has the mail: the store's own answer goes back, and the one worth another try goes first. */
function relayed(failed: Delivery[]): Refusal {
  const worst = failed.find((delivery) => delivery.code < 500) ?? failed[0]
  return refusal(worst?.code ?? 451, worst?.words ?? '4.3.0 The mail store did not take it, try again')
}
