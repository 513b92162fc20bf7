// The mailboxes of the practice mailbox: a desk and two askers, with passwords that outlive a start.

import { join } from 'node:path'
import { z } from 'zod'
import { newPassword, readKept, writeKept } from './kept-file.ts'

export type Mailbox = { address: string; password: string }
export type Address = { host: string; port: number }
export type PracticeMailboxes = { desk: Mailbox; askers: Mailbox[] }

// RFC 2606 2 keeps .test for trials: no mail written here can ever belong to somebody.
export const PRACTICE_DOMAIN = 'practice.test'
const ASKERS = ['clinic', 'billing']

const shape = z.object({ address: z.string(), password: z.string() })
const keptMailboxes = z.object({ desk: shape, askers: z.array(shape) })

/** The mailboxes of a DATA_DIR; made with random passwords at the first call. */
export function practiceMailboxes(dataDir: string): PracticeMailboxes {
  const file = join(dataDir, 'practice-mailboxes.json')
  const kept = readKept(file, keptMailboxes)
  if (kept !== null) return kept
  const made = { desk: newMailbox('desk'), askers: ASKERS.map(newMailbox) }
  writeKept(file, made)
  return made
}

/**
 * The mailbox an address is delivered to, or null: case does not matter, and desk+token@ belongs to desk@ (RFC 5233).
 */
export function mailboxFor(address: string, mailboxes: Mailbox[]): Mailbox | null {
  const [local = '', domain = ''] = splitAt(address.toLowerCase())
  const plus = local.indexOf('+')
  const owner = `${plus < 1 ? local : local.slice(0, plus)}@${domain}`
  return mailboxes.find((mailbox) => mailbox.address === owner) ?? null
}

function newMailbox(local: string): Mailbox {
  return { address: `${local}@${PRACTICE_DOMAIN}`, password: newPassword() }
}

function splitAt(address: string): [string, string] {
  const at = address.lastIndexOf('@')
  return at === -1 ? [address, ''] : [address.slice(0, at), address.slice(at + 1)]
}
