// A claim on a part of DATA_DIR, so that two services never run one mailbox or one database twice.

import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

export type Claim = { release(): void }

/**
 * Claims a file for this process, or gives null when another process (or this one) holds it. An SQLite lock is used
 * because the system takes it back the moment its holder dies, kill -9 included; a file with a process id in it lies
 * as soon as the id is given to somebody else.
 */
export function claim(file: string): Claim | null {
  mkdirSync(dirname(file), { recursive: true })
  const lock = new DatabaseSync(file, { timeout: 0 })
  try {
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
  } catch {
    lock.close()
    return null // SQLITE_BUSY: somebody holds it
  }
  return { release: () => lock.close() }
}
