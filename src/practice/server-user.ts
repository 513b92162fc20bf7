// Who runs a server when the service runs as root, and where that user can keep its files.

import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, realpathSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'

export type ServerUser = { name: string; group: string; uid: number; gid: number }

// The place the Filesystem Hierarchy Standard (5.8) keeps for what a program stores between starts.
const OPEN_FOLDER = '/var/lib/caseconsultant'
const EXECUTE_FOR_OTHERS = 0o001

export function runsAsRoot(): boolean {
  return process.getuid?.() === 0
}

/** A user of this machine by name, or null. */
export function userNamed(name: string): ServerUser | null {
  try {
    const ask = (flags: string) =>
      execFileSync('id', [flags, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
    return { name, group: ask('-gn'), uid: Number(ask('-u')), gid: Number(ask('-g')) }
  } catch {
    return null // id says 1 for an unknown name
  }
}

/** The user this process runs as. */
export function currentUser(): ServerUser {
  const ask = (flags: string) => execFileSync('id', [flags], { encoding: 'utf8' }).trim()
  return { name: ask('-un'), group: ask('-gn'), uid: Number(ask('-u')), gid: Number(ask('-g')) }
}

/**
 * The folder for a server's files: below dataDir, or, when another user is to run the server and may not enter dataDir
 * (a checkout in /root is closed to all but root), below /var/lib/caseconsultant under a name made from dataDir.
 * A folder that is already there stays the one, whatever has become of the rights since.
 */
export function folderFor(dataDir: string, name: string): string {
  mkdirSync(dataDir, { recursive: true })
  const place = realpathSync(dataDir)
  const inside = join(place, name)
  if (!runsAsRoot() || existsSync(inside)) return inside
  const home = join(OPEN_FOLDER, createHash('sha256').update(place).digest('hex').slice(0, 16))
  if (isOpen(place) && !existsSync(join(home, name))) return inside
  openFolder()
  makeOpen(home)
  return join(home, name)
}

/** Whether every user may enter a folder: each folder on the way lets others through. */
export function isOpen(folder: string): boolean {
  const parent = dirname(folder)
  return (statSync(folder).mode & EXECUTE_FOR_OTHERS) !== 0 && (parent === folder || isOpen(parent))
}

export function openFolder(): string {
  makeOpen(OPEN_FOLDER)
  return OPEN_FOLDER
}

function makeOpen(folder: string): void {
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o755) // whatever the umask of root says: this folder is here to be entered
}
