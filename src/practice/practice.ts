// The practice mailbox: a real mail server on the newcomer's own machine, with a desk and two askers.

import { join } from 'node:path'
import { z } from 'zod'
import type { MailServers } from '../config.ts'
import { certificateOf } from './certificate.ts'
import { startDovecot } from './dovecot.ts'
import { readKept, writeKept } from './kept-file.ts'
import { type Address, type Mailbox, practiceMailboxes } from './mailbox.ts'
import { freePort } from './port.ts'
import { openSmtpDoor } from './smtp-door.ts'

export type Practice = {
  is: 'open'
  desk: Mailbox
  askers: Mailbox[]
  /** The desk and the askers. */
  mailboxes: Mailbox[]
  imap: Address
  smtp: Address
  /** How the service reaches the desk's mailbox, as IMAP_URL, SMTP_URL and MAIL_FROM would say it. */
  servers: MailServers
  /** Where its mail is kept. */
  folder: string
  stop(): Promise<void>
}

const keptPort = z.object({ smtp: z.number() })

/** Opens the practice mailbox of a DATA_DIR, or says in one line why it cannot be opened and what to do. */
export async function openPractice(options: {
  dataDir: string
}): Promise<Practice | { is: 'not_opened'; because: string }> {
  const { desk, askers } = practiceMailboxes(options.dataDir)
  const mailboxes = [desk, ...askers]
  const dovecot = await startDovecot({ dataDir: options.dataDir, mailboxes })
  if (dovecot.is === 'not_started') return { is: 'not_opened', because: dovecot.because }
  const certificate = await certificateOf(options.dataDir, new Date())
  const doorOptions = { port: await smtpPort(options.dataDir), certificate, mailboxes, lmtp: dovecot.lmtp }
  const door = await openSmtpDoor(doorOptions).catch((error: unknown) => String(error))
  if (typeof door === 'string') {
    await dovecot.stop()
    return { is: 'not_opened', because: `the practice mailbox cannot take mail on port ${doorOptions.port}: ${door}` }
  }
  const login = { user: desk.address, password: desk.password }
  return {
    is: 'open',
    desk,
    askers,
    mailboxes,
    imap: dovecot.imap,
    smtp: door.address,
    servers: {
      imap: { ...dovecot.imap, ...login, secure: false, folder: 'INBOX' },
      smtp: { ...door.address, ...login, secure: false, ca: certificate.cert },
      from: { name: 'Coding desk', address: desk.address },
    },
    folder: dovecot.folder,
    stop: async () => {
      await door.stop() // first: what it still takes in needs the store
      await dovecot.stop()
    },
  }
}

/** Writes DATA_DIR/practice.json, from which people and programs learn where the desk and its mailboxes are. */
export function writePractice(
  dataDir: string,
  practice: Practice,
  desk: { url: string; user: string; password: string },
): void {
  const { imap, smtp, mailboxes } = practice
  writeKept(join(dataDir, 'practice.json'), { imap, smtp, desk, mailboxes })
}

async function smtpPort(dataDir: string): Promise<number> {
  const file = join(dataDir, 'smtp-port.json')
  const smtp = await freePort(readKept(file, keptPort)?.smtp ?? null)
  writeKept(file, { smtp })
  return smtp
}
