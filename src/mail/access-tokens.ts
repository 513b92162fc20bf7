// The access token of a mailbox, fresh whenever it is asked for: renewed before it expires, and once more when a server refuses it.
import type { TokenSource } from '../config.ts'
import type { OAuthClient } from './oauth-provider.ts'
import { refreshTokens, type Tokens } from './oauth-requests.ts'

/** Where a mailbox's tokens are kept; null when nobody has signed it in. */
export type TokenShelf = { read(): Promise<Tokens | null>; write(tokens: Tokens): Promise<void> }

const RENEWED_BEFORE_MS = 5 * 60_000 // a sign-in and a long SMTP conversation must end before the token does

/** One source serves every connection to a mailbox; several that ask at once wait for the same renewal. */
export function accessTokens(
  mailbox: string,
  { client, shelf, now }: { client: OAuthClient; shelf: TokenShelf; now(): number },
): TokenSource {
  let renewing: ReturnType<TokenSource> | null = null
  return async ({ refused }) => {
    const kept = await shelf.read()
    if (kept === null) return { is: 'none', because: signInAgain(mailbox, 'nobody has signed it in') }
    const fresh = kept.expiresAt - now() > RENEWED_BEFORE_MS && kept.accessToken !== refused
    if (fresh) return { is: 'token', token: kept.accessToken }
    renewing ??= renew(kept).finally(() => {
      renewing = null
    })
    return renewing
  }

  async function renew(kept: Tokens): ReturnType<TokenSource> {
    if (kept.refreshToken === null) return { is: 'none', because: signInAgain(mailbox, 'its sign-in has expired') }
    const answer = await refreshTokens(client, kept.refreshToken, now())
    if (answer.is === 'tokens') {
      // A server may keep the refresh token or hand out the next one (RFC 6749 6).
      await shelf.write({ ...answer.tokens, refreshToken: answer.tokens.refreshToken ?? kept.refreshToken })
      return { is: 'token', token: answer.tokens.accessToken }
    }
    if (answer.is === 'refused')
      return { is: 'none', because: signInAgain(mailbox, `its sign-in is over (${answer.because})`) }
    // The old one may still be good for the minutes that are left of it.
    if (kept.expiresAt > now()) return { is: 'token', token: kept.accessToken }
    return { is: 'none', because: answer.is === 'unreachable' ? answer.because : 'the token server asks to wait' }
  }
}

function signInAgain(mailbox: string, why: string): string {
  return `The mailbox ${mailbox} cannot be opened: ${why}. Run: caseconsultant mailbox sign-in`
}
