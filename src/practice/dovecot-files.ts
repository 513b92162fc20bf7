// The files Dovecot reads, written anew at every start from a template in config/.

import { createHash } from 'node:crypto'
import { chmodSync, chownSync, lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectFolder } from '../config.ts'
import type { Mailbox } from './mailbox.ts'
import type { ServerUser } from './server-user.ts'

export type DovecotPlan = {
  /** A file of config/. */
  template: string
  folder: string
  user: ServerUser
  mailboxes: Mailbox[]
  imapPort: number
  lmtpPort: number
}

// A socket's path may be 103 bytes long on macOS, 107 on Linux, and Dovecot's longest name below this folder has 25.
const RUN_FOLDER_MAX_BYTES = 75

/** Writes configuration and passwords; gives the configuration's path. */
export function writeDovecotFiles(plan: DovecotPlan): string {
  const { folder, user } = plan
  for (const place of [folder, runFolder(folder)]) makeFolder(place, 0o755)
  makeFolder(join(folder, 'mail'), 0o700)
  chownSync(join(folder, 'mail'), user.uid, user.gid)
  const users = plan.mailboxes.map((mailbox) => `${mailbox.address}:{PLAIN}${mailbox.password}::::::\n`).join('')
  writeFileSync(join(folder, 'users'), users, { mode: 0o600 })
  chownSync(join(folder, 'users'), user.uid, user.gid)
  const file = join(folder, 'dovecot.conf')
  writeFileSync(file, filledIn(plan))
  return file
}

/** Where Dovecot keeps its sockets and its process id: with the rest, or below /tmp when that path would be too long. */
export function runFolder(folder: string): string {
  const inside = join(folder, 'run')
  if (Buffer.byteLength(inside) <= RUN_FOLDER_MAX_BYTES) return inside
  return join(tmpdir(), `caseconsultant-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`)
}

/** Makes a folder of ours; in /tmp anybody may have made one of that name first, and then its sockets would be theirs. */
function makeFolder(folder: string, mode: number): void {
  mkdirSync(folder, { recursive: true })
  const found = lstatSync(folder)
  if (!found.isDirectory() || (found.uid !== process.getuid?.() && process.getuid?.() !== 0))
    throw new Error(`${folder} belongs to somebody else`)
  chmodSync(folder, mode)
}

function filledIn(plan: DovecotPlan): string {
  const values: Record<string, string> = {
    '@BASE@': plan.folder,
    '@RUN@': runFolder(plan.folder),
    '@USER@': plan.user.name,
    '@GROUP@': plan.user.group,
    '@UID@': String(plan.user.uid),
    '@GID@': String(plan.user.gid),
    '@IMAP@': String(plan.imapPort),
    '@LMTP@': String(plan.lmtpPort),
  }
  const template = readFileSync(join(projectFolder, 'config', plan.template), 'utf8')
  return Object.entries(values).reduce((text, [name, value]) => text.replaceAll(name, value), template)
}
