// mailbox_token: the OAuth tokens of a mailbox, sealed. Whoever has the refresh token reads the mailbox.
import { type Secrets, seal, unseal } from '../seal.ts'
import type { Queryable } from './database.ts'

export type KeptTokens = { accessToken: string; refreshToken: string | null; expiresAt: number }

/** The tokens of a mailbox; null when there are none, or none that this key opens. */
export async function readMailboxTokens(db: Queryable, mailbox: string, secrets: Secrets): Promise<KeptTokens | null> {
  const row = await db.selectFrom('mailbox_token').select('sealed').where('mailbox', '=', mailbox).executeTakeFirst()
  if (row === undefined) return null
  const opened = unseal(row.sealed, tokenContext(mailbox), secrets)
  return opened.is === 'open' ? (JSON.parse(opened.bytes.toString('utf8')) as KeptTokens) : null
}

export async function writeMailboxTokens(
  db: Queryable,
  mailbox: string,
  { tokens, secrets, at }: { tokens: KeptTokens; secrets: Secrets; at: Date },
): Promise<void> {
  const sealed = seal(Buffer.from(JSON.stringify(tokens)), tokenContext(mailbox), secrets)
  await db
    .insertInto('mailbox_token')
    .values({ mailbox, sealed, changed_at: at })
    .onConflict((c) => c.column('mailbox').doUpdateSet({ sealed, changed_at: at }))
    .execute()
}

/** What the seal of a mailbox's tokens is bound to. */
export function tokenContext(mailbox: string): string {
  return `tokens of mailbox ${mailbox}`
}
