// What /readyz asks of the mail servers: whether the desk can sign in to both right now.
import { openInbox } from '../mail/inbox.ts'
import type { Service } from '../service.ts'

export type MailState = { ok: boolean; state: string }

/** One look at each mail server, by a connection of its own. The reasons are the servers' or the network's, without passwords. */
export function mailChecks(service: Service): Record<'imap' | 'smtp', () => Promise<MailState>> {
  return {
    imap: async () => {
      const inbox = openInbox(service.mail.imap)
      const connection = await inbox.connect()
      await inbox.close()
      return connection.is === 'connected'
        ? { ok: true, state: 'signed in' }
        : { ok: false, state: connection.is.replaceAll('_', ' ') }
    },
    smtp: async () => {
      const verified = await service.transport.verify()
      return verified.is === 'ready' ? { ok: true, state: 'signed in' } : { ok: false, state: 'cannot be used' }
    },
  }
}
