// Signing a mailbox in: by a code typed in at the provider's page (RFC 8628), or through a browser on this machine (RFC 8252).
import { createHash, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { OAuthClient } from './oauth-provider.ts'
import { askForDevice, redeemCode, startDevice, type TokenAnswer, type Tokens } from './oauth-requests.ts'

export type SignedIn = { is: 'signed_in'; tokens: Tokens } | { is: 'not_signed_in'; because: string }

type Options = { client: OAuthClient; mailbox: string; tell(line: string): void; now(): number }

const SLOWED_BY_MS = 5_000 // RFC 8628 3.5
const BROWSER_PATIENCE_MS = 10 * 60_000 // a person finds a password, a telephone and a second factor in this time

/** Signs in; `tell` hears what the person has to do. Without a refresh token the mailbox would be shut in an hour, so that is refused. */
export async function signIn(options: Options): Promise<SignedIn> {
  const signed = options.client.provider.signIn === 'device' ? await byDevice(options) : await byBrowser(options)
  return signed.is === 'signed_in' && signed.tokens.refreshToken === null
    ? { is: 'not_signed_in', because: 'the provider gave no refresh token: allow offline access for this client' }
    : signed
}

async function byDevice({ client, tell, now }: Options): Promise<SignedIn> {
  if (client.provider.signIn !== 'device') return { is: 'not_signed_in', because: 'the provider knows no device code' }
  const started = await startDevice(client, client.provider.deviceUrl, now())
  if (started.is !== 'code') return { is: 'not_signed_in', because: started.because }
  const { code } = started
  tell(`Open ${code.verificationUrl} and type in ${code.userCode}`)
  let interval = code.intervalMs
  while (now() < code.expiresAt) {
    await wait(interval)
    const answer = await askForDevice(client, code.deviceCode, now())
    if (answer.is === 'not_yet') interval += answer.slowDown ? SLOWED_BY_MS : 0
    // A lost answer is asked for again, more slowly (RFC 8628 3.5).
    else if (answer.is === 'unreachable') interval *= 2
    else return outcomeOf(answer)
  }
  return { is: 'not_signed_in', because: 'the code has expired before anybody typed it in' }
}

async function byBrowser({ client, mailbox, tell, now }: Options): Promise<SignedIn> {
  if (client.provider.signIn !== 'browser') return { is: 'not_signed_in', because: 'the provider knows no browser' }
  const [verifier, state] = [randomBytes(32).toString('base64url'), randomBytes(16).toString('base64url')]
  const listening = await listenForCode(state)
  const address = new URL(client.provider.authorizeUrl)
  const challenge = createHash('sha256').update(verifier).digest('base64url')
  const asked = {
    ...client.provider.authorizeParameters,
    response_type: 'code',
    client_id: client.clientId,
    redirect_uri: listening.redirectUrl,
    scope: client.provider.scope,
    code_challenge: challenge,
    code_challenge_method: 'S256',
    state,
    login_hint: mailbox,
  }
  for (const [name, value] of Object.entries(asked)) address.searchParams.set(name, value)
  tell(`Open this address in a browser on this machine and sign in as ${mailbox}:\n${address.href}`)
  const code = await listening.code
  listening.close()
  if ('because' in code) return { is: 'not_signed_in', because: code.because }
  return outcomeOf(await redeemCode(client, { ...code, verifier, redirectUrl: listening.redirectUrl }, now()))
}

type Code = { code: string } | { because: string }

/** Waits on this machine alone, at a port of the moment, for the browser to come back with the code. */
async function listenForCode(state: string): Promise<{ redirectUrl: string; code: Promise<Code>; close(): void }> {
  let settle: (code: Code) => void = () => {}
  const code = new Promise<Code>((resolve) => {
    settle = resolve
  })
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1')
    // Another page of the browser may call here too; only who knows the state was sent by us.
    if (pathname !== '/' || searchParams.get('state') !== state) return response.writeHead(404).end()
    const given = searchParams.get('code')
    response.writeHead(200, { 'content-type': 'text/plain' }).end('The mailbox is signed in. You can close this page.')
    settle(
      given === null ? { because: `the provider said ${searchParams.get('error') ?? 'nothing'}` } : { code: given },
    )
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const patience = setTimeout(() => settle({ because: 'nobody signed in within ten minutes' }), BROWSER_PATIENCE_MS)
  const bound = server.address()
  return {
    redirectUrl: `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}/`,
    code,
    close() {
      clearTimeout(patience)
      server.close()
      server.closeAllConnections()
    },
  }
}

function outcomeOf(answer: TokenAnswer): SignedIn {
  if (answer.is === 'tokens') return { is: 'signed_in', tokens: answer.tokens }
  return { is: 'not_signed_in', because: answer.is === 'not_yet' ? 'the provider asks to wait' : answer.because }
}
