import { generate } from 'selfsigned'
import { SMTPServer } from 'smtp-server'
import { afterEach, expect, test } from 'vitest'
import type { Delivery } from '../../src/mail/delivery-error.ts'
import { rawMessage } from '../../src/mail/raw-message.ts'
import { openTransport } from '../../src/mail/transport.ts'
import { outbound } from './outbound.ts'
import { type Script, type ScriptedSmtp, scriptedSmtp } from './scripted-smtp.ts'

// Short, for these servers answer at once or never.
const TIMEOUTS = { connect: 500, silence: 500, whole: 1_500 }
const closers: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

async function playing(script: Script): Promise<ScriptedSmtp> {
  const server = await scriptedSmtp(script)
  closers.push(server.close)
  return server
}

async function sendTo(port: number, login: { user: string; password: string } | null = null): Promise<Delivery> {
  const server = { host: '127.0.0.1', port, secure: false, user: null, password: null, ca: null, ...login }
  const message = outbound()
  return openTransport(server, TIMEOUTS).send({ message, raw: await rawMessage(message) })
}

// `received` says how many whole mails the server had: only where it is 0 for certain may a machine try again.
const endings: [string, Script, Delivery['is'], number][] = [
  ['a server that takes the mail', {}, 'sent', 1],
  ['the same over pipelining', { extensions: ['PIPELINING', 'SIZE 100000'] }, 'sent', 1],
  ['421 instead of a greeting', { greeting: '421 too busy' }, 'try_again', 0],
  ['554 instead of a greeting', { greeting: '554 not you' }, 'try_again', 0],
  ['no greeting at all', { greeting: 'SILENCE' }, 'try_again', 0],
  ['a hang-up before the greeting', { greeting: 'HANG_UP' }, 'try_again', 0],
  ['421 to MAIL', { mail: '421 closing' }, 'try_again', 0],
  ['550 to MAIL', { mail: '550 5.7.1 no' }, 'refused', 0],
  ['503 to MAIL', { mail: '503 bad sequence' }, 'try_again', 0],
  ['a hang-up after MAIL', { mail: 'HANG_UP' }, 'try_again', 0],
  ['450 to RCPT, greylisted', { rcpt: '450 4.7.1 greylisted' }, 'try_again', 0],
  ['550 to RCPT, no such person', { rcpt: '550 5.1.1 no such user' }, 'refused', 0],
  [
    '550 to RCPT over pipelining',
    { extensions: ['PIPELINING'], rcpt: '550 5.1.1 no such user', data: '503 no' },
    'refused',
    0,
  ],
  ['silence after RCPT', { rcpt: 'SILENCE' }, 'try_again', 0],
  ['451 to DATA', { data: '451 later' }, 'try_again', 0],
  ['550 to DATA', { data: '550 no' }, 'refused', 0],
  ['a hang-up after DATA, before 354', { data: 'HANG_UP' }, 'try_again', 0],
  ['a hang-up in the middle of the mail', { content: 'HANG_UP' }, 'unconfirmed', 0],
  ['a hang-up after the final dot', { dot: 'HANG_UP' }, 'unconfirmed', 1],
  ['silence after the final dot', { dot: 'SILENCE' }, 'unconfirmed', 1],
  ['421 to the final dot', { dot: '421 4.3.2 shutting down' }, 'try_again', 1],
  ['452 to the final dot', { dot: '452 disk full' }, 'try_again', 1],
  ['550 to the final dot', { dot: '550 5.7.1 spam' }, 'refused', 1],
  ['503 to the final dot', { dot: '503 what' }, 'try_again', 1],
  ['a mail larger than the server takes', { extensions: ['SIZE 10'] }, 'refused', 0],
]

test.each(endings)('%s', async (_name, script, is, received) => {
  const server = await playing(script)
  expect(await sendTo(server.port)).toMatchObject({ is })
  expect(server.received).toHaveLength(received)
})

