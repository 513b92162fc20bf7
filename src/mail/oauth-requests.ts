// The requests of OAuth 2.0 (RFC 6749, RFC 8628 for devices), each with its outcome in words. No token stands in any of them.
import { z } from 'zod'
import type { OAuthClient } from './oauth-provider.ts'

/** `expiresAt` in ms since 1970. */
export type Tokens = { accessToken: string; refreshToken: string | null; expiresAt: number }

export type TokenAnswer =
  | { is: 'tokens'; tokens: Tokens }
  /** Asked too early or too often (RFC 8628 3.5): ask again, more slowly after `slow_down`. */
  | { is: 'not_yet'; slowDown: boolean }
  /** For good: the sign-in was refused, has expired or was revoked. */
  | { is: 'refused'; because: string }
  | { is: 'unreachable'; because: string }

export type DeviceCode = {
  deviceCode: string
  userCode: string
  verificationUrl: string
  /** How long to wait between two questions, in ms. */
  intervalMs: number
  expiresAt: number
}

const TIMEOUT_MS = 20_000 // a token server answers in one second or not at all
const DEFAULT_LIFETIME_S = 3_600 // RFC 6749 5.1 lets a server leave it out
const DEFAULT_INTERVAL_S = 5 // RFC 8628 3.2

/** A new access token for a refresh token. */
export function refreshTokens(client: OAuthClient, refreshToken: string, now: number): Promise<TokenAnswer> {
  return askForTokens(client, { grant_type: 'refresh_token', refresh_token: refreshToken }, now)
}

/** The tokens for a code that came back through the browser (RFC 7636 4.5). */
export function redeemCode(
  client: OAuthClient,
  { code, verifier, redirectUrl }: { code: string; verifier: string; redirectUrl: string },
  now: number,
): Promise<TokenAnswer> {
  const grant = { grant_type: 'authorization_code', code, code_verifier: verifier, redirect_uri: redirectUrl }
  return askForTokens(client, grant, now)
}

/** Whether the person has signed in with the device's code meanwhile. */
export function askForDevice(client: OAuthClient, deviceCode: string, now: number): Promise<TokenAnswer> {
  const grant = { grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code: deviceCode }
  return askForTokens(client, grant, now)
}

/** A code for a person to type in at the provider's page. */
export async function startDevice(
  client: OAuthClient,
  deviceUrl: string,
  now: number,
): Promise<{ is: 'code'; code: DeviceCode } | { is: 'refused' | 'unreachable'; because: string }> {
  const answer = await post(deviceUrl, { client_id: client.clientId, scope: client.provider.scope })
  if (answer.is === 'unreachable') return answer
  const read = DEVICE.safeParse(answer.json)
  if (!read.success) return { is: 'refused', because: reasonOf(answer.json) }
  const { device_code, user_code, interval, expires_in } = read.data
  return {
    is: 'code',
    code: {
      deviceCode: device_code,
      userCode: user_code,
      verificationUrl: read.data.verification_uri ?? read.data.verification_url ?? '',
      intervalMs: interval * 1_000,
      expiresAt: now + expires_in * 1_000,
    },
  }
}

const TOKENS = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).optional(),
  expires_in: z.coerce.number().positive().default(DEFAULT_LIFETIME_S),
})
const DEVICE = z.object({
  device_code: z.string().min(1),
  user_code: z.string().min(1),
  verification_uri: z.string().optional(),
  verification_url: z.string().optional(),
  interval: z.coerce.number().positive().default(DEFAULT_INTERVAL_S),
  expires_in: z.coerce.number().positive(),
})
const FAILURE = z.object({ error: z.string(), error_description: z.string().default('') })

async function askForTokens(client: OAuthClient, grant: Record<string, string>, now: number): Promise<TokenAnswer> {
  const secret = client.clientSecret === null ? {} : { client_secret: client.clientSecret }
  const answer = await post(client.provider.tokenUrl, { client_id: client.clientId, ...secret, ...grant })
  if (answer.is === 'unreachable') return answer
  const read = TOKENS.safeParse(answer.json)
  if (read.success) {
    const { access_token, refresh_token, expires_in } = read.data
    const tokens = {
      accessToken: access_token,
      refreshToken: refresh_token ?? null,
      expiresAt: now + expires_in * 1_000,
    }
    return { is: 'tokens', tokens }
  }
  const error = FAILURE.safeParse(answer.json).data?.error
  if (error === 'authorization_pending' || error === 'slow_down')
    return { is: 'not_yet', slowDown: error === 'slow_down' }
  if (error === 'temporarily_unavailable' || error === 'server_error' || answer.status >= 500 || answer.status === 429)
    return { is: 'unreachable', because: `the token server answered ${answer.status}` }
  return { is: 'refused', because: reasonOf(answer.json) }
}

/** The server's own words, without what could be a token or an address with one. */
function reasonOf(json: unknown): string {
  const failure = FAILURE.safeParse(json).data
  if (failure === undefined) return 'the answer of the token server cannot be understood'
  const described = failure.error_description.split(/\s/).filter((word) => word !== '' && word.length < 40)
  return [failure.error, ...described].join(' ').slice(0, 300)
}

type Answered = { is: 'answered'; status: number; json: unknown } | { is: 'unreachable'; because: string }

async function post(url: string, form: Record<string, string>): Promise<Answered> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      body: new URLSearchParams(form),
      headers: { accept: 'application/json' },
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    const text = await response.text()
    return { is: 'answered', status: response.status, json: parsed(text) }
  } catch (error) {
    // A server that is away is an outcome here: the mailbox is tried again later.
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error)
    return { is: 'unreachable', because: `the token server ${new URL(url).host} cannot be reached: ${cause}` }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null // a page of a proxy instead of an answer; the caller says that it cannot be understood
  }
}
