// Small JSON files under DATA_DIR that outlive a start: ports, passwords, what was done once.

import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { ZodType } from 'zod'

const PASSWORD_BYTES = 18 // 144 bits, 24 characters, none of which needs an escape in a URL

/** What the file holds, or null when it is not there or not (or no longer) of that shape. */
export function readKept<T>(file: string, shape: ZodType<T>): T | null {
  try {
    return shape.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return null // absent at the first start; an unreadable one is made anew, which only changes ports and passwords
  }
}

/** Writes for the owner only (the files hold passwords), whole or not at all. */
export function writeKept(file: string, content: unknown): void {
  mkdirSync(dirname(file), { recursive: true })
  const draft = `${file}.${randomBytes(6).toString('hex')}`
  writeFileSync(draft, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 })
  renameSync(draft, file)
}

export function newPassword(): string {
  return randomBytes(PASSWORD_BYTES).toString('base64url')
}