test('nobody listens: try again', async () => {
  const server = await playing({})
  await server.close()
  expect(await sendTo(server.port)).toMatchObject({ is: 'try_again', because: expect.stringContaining('ECONNREFUSED') })
})

test('a host that does not exist: try again', async () => {
  const server = { host: 'mail.invalid', port: 25, secure: false, user: null, password: null, ca: null }
  const message = outbound()
  const delivery = await openTransport(server, TIMEOUTS).send({ message, raw: await rawMessage(message) })
  expect(delivery.is).toBe('try_again')
})

test('a server that drips is given up as a whole, although it is never silent', async () => {
  const server = await playing({ dot: 'DRIP' })
  const start = performance.now()
  expect((await sendTo(server.port)).is).toBe('unconfirmed')
  expect(performance.now() - start).toBeLessThan(3_000)
})

test("the reason of a refusal is the server's own line", async () => {
  const server = await playing({ rcpt: '550 5.1.1 no such user' })
  expect(await sendTo(server.port)).toEqual({
    is: 'refused',
    because: expect.stringContaining('550 5.1.1 no such user'),
  })
})

test('the bytes on the wire are the bytes that are kept', async () => {
  const server = await playing({})
  await sendTo(server.port)
  const raw = await rawMessage(outbound())
  // SMTP doubles a dot at the start of a line (RFC 5321 4.5.2); the scripted server leaves that as it came.
  expect(server.received[0]?.replaceAll('\r\n..', '\r\n.')).toBe(raw.toString('latin1'))
})

const login = { user: 'desk@desk.example', password: 's3cret-w0rd' }

test('a refused login is tried again and said clearly, without the password', async () => {
  const server = await playing({ extensions: ['AUTH PLAIN'], auth: '535 5.7.8 bad credentials' })
  expect((await sendTo(server.port, login)).is).toBe('try_again')
  const transport = openTransport({ host: '127.0.0.1', port: server.port, secure: false, ca: null, ...login }, TIMEOUTS)
  const verdict = await transport.verify()
  expect(verdict).toMatchObject({ because: expect.stringContaining('refused the user name or the password') })
  expect(JSON.stringify(verdict)).not.toContain('s3cret')
})

test('away from the own network a line without STARTTLS is not used', async () => {
  const { lineProtection } = await import('../../src/mail/line-protection.ts')
  expect(lineProtection({ host: 'smtp.example.com', secure: false })).toMatchObject({ mode: 'required' })
  expect(lineProtection({ host: '192.0.2.1', secure: false })).toMatchObject({ mode: 'required' })
  expect(lineProtection({ host: 'relay', secure: false })).toEqual({
    mode: 'offered',
    tls: { rejectUnauthorized: true },
  })
  expect(lineProtection({ host: '127.0.0.1', secure: true, ca: 'PEM' })).toEqual({
    mode: 'implicit',
    tls: { ca: 'PEM' },
  })
})

test('a real server with STARTTLS and a login is ready, when its certificate is the trusted one', async () => {
  const own = await selfSigned()
  const real = new SMTPServer({
    key: own.private,
    cert: own.cert,
    authOptional: false,
    onAuth: (auth, _session, done) => done(null, auth.password === login.password ? { user: auth.username } : {}),
  })
  await new Promise<void>((listening) => real.listen(0, '127.0.0.1', listening))
  closers.push(() => new Promise((closed) => real.close(() => closed())))
  const address = real.server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const trusting = (ca: string) => openTransport({ host: '127.0.0.1', port, secure: false, ca, ...login }, TIMEOUTS)
  expect(await trusting(own.cert).verify()).toEqual({ is: 'ready' })
  expect(await trusting((await selfSigned()).cert).verify()).toMatchObject({ is: 'not_ready' })
})

function selfSigned() {
  return generate([{ name: 'commonName', value: '127.0.0.1' }], {
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
  })
}
