// The key that signs thread tokens and sessions: the setting, or a random one made once and kept under DATA_DIR.

import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const KEY_BYTES = 32 // as long as the HMAC-SHA256 output it makes (RFC 2104 3)

/**
 * The secret key. Losing DATA_DIR/secret-key makes tokens in mails already sent worthless, so it belongs in the backup.
 * Several processes may ask at once at the first start: all get the same key.
 */
export function secretKey(config: { dataDir: string; secretKey: string | null }): string {
  if (config.secretKey !== null) return config.secretKey
  const file = join(config.dataDir, 'secret-key')
  const kept = readKept(file)
  if (kept !== null) return kept
  mkdirSync(config.dataDir, { recursive: true })
  const draft = `${file}.${randomBytes(6).toString('hex')}`
  writeFileSync(draft, `${randomBytes(KEY_BYTES).toString('base64url')}\n`, { mode: 0o600 })
  try {
    linkSync(draft, file) // refuses when another process was first, and never shows a half-written key
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error
  } finally {
    rmSync(draft, { force: true })
  }
  return readFileSync(file, 'utf8').trim()
}

function readKept(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim() || null
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null
    throw error
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
