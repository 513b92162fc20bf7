// raw_mail: the bytes of every mail as it came, once by hash, sealed.
import { createHash } from 'node:crypto'
import { isSealed, type Opened, type Secrets, seal, unseal } from '../seal.ts'
import type { Queryable, StoreTransaction } from './database.ts'

/** Stores a mail's bytes once by hash. */
export async function storeRaw(
  tx: StoreTransaction,
  { hash, bytes, at }: { hash: string; bytes: Buffer; at: Date },
  secrets: Secrets,
): Promise<void> {
  await tx
    .insertInto('raw_mail')
    .values({ hash, bytes: seal(bytes, rawContext(hash), secrets), stored_at: at })
    .onConflict((c) => c.column('hash').doNothing())
    .execute()
}

export type RawMail = { is: 'raw'; bytes: Buffer } | { is: 'gone'; because: string } | { is: 'shut'; because: string }

/** The bytes of a mail as it came: gone when retention has purged them, shut when the seal does not open. */
export async function rawOf(db: Queryable, hash: string, secrets: Secrets): Promise<RawMail> {
  const row = await db.selectFrom('raw_mail').select('bytes').where('hash', '=', hash).executeTakeFirst()
  if (row === undefined || row.bytes === null)
    return { is: 'gone', because: 'The mail as it came is no longer kept; the case keeps its masked words.' }
  const opened = openRaw(row.bytes, hash, secrets)
  return opened.is === 'open'
    ? { is: 'raw', bytes: opened.bytes }
    : { is: 'shut', because: `The mail as it came cannot be opened: ${opened.because}.` }
}

/** Mails from before sealing lie as they came until `rotate` has sealed them; their hash says that they are the mail that was stored. */
export function openRaw(bytes: Buffer, hash: string, secrets: Secrets): Opened {
  const isAsStored = !isSealed(bytes) && createHash('sha256').update(bytes).digest('hex') === hash
  return isAsStored ? { is: 'open', bytes } : unseal(bytes, rawContext(hash), secrets)
}

/** Takes bytes back that no message came to refer to: the mail was known already, by another way. */
export async function forgetLooseRaw(tx: StoreTransaction, hash: string): Promise<void> {
  await tx
    .deleteFrom('raw_mail')
    .where('hash', '=', hash)
    .where((e) => e.not(e.exists(e.selectFrom('message').select('id').whereRef('raw_hash', '=', 'raw_mail.hash'))))
    .execute()
}

/** What the seal of a raw mail is bound to. */
export function rawContext(hash: string): string {
  return `raw mail ${hash}`
}
