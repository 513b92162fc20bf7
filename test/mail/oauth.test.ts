// Signing in to mailboxes by OAuth, against a token server on this machine.
import { createServer } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { TokenSource } from '../../src/config.ts'
import { accessTokens } from '../../src/mail/access-tokens.ts'
import { openInbox } from '../../src/mail/inbox.ts'
import { signIn } from '../../src/mail/mailbox-sign-in.ts'
import type { Tokens } from '../../src/mail/oauth-requests.ts'
import { openTransport } from '../../src/mail/transport.ts'
import { GRANTED, type TokenServer, tokenServer } from './token-server.ts'

const MAILBOX = 'desk@clinic.example'
const HOUR = 3_600_000

let server: TokenServer
beforeEach(async () => {
  server = await tokenServer()
})
afterEach(() => server.close())

const failure = (error: string, status = 400) => ({ status, body: { error } })

async function byDevice(from = server) {
  const told: string[] = []
  const signed = await signIn({ client: from.client, mailbox: MAILBOX, tell: (line) => told.push(line), now: Date.now })
  return { signed, told }
}

/** A source over a shelf in memory; `now` is what the test says. */
function source(kept: Partial<Tokens> | null, at = { ms: 0 }) {
  const shelf: { tokens: Tokens | null } = {
    tokens: kept === null ? null : { accessToken: 'old', refreshToken: 'refresh-0', expiresAt: HOUR, ...kept },
  }
  const tokens = accessTokens(MAILBOX, {
    client: server.client,
    now: () => at.ms,
    shelf: {
      read: async () => shelf.tokens,
      write: async (given) => {
        shelf.tokens = given
      },
    },
  })
  return { tokens, shelf, at }
}

test('a device signs in: the person is told where and what to type, and pending and slow_down are waited for', async () => {
  server.answers.push(failure('authorization_pending'), failure('authorization_pending'), GRANTED)
  const { signed, told } = await byDevice()
  expect(told).toEqual(['Open https://provider.example/device and type in ABCD-EFGH'])
  expect(signed).toMatchObject({ is: 'signed_in', tokens: { accessToken: 'access-1', refreshToken: 'refresh-1' } })
  expect(server.asked.map((form) => form.get('device_code'))).toEqual(['device-1', 'device-1', 'device-1'])
})

test('slow_down makes the next question come five seconds later', async () => {
  server.answers.push(failure('slow_down'), GRANTED)
  const started = performance.now()
  expect((await byDevice()).signed.is).toBe('signed_in')
  expect(performance.now() - started).toBeGreaterThan(5_000)
})

test.each(['access_denied', 'expired_token', 'invalid_client'])(
  '%s ends the sign-in with its reason',
  async (error) => {
    server.answers.push(failure(error))
    expect((await byDevice()).signed).toEqual({ is: 'not_signed_in', because: error })
  },
)

test('a code that nobody types in expires by itself', async () => {
  const hasty = await tokenServer({ expires_in: 0.05 })
  hasty.answers.push(failure('authorization_pending'))
  expect((await byDevice(hasty)).signed).toMatchObject({
    is: 'not_signed_in',
    because: expect.stringContaining('expired'),
  })
  await hasty.close()
})

test('without a refresh token the mailbox would be shut in an hour, so that is no sign-in', async () => {
  server.answers.push({ body: { access_token: 'access-1', expires_in: 3_600 } })
  expect((await byDevice()).signed).toMatchObject({ because: expect.stringContaining('refresh token') })
})

test('through a browser: the code comes back to this machine, and only with the state that was sent', async () => {
  server.answers.push(GRANTED)
  const signed = await signIn({
    client: server.browserClient,
    mailbox: MAILBOX,
    now: Date.now,
    tell: (line) => void visit(new URL(line.split('\n').at(-1) ?? '')),
  })
  expect(signed).toMatchObject({ is: 'signed_in', tokens: { refreshToken: 'refresh-1' } })
  const [form] = server.asked
  expect(form?.get('code')).toBe('code-1')
  expect(form?.get('code_verifier')?.length).toBeGreaterThanOrEqual(43)

  async function visit(address: URL): Promise<void> {
    expect(address.searchParams.get('code_challenge_method')).toBe('S256')
    const back = new URL(address.searchParams.get('redirect_uri') ?? '')
    const forged = new URL(`?code=forged&state=guessed`, back)
    expect((await fetch(forged)).status).toBe(404)
    back.search = new URLSearchParams({ code: 'code-1', state: address.searchParams.get('state') ?? '' }).toString()
    await fetch(back)
  }
})

test('a token is used while it is fresh, renewed before it expires, and kept with the next refresh token', async () => {
  server.answers.push(GRANTED)
  const { tokens, shelf, at } = source({})
  expect(await tokens({ refused: null })).toEqual({ is: 'token', token: 'old' })
  expect(server.asked).toHaveLength(0)
  at.ms = HOUR - 60_000
  const [one, other] = await Promise.all([tokens({ refused: null }), tokens({ refused: null })])
  expect([one, other]).toEqual([
    { is: 'token', token: 'access-1' },
    { is: 'token', token: 'access-1' },
  ])
  expect(server.asked.map((form) => form.get('refresh_token'))).toEqual(['refresh-0'])
  expect(shelf.tokens).toMatchObject({ refreshToken: 'refresh-1' })
})

