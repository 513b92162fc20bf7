// Secrets that a browser or a program shows us: 256 random bits, of which only the hash is stored.
import { createHash, randomBytes } from 'node:crypto'

const TOKEN_BYTES = 32 // 256 bit: guessing is hopeless, so a plain hash without salt is enough to store it

/** A new secret (43 characters, safe in URLs and cookies) and the hash to store. */
export function newToken(): { token: string; hash: string } {
  const token = randomBytes(TOKEN_BYTES).toString('base64url')
  return { token, hash: hashToken(token) }
}

/** SHA-256 of a token, hex. Looking it up by this hash compares nothing secret byte by byte. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
