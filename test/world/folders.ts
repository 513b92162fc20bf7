// A folder of the desk's mailbox deleted and made anew: another UIDVALIDITY, all UIDs from one again.
import { setTimeout as wait } from 'node:timers/promises'
import { ImapFlow } from 'imapflow'
import type { World } from './world.ts'

export async function remadeFolder(world: World, folder: string): Promise<void> {
  const { host, port, secure, user, password } = world.practice.servers.imap
  const client = new ImapFlow({ host, port, secure, auth: { user, pass: password ?? '' }, logger: false })
  client.on('error', () => undefined)
  await client.connect()
  await client.mailboxDelete(folder)
  // Dovecot makes a UIDVALIDITY of the second: made anew within one, a folder would have its old one.
  await wait(1_100)
  await client.mailboxCreate(folder)
  await client.logout()
}
