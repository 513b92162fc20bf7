// Where a mail provider signs in, as config/oauth.json says it. Google lets no device code open a mailbox, so it goes by the browser.
import { z } from 'zod'

const url = z.url({ protocol: /^https?$/ })
const common = { tokenUrl: url, scope: z.string().min(1) }

const providers = z.record(
  z.string(),
  z.discriminatedUnion('signIn', [
    z.strictObject({ ...common, signIn: z.literal('device'), deviceUrl: url }),
    z.strictObject({
      ...common,
      signIn: z.literal('browser'),
      authorizeUrl: url,
      /** Besides those of RFC 6749 and RFC 7636. */
      authorizeParameters: z.record(z.string(), z.string()).default({}),
    }),
  ]),
)

export type OAuthProvider = z.infer<typeof providers>[string]
/** The desk's registration with the provider (RFC 6749 2.2); public clients have no secret. */
export type OAuthClient = { provider: OAuthProvider; clientId: string; clientSecret: string | null }

/** Reads config/oauth.json and picks a provider. Throws one line that names what is wrong. */
export function readOAuthProvider(json: unknown, name: string): OAuthProvider {
  const read = providers.safeParse(json)
  if (!read.success) {
    const issue = read.error.issues[0]
    throw new Error(`config/oauth.json: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'cannot be read'}`)
  }
  const provider = read.data[name]
  if (provider === undefined)
    throw new Error(`OAUTH_PROVIDER is ${JSON.stringify(name)}; expected one of ${Object.keys(read.data).join(', ')}`)
  return provider
}
