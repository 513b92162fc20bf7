// `mailbox sign-in`: lets the desk into a Gmail or Microsoft 365 mailbox by OAuth; the tokens stay in the database, sealed.
import { signIn } from '../mail/mailbox-sign-in.ts'
import { secretKeys } from '../secret-key.ts'
import { oauthClient } from '../service.ts'
import { writeMailboxTokens } from '../store/mailbox-tokens.ts'
import { settings, withStore } from './opened.ts'
import { print, readArguments, refuse, WrongUsage } from './usage.ts'

const USAGE = 'mailbox sign-in [ADDRESS]'

/** Signs in the mailbox named, or the first of IMAP_URL. The person at the keyboard is told what to do at the provider's page. */
export async function mailbox(args: string[]): Promise<number> {
  const { positionals } = readArguments(args, {}, USAGE)
  const [verb, named] = positionals
  if (verb !== 'sign-in' || positionals.length > 2) throw new WrongUsage(`Usage: caseconsultant ${USAGE}`)
  const read = settings()
  if (read.is === 'wrong') return refuse(read.because)
  const { config } = read
  const client = oauthClient(config)
  if (client === null)
    return refuse('OAUTH_PROVIDER is not set; a mailbox with a password or an app password needs no sign-in.')
  const user = named ?? config.mail?.imap.user
  if (user === undefined)
    return refuse('IMAP_URL is not set; say which mailbox: caseconsultant mailbox sign-in ADDRESS')
  return withStore(async (store) => {
    const signed = await signIn({ client, mailbox: user, tell: print, now: Date.now })
    if (signed.is === 'not_signed_in') return refuse(`${user} is not signed in: ${signed.because}.`)
    await writeMailboxTokens(store, user, { tokens: signed.tokens, secrets: secretKeys(config), at: new Date() })
    print(`${user} is signed in. A running desk opens it at its next try.`)
    return 0
  })
}
