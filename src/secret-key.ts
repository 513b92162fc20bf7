// The keys that sign thread tokens and sessions and seal mails: the setting, or a random one made once and kept under DATA_DIR.

import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const KEY_BYTES = 32 // as long as the HMAC-SHA256 output it makes (RFC 2104 3)

/** The key that signs and seals, first; then those of before, which verify and open: SECRET_KEY_PREVIOUS, and the kept one that a setting has replaced. */
export function secretKeys(config: {
  dataDir: string
  secretKey: string | null
  previousSecretKeys: readonly string[]
}): [string, ...string[]] {
  const current = secretKey(config)
  const kept = readKept(join(config.dataDir, 'secret-key'))
  const older = [...config.previousSecretKeys, ...(kept === null ? [] : [kept])].filter((key) => key !== current)
  return [current, ...new Set(older)]
}

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
