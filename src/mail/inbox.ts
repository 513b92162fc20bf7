// The desk's mailbox over IMAP. What has been read is remembered by the caller as (UIDVALIDITY, UID), never by \Seen.
import type { ImapServer } from '../config.ts'
import { idleForNews, type News } from './idle.ts'
import { IMAP_TIMEOUTS, type ImapTimeouts, type Line, MailboxLost, openLine } from './imap-line.ts'
import { type Connected, sayWhyNot } from './imap-refusal.ts'
import { searched } from './imap-search.ts'
import { type Moved, moveMail } from './move-mail.ts'
import { fetchBounded, type RawMail } from './raw-mail.ts'
import { type Appended, appendTo, type FoundInSent, findById, sentFolder } from './sent-folder.ts'

export { MailboxLost } from './imap-line.ts'

export type Inbox = {
  /** Makes a new connection; an older one is dropped. Never throws. */
  connect(): Promise<Connected>
  /** The lowest `limit` UIDs above `uid` with their sizes in bytes, ascending. Ask again until the list is empty. */
  newerThan(uid: number, options: { limit: number }): Promise<{ uid: number; size: number }[]>
  /** The bytes of one mail, or why there are none; `size` as `newerThan` gave it, else it is asked before anything is downloaded. */
  fetchRaw(uid: number, maxBytes: number, size?: number): Promise<RawMail>
  /** Waits until the server tells of new mail, `ms` have passed, the connection is lost, or `signal` says stop. Never throws. */
  waitForNews(ms: number, signal: AbortSignal): Promise<News>
  /** Keeps a copy of what was sent. */
  appendToSent(raw: Buffer, flags?: string[]): Promise<Appended>
  findInSent(messageId: string): Promise<FoundInSent>
  /** Moves a mail to another folder, made when it is missing. A server's refusal is an answer; a lost line rejects. */
  moveTo(uid: number, folder: string): Promise<Moved>
  flagSeen(uid: number): Promise<void>
  close(): Promise<void>
}

/**
 * Opens the mailbox of a server; nothing is connected yet. One Inbox serves one worker, one call at a time. All calls but
 * `connect`, `waitForNews` and `close` reject with `MailboxLost` once the connection is gone: wait, then connect again.
 */
export function openInbox(
  server: ImapServer,
  options: { timeouts?: Partial<ImapTimeouts>; log?: (line: string) => void } = {},
): Inbox {
  const timeouts = { ...IMAP_TIMEOUTS, ...options.timeouts }
  let line: Line | null = null

  async function online<T>(work: (open: Line) => Promise<T>): Promise<T> {
    const open = line
    if (open === null) throw new MailboxLost('not connected')
    return open.guarded(() => work(open))
  }

  function inInbox<T>(work: (open: Line) => Promise<T>): Promise<T> {
    return online(async (open) => {
      await open.select(server.folder)
      return work(open)
    })
  }

  async function enter(accessToken: string | null): Promise<Connected> {
    const next = openLine(server, accessToken, timeouts, options.log ?? (() => {}))
    try {
      const uidValidity = await next.open(server.folder)
      line = next
      return { is: 'connected', uidValidity }
    } catch (error) {
      // Every reason not to get in is an answer; the caller decides when to try again.
      next.drop()
      return sayWhyNot(error, server)
    }
  }

  return {
    async connect() {
      line?.drop()
      line = null
      if (server.tokens === undefined) return enter(null)
      const given = await server.tokens({ refused: null })
      if (given.is === 'none') return { is: 'login_refused', because: given.because }
      const entered = await enter(given.token)
      if (entered.is !== 'login_refused') return entered
      // A token can be revoked before its time. The next one is the last try: providers count refused sign-ins.
      const renewed = await server.tokens({ refused: given.token })
      return renewed.is === 'none' ? { is: 'login_refused', because: renewed.because } : enter(renewed.token)
    },

    newerThan: (uid, { limit }) =>
      inInbox(async ({ client, news }) => {
        news.clear()
        // `N:*` also gives the last mail when its UID is below N (RFC 9051 9, seq-range), hence the second look.
        const found = await searched(client, { uid: `${uid + 1}:*` })
        const uids = found
          .filter((each) => each > uid)
          .sort((a, b) => a - b)
          .slice(0, limit)
        if (uids.length === 0) return []
        const mails = await client.fetchAll(uids.join(','), { uid: true, size: true }, { uid: true })
        return mails.map((mail) => ({ uid: mail.uid, size: mail.size ?? 0 })).sort((a, b) => a.uid - b.uid)
      }),

    fetchRaw: (uid, maxBytes, size) =>
      inInbox(({ client }) => fetchBounded(client, uid, { maxBytes, ...(size === undefined ? {} : { size }) })),

    async waitForNews(ms, signal) {
      const open = line
      if (open === null) return 'lost'
      return idleForNews(open, server.folder, { ms, timeouts, signal })
    },

    appendToSent: (raw, flags = ['\\Seen']) =>
      online(async ({ client }) => {
        const folder = await sentFolder(client)
        return folder === null
          ? { is: 'not_appended', because: 'the mailbox has no folder for sent mail' }
          : appendTo(client, folder, raw, flags)
      }),

    findInSent: (messageId) =>
      online(async (open) => {
        const folder = await sentFolder(open.client)
        if (folder === null) return { is: 'no_folder' }
        await open.select(folder)
        return findById(open.client, messageId)
      }),

    moveTo: (uid, folder) => inInbox(({ client }) => moveMail(client, uid, folder)),

    flagSeen: (uid) =>
      inInbox(async ({ client }) => {
        await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true })
      }),

    async close() {
      await line?.leave()
      line = null
    },
  }
}
