// The bytes of one mail, never more of them than asked for.
import type { ImapFlow } from 'imapflow'
import { type Reduced, reducedMail } from './reduced-mail.ts'

export type RawMail =
  | { is: 'raw'; raw: Buffer }
  /** Header and words, without the files, which stay on the server. */
  | ({ is: 'too_large'; bytes: number } & Reduced)
  /** Deleted or moved since its UID was listed. */
  | { is: 'gone' }

const HEAD_BYTES = 64 * 1024

/**
 * Asks the size first, unless the caller has heard it. Some servers only guess at it, so the download itself is bounded too, one byte
 * above the limit.
 */
export async function fetchBounded(
  client: ImapFlow,
  uid: number,
  { maxBytes, size: heard }: { maxBytes: number; size?: number },
): Promise<RawMail> {
  const size = heard ?? (await sizeOf(client, uid))
  if (size === null) return { is: 'gone' }
  if (size > maxBytes) return tooLarge(client, uid, size)
  const raw = await firstBytes(client, uid, maxBytes + 1)
  if (raw !== null && raw.length > maxBytes) return tooLarge(client, uid, raw.length)
  return raw === null ? { is: 'gone' } : { is: 'raw', raw }
}

async function sizeOf(client: ImapFlow, uid: number): Promise<number | null> {
  const known = await client.fetchOne(String(uid), { uid: true, size: true }, { uid: true })
  return known ? (known.size ?? 0) : null
}

/** A server that tells no structure still gives the first bytes, and words stand in front of files mostly. */
async function tooLarge(client: ImapFlow, uid: number, bytes: number): Promise<RawMail> {
  const reduced = await reducedMail(client, uid)
  if (reduced !== null) return { is: 'too_large', bytes, ...reduced }
  const head = await firstBytes(client, uid, HEAD_BYTES)
  return head === null ? { is: 'gone' } : { is: 'too_large', bytes, raw: head, leftOut: [] }
}

// imapflow asks with BODY.PEEK, so looking at a mail does not mark it as seen.
async function firstBytes(client: ImapFlow, uid: number, maxLength: number): Promise<Buffer | null> {
  const mail = await client.fetchOne(String(uid), { uid: true, source: { maxLength } }, { uid: true })
  return (mail ? mail.source : undefined) ?? null
}
