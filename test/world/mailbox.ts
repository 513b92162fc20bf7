// The practice mailboxes as their owners see them: mail written through SMTP, folders read, filled and made anew over IMAP.
import { setTimeout as wait } from 'node:timers/promises'
import { ImapFlow } from 'imapflow'
import { createTransport } from 'nodemailer'
import type { InboundMessage } from '../../src/message/inbound-message.ts'
import { parseMessage } from '../../src/message/parse.ts'
import type { World } from './world.ts'

export type Letter = {
  from: 'clinic@practice.test' | 'billing@practice.test'
  to?: string
  subject: string
  text: string
  inReplyTo?: string
  references?: string[]
  headers?: Record<string, string>
}

/** Mails the desk through the SMTP door, signed in as the sender. Returns the Message-ID. */
export async function mail(world: World, letter: Letter): Promise<string> {
  const transport = createTransport({
    ...world.practice.smtp,
    secure: false,
    auth: signIn(world, letter.from),
    tls: { rejectUnauthorized: false },
  })
  const { to = world.practice.desk.address, ...rest } = letter
  const sent = await transport.sendMail({ ...rest, to })
  transport.close()
  return sent.messageId
}

/** Every mail in a folder of a mailbox, oldest first. */
export async function folderOf(
  world: World,
  address: string,
  folder = 'INBOX',
): Promise<{ message: InboundMessage; raw: string }[]> {
  return inMailbox(world, address, async (client) => {
    const { exists } = await client.mailboxOpen(folder)
    const all = exists > 0 ? await client.fetchAll('1:*', { source: true }) : []
    const mails: { message: InboundMessage; raw: string }[] = []
    for (const { source } of all) {
      const parsed = await parseMessage(source ?? Buffer.alloc(0))
      if (parsed.is === 'message') mails.push({ message: parsed.message, raw: source?.toString('latin1') ?? '' })
    }
    return mails
  })
}

/** Puts mails straight into a folder of the desk's mailbox, made when it is missing: no SMTP on the way. */
export async function putInto(world: World, folder: string, mails: readonly Buffer[]): Promise<void> {
  await inMailbox(world, world.practice.desk.address, async (client) => {
    if (folder !== 'INBOX') await client.mailboxCreate(folder)
    for (const mail of mails) await client.append(folder, mail)
  })
}

/** Empties the inbox of the desk's mailbox. */
export async function emptied(world: World): Promise<void> {
  await inMailbox(world, world.practice.desk.address, async (client) => {
    await client.mailboxOpen('INBOX')
    await client.messageDelete('1:*')
  })
}

/** A folder of the desk's mailbox deleted and made anew: another UIDVALIDITY, all UIDs from one again. */
export async function remadeFolder(world: World, folder: string): Promise<void> {
  await inMailbox(world, world.practice.desk.address, async (client) => {
    await client.mailboxDelete(folder)
    // Dovecot makes a UIDVALIDITY of the second: made anew within one, a folder would have its old one.
    await wait(1_100)
    await client.mailboxCreate(folder)
  })
}

async function inMailbox<T>(world: World, address: string, act: (client: ImapFlow) => Promise<T>): Promise<T> {
  const client = new ImapFlow({ ...world.practice.imap, secure: false, auth: signIn(world, address), logger: false })
  client.on('error', () => undefined)
  await client.connect()
  const done = await act(client)
  await client.logout()
  return done
}

function signIn(world: World, address: string): { user: string; pass: string } {
  const mailbox = world.practice.mailboxes.find((one) => one.address === address)
  if (mailbox === undefined) throw new Error(`no mailbox ${address}`)
  return { user: mailbox.address, pass: mailbox.password }
}
