// What /readyz asks of the mail servers and the virus scanner: whether the desk can use them right now.
import { pingClamd } from '../mail/clamd.ts'
import { openInbox } from '../mail/inbox.ts'
import type { Service } from '../service.ts'

export type MailState = { ok: boolean; state: string }

/** One look at each server, by a connection of its own; at the scanner where there is one. The reasons are the servers' or the network's, without passwords. */
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
