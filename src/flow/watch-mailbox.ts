// Before hop 1: hears of new mail and hands each to `receive`. The cursor in the database is the only memory of what has been read.
import { setTimeout as wait } from 'node:timers/promises'
import type { ImapServer } from '../config.ts'
import type { Inbox } from '../mail/inbox.ts'
import { connectedAt, freshBackoff, nextDelay } from '../mail/reconnect-backoff.ts'
import type { Service } from '../service.ts'
import { readCursor } from '../store/cursors.ts'
import { databaseIsAway } from '../store/database-error.ts'
import { park } from './park.ts'
import { receive } from './receive.ts'

/** A mailbox as it is watched: where it lies, and the line to it. */
export type Watched = { server: ImapServer; inbox: Inbox }

/** Runs until `signal` aborts. A lost or refused connection is tried again with growing waits; nothing a mail contains ends it. */
export async function watchMailbox(service: Service, watched: Watched, signal: AbortSignal): Promise<void> {
  let backoff = freshBackoff
  while (!signal.aborted) {
    const because = await watchOnce(service, watched, signal, () => {
      backoff = connectedAt(backoff, performance.now())
    }).catch((error: unknown) => (error instanceof Error ? error.message : String(error)))
    await watched.inbox.close()
    if (signal.aborted) break
    const next = nextDelay(backoff, performance.now(), Math.random())
    backoff = next.backoff
    service.log.warn(
      { folder: watched.server.folder, because, delayMs: Math.round(next.delayMs) },
      'the mailbox is out of reach; it is tried again',
    )
    await wait(next.delayMs, undefined, { signal }).catch(() => undefined)
  }
}

/** A poll is made at least this often, whatever IDLE says: notices get lost. */
const POLL_MS = 60_000
/** Mails taken at once, so that a full mailbox is worked through in portions. */
const PORTION = 100

/** One connection's life; returns the reason of its end. */
async function watchOnce(
  service: Service,
  { server, inbox }: Watched,
  signal: AbortSignal,
  connected: () => void,
): Promise<string> {
  const connection = await inbox.connect()
  if (connection.is !== 'connected') return connection.because
  connected()
  const mailbox = `${server.user}@${server.host}/${server.folder}`
  for (;;) {
    await takeAll(service, inbox, { mailbox, uidValidity: connection.uidValidity }, signal)
    if (signal.aborted) return 'stopped'
    const heard = await inbox.waitForNews(POLL_MS, signal)
    if (heard === 'lost') return 'the connection was lost'
    if (heard === 'stopped') return 'stopped'
  }
}

/** Takes every mail above the cursor. Another UIDVALIDITY means that all UIDs are new: all is read again, and what is known stays known. */
async function takeAll(
  service: Service,
  inbox: Inbox,
  { mailbox, uidValidity }: { mailbox: string; uidValidity: bigint },
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    const cursor = await readCursor(service.store, mailbox)
    const last = cursor?.uidValidity === uidValidity ? cursor.lastUid : 0
    const waiting = await inbox.newerThan(last, { limit: PORTION })
    for (const { uid, size } of waiting) {
      if (signal.aborted) return
      await takeOne(service, inbox, { mailbox, uidValidity, uid }, size)
    }
    if (waiting.length < PORTION) return
  }
}

async function takeOne(
  service: Service,
  inbox: Inbox,
  place: { mailbox: string; uidValidity: bigint; uid: number },
  size: number,
): Promise<void> {
  const maxBytes = service.desk.maxMailBytes
  const mail = await inbox.fetchRaw(place.uid, maxBytes, size)
  if (mail.is === 'gone') return
  const cut = mail.is === 'too_large' ? { bytes: mail.bytes, limit: maxBytes, leftOut: mail.leftOut } : null
  const { handled, parked, spam } = service.desk.folders
  let folder = handled
  try {
    const received = await receive(service, mail.raw, place, cut)
    if (received.is === 'no_case' && received.verdict === 'blocked') folder = spam
    if (received.is === 'no_case' && received.verdict === 'unreadable') folder = parked
  } catch (error) {
    // A database that is away is no fault of the mail: it waits where it lies.
    if (databaseIsAway(error)) throw error
    await park(service, {
      bytes: mail.raw,
      because: 'The desk failed on this mail; it is kept as it came and can be replayed.',
      place,
    })
    folder = parked
  }
  await putAway(service, inbox, place.uid, folder)
}

/** Moves a mail to a folder where an operator wishes it. It is stored by now and the cursor is past it: unmoved it stays, and that is all. */
async function putAway(service: Service, inbox: Inbox, uid: number, folder: string | null): Promise<void> {
  if (folder === null) return
  const moved = await inbox.moveTo(uid, folder)
  if (moved.is === 'not_moved')
    service.log.warn({ uid, folder, because: moved.because }, 'a mail that is stored stays in the mailbox')
}
