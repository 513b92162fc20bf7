// A look at a mail as it was sent is asked for by a recorded click; this signed word of it lets the frame fetch the mail for some minutes.
import { createHmac, timingSafeEqual } from 'node:crypto'

export type ViewGrant = { mail: number; user: number; remote: boolean; until: number }

/** Long enough to read a mail, short enough that a copied address is worth little. */
const GRANT_MS = 15 * 60_000

export function grantView(view: Omit<ViewGrant, 'until'>, now: Date, secret: string): string {
  const words = Buffer.from(JSON.stringify({ ...view, until: now.getTime() + GRANT_MS } satisfies ViewGrant))
  return `${words.toString('base64url')}.${signature(words, secret).toString('base64url')}`
}

/** Null for a grant of another mail or user, one that is over, or none of ours. Keys of before count too. */
export function readGrant(
  text: string,
  { mail, user, now, secrets }: { mail: number; user: number; now: Date; secrets: readonly string[] },
): ViewGrant | null {
  const [words = '', mark = ''] = text.split('.')
  const [said, given] = [Buffer.from(words, 'base64url'), Buffer.from(mark, 'base64url')]
  const genuine = secrets
    .map((secret) => signature(said, secret))
    .some((own) => own.length === given.length && timingSafeEqual(own, given))
  if (!genuine) return null
  const grant = JSON.parse(said.toString('utf8')) as ViewGrant
  return grant.mail === mail && grant.user === user && grant.until > now.getTime() ? grant : null
}

/** A key for this purpose only, so that nothing else signed with the secret can stand in for a grant. */
function signature(words: Buffer, secret: string): Buffer {
  const key = createHmac('sha256', secret).update('desk mail views').digest()
  return createHmac('sha256', key).update(words).digest()
}
