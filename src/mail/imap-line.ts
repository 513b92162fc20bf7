// One connection to the IMAP server: made once, watched from before it is made, never used again after it broke.
import { ImapFlow, type ImapFlowOptions, type MailboxObject } from 'imapflow'
import type { ImapServer } from '../config.ts'
import { lineProtection } from './line-protection.ts'

export type ImapTimeouts = {
  /** For the connection and the greeting, in ms. */
  connect: number
  /** Longest silence of the server during a command, in ms. */
  silence: number
  /** How often an idle line is asked whether it still lives, in ms. */
  probe: number
  /** How soon it must answer then, and at the good-bye, in ms. */
  answer: number
}

export const IMAP_TIMEOUTS: ImapTimeouts = {
  connect: 20_000,
  silence: 60_000,
  // A stopped server was seen to leave an idling client without a word; half a minute late is early enough for mail.
  probe: 30_000,
  answer: 10_000,
}

/** No mail larger than this is asked for, so no server may send more in one piece. */
const LITERAL_MAX_BYTES = 64 * 1024 * 1024

/** The connection is gone: make a new one. */
export class MailboxLost extends Error {
  override name = 'MailboxLost'
}

export type Line = {
  client: ImapFlow
  /** Whether the server told of new mail since it was last cleared. */
  news: { clear(): void; heard(): boolean; next(): Promise<void> }
  /** Connects, selects the folder and gives its UIDVALIDITY. Rejects with imapflow's error. */
  open(folder: string): Promise<bigint>
  /** Selects a folder unless it is selected. Rejects with MailboxLost where the UIDs of the first folder lost their meaning. */
  select(folder: string): Promise<void>
  /** Runs commands; every failure of the connection becomes MailboxLost, and the connection is dropped. */
  guarded<T>(work: () => Promise<T>): Promise<T>
  leave(): Promise<void>
  drop(): void
}

/** Prepares a connection, which signs in with the token or, where that is null, with the password; `log` gets one line for each failure. */
export function openLine(
  server: ImapServer,
  accessToken: string | null,
  timeouts: ImapTimeouts,
  log: (line: string) => void,
): Line {
  const client = new ImapFlow(settings(server, accessToken, timeouts))
  const news = listenForNews(client)
  let first: { folder: string; uidValidity: bigint } | null = null
  let selected: { folder: string; mailbox: MailboxObject } | null = null

  // Both listeners stand before connect(): without them a socket's time-out ends the whole process.
  client.on('error', (error: Error) => log(`imap: ${error.message}`))
  const gone = new Promise<void>((resolve) => client.once('close', () => resolve()))
  const lost = gone.then(() => {
    throw new MailboxLost('the mail server closed the connection')
  })
  // Most of the time nobody waits for it; the loss is told by the next command.
  lost.catch(() => {})

  async function select(folder: string): Promise<bigint> {
    // imapflow puts another object there when the mailbox was closed or opened anew.
    if (selected?.folder !== folder || client.mailbox !== selected.mailbox) {
      selected = { folder, mailbox: await client.mailboxOpen(folder) }
    }
    const uidValidity = selected.mailbox.uidValidity ?? 0n
    if (first?.folder === folder && first.uidValidity !== uidValidity) {
      throw new MailboxLost('the mailbox was made anew: its UIDVALIDITY changed')
    }
    return uidValidity
  }

  return {
    client,
    news,
    async open(folder) {
      await client.connect()
      const uidValidity = await select(folder)
      first = { folder, uidValidity }
      return uidValidity
    },
    async select(folder) {
      await select(folder)
    },
    async guarded(work) {
      try {
        return await Promise.race([work(), lost])
      } catch (error) {
        client.close()
        if (error instanceof MailboxLost) throw error
        const because = error instanceof Error ? error.message : String(error)
        throw new MailboxLost(because, { cause: error })
      }
    },
    async leave() {
      const patience = setTimeout(() => client.close(), timeouts.answer)
      // A line that broke needs no good-bye.
      if (client.usable) await Promise.race([client.logout().catch(() => {}), gone])
      clearTimeout(patience)
      client.close()
    },
    drop: () => client.close(),
  }
}

function listenForNews(client: ImapFlow): Line['news'] {
  let heard = false
  let tell = () => {}
  client.on('exists', ({ count, prevCount }) => {
    if (count <= prevCount) return
    heard = true
    tell()
  })
  return {
    clear: () => {
      heard = false
    },
    heard: () => heard,
    next: () =>
      new Promise((resolve) => {
        tell = resolve
      }),
  }
}

function settings(server: ImapServer, accessToken: string | null, timeouts: ImapTimeouts): ImapFlowOptions {
  const { mode, tls } = lineProtection(server)
  return {
    host: server.host,
    port: server.port,
    secure: mode === 'implicit',
    ...(mode === 'required' ? { doSTARTTLS: true } : {}),
    tls,
    // imapflow takes OAUTHBEARER (RFC 7628) where the server offers it, else XOAUTH2.
    auth:
      accessToken === null ? { user: server.user, pass: server.password ?? '' } : { user: server.user, accessToken },
    // Its log names addresses and subjects.
    logger: false,
    // Its own idling starts after 15 s of quiet, and mail that comes in between is heard of as late.
    disableAutoIdle: true,
    connectionTimeout: timeouts.connect,
    greetingTimeout: timeouts.connect,
    socketTimeout: timeouts.silence,
    maxLiteralSize: LITERAL_MAX_BYTES,
  }
}