test('a server that keeps the refresh token leaves the old one in use', async () => {
  server.answers.push({ body: { access_token: 'access-2', expires_in: 60 } })
  const { tokens, shelf } = source({ expiresAt: 0 })
  await tokens({ refused: null })
  expect(shelf.tokens).toMatchObject({ accessToken: 'access-2', refreshToken: 'refresh-0' })
})

test('a revoked sign-in says which command opens the mailbox again, and no token stands in it', async () => {
  server.answers.push({ status: 400, body: { error: 'invalid_grant', error_description: `revoked ${'x'.repeat(50)}` } })
  const { tokens } = source({ expiresAt: 0 })
  const outcome = await tokens({ refused: null })
  expect(outcome).toEqual({
    is: 'none',
    because: `The mailbox ${MAILBOX} cannot be opened: its sign-in is over (invalid_grant revoked). Run: caseconsultant mailbox sign-in`,
  })
  expect(await source(null).tokens({ refused: null })).toMatchObject({ is: 'none' })
})

test('a token server that is away leaves the old token in use for what is left of it', async () => {
  server.answers.push({ status: 503, body: {} })
  const { tokens, at } = source({}, { ms: HOUR - 60_000 })
  expect(await tokens({ refused: null })).toEqual({ is: 'token', token: 'old' })
  at.ms = HOUR + 1
  expect(await tokens({ refused: null })).toMatchObject({ is: 'none', because: expect.stringContaining('503') })
})

test.each([['OAUTHBEARER'], ['XOAUTH2']])(
  'IMAP by %s: a refused token is renewed once, and the mailbox opens',
  async (mechanism) => {
    const imap = await mailServer((line, state) => {
      const [tag, command = ''] = line.split(' ')
      if (/^capability/i.test(command)) return `* CAPABILITY IMAP4rev1 SASL-IR AUTH=${mechanism}\r\n${tag} OK done`
      if (/^authenticate/i.test(command)) {
        const said = Buffer.from(line.split(' ')[3] ?? '', 'base64').toString()
        state.said.push(said)
        return said.includes('auth=Bearer access-1') ? `${tag} OK in` : `${tag} NO [AUTHENTICATIONFAILED] token refused`
      }
      if (/^(select|examine)/i.test(command))
        return `* 0 EXISTS\r\n* OK [UIDVALIDITY 7] ok\r\n${tag} OK [READ-WRITE] done`
      if (/^list|^lsub/i.test(command)) return `* LIST (\\HasNoChildren) "/" INBOX\r\n${tag} OK done`
      return `${tag} OK done`
    }, `* OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=${mechanism}] ready`)
    server.answers.push(GRANTED)
    const inbox = openInbox({
      host: '127.0.0.1',
      port: imap.port,
      secure: false,
      user: MAILBOX,
      password: null,
      folder: 'INBOX',
      tokens: source({}).tokens,
    })
    expect(await inbox.connect()).toEqual({ is: 'connected', uidValidity: 7n })
    expect(imap.state.said.map((said) => /Bearer ([\w-]+)/.exec(said)?.[1])).toEqual(['old', 'access-1'])
    await inbox.close()
    await imap.close()
  },
)

test('SMTP by XOAUTH2: a refused token is renewed once, and the mail leaves once', async () => {
  const smtp = await mailServer((line, state) => {
    if (/^ehlo/i.test(line)) return '250-here\r\n250 AUTH XOAUTH2'
    if (/^auth xoauth2/i.test(line)) {
      const said = Buffer.from(line.split(' ')[2] ?? '', 'base64').toString()
      state.said.push(said)
      return said.includes('auth=Bearer access-1') ? '235 in' : '535 5.7.8 token refused'
    }
    return '250 ok'
  }, '220 here')
  server.answers.push(GRANTED)
  const reachable = openTransport({
    host: '127.0.0.1',
    port: smtp.port,
    secure: false,
    user: MAILBOX,
    password: null,
    ca: null,
    tokens: source({}).tokens,
  })
  expect(await reachable.verify()).toEqual({ is: 'ready' })
  expect(smtp.state.said).toHaveLength(2)

  const shut: TokenSource = async () => ({ is: 'none', because: 'nobody has signed it in' })
  const closed = openTransport({
    host: '127.0.0.1',
    port: smtp.port,
    secure: false,
    user: MAILBOX,
    password: null,
    ca: null,
    tokens: shut,
  })
  const sent = await closed.send({
    message: { from: { address: MAILBOX }, to: { address: 'a@b.example' } },
    raw: Buffer.from('x'),
  })
  expect(sent).toMatchObject({ is: 'try_again', because: expect.stringContaining('nobody has signed it in') })
  await smtp.close()
})

/** A server of lines that answers as told. */
async function mailServer(answer: (line: string, state: { said: string[] }) => string, greeting: string) {
  const state = { said: [] as string[] }
  const listening = createServer((socket) => {
    socket.on('error', () => socket.destroy())
    socket.write(`${greeting}\r\n`)
    let rest = ''
    socket.on('data', (chunk) => {
      const lines = (rest + chunk.toString('latin1')).split('\r\n')
      rest = lines.pop() ?? ''
      for (const line of lines) socket.write(`${answer(line, state)}\r\n`)
    })
  })
  await new Promise<void>((ready) => listening.listen(0, '127.0.0.1', ready))
  const bound = listening.address()
  return {
    port: typeof bound === 'object' && bound ? bound.port : 0,
    state,
    close: () => new Promise<void>((closed) => listening.close(() => closed())),
  }
}
