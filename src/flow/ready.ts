// What /readyz asks of the mail servers and the virus scanner: whether the desk can use them right now.
import type { ImapServer } from '../config.ts'
import { pingClamd } from '../mail/clamd.ts'
import { openInbox } from '../mail/inbox.ts'
import type { Service } from '../service.ts'

export type MailState = { ok: boolean; state: string }

/** One look at each server and each mailbox (`imap`, `imap-2` … in the order of IMAP_URL, for the page is public), by a connection of its own; at the scanner where there is one. The reasons are the servers' or the network's, without passwords. */
export function mailChecks(service: Service): Record<string, () => Promise<MailState>> {
  const { clamd } = service.config
  return {
    ...(clamd === null
      ? {}
      : {
          clamd: async () => {
            const because = await pingClamd(clamd)
            return { ok: because === null, state: because ?? 'answers' }
          },
        }),
    ...Object.fromEntries(
      [service.mail.imap, ...(service.mail.alsoRead ?? [])].map((server, at) => [
        at === 0 ? 'imap' : `imap-${at + 1}`,
        () => mailboxState(server),
      ]),
    ),
    smtp: async () => {
      const verified = await service.transport.verify()
      return verified.is === 'ready' ? { ok: true, state: 'signed in' } : { ok: false, state: 'cannot be used' }
    },
  }
}

async function mailboxState(server: ImapServer): Promise<MailState> {
  const inbox = openInbox(server)
  const connection = await inbox.connect()
  await inbox.close()
  return connection.is === 'connected'
    ? { ok: true, state: 'signed in' }
    : { ok: false, state: connection.is.replaceAll('_', ' ') }
}
