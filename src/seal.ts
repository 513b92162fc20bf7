// Sealed bytes: what is kept of a mail lies encrypted in the database, so that a copy of it without the key tells nothing.
import { type CipherGCM, createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** Key 0 seals, all of them open: a key is replaced by putting a new one in front (SECRET_KEY, then SECRET_KEY_PREVIOUS). */
export type Secrets = readonly string[]

export type Opened =
  | { is: 'open'; bytes: Buffer }
  /** The bytes were changed, or moved from another row, or sealed with a key that is no longer set. */
  | { is: 'shut'; because: string }

// A NUL byte first: no mail a desk takes begins with these five bytes, so a mail that lacks them was stored before sealing was.
const MARK = Buffer.from([0, 0x43, 0x43, 0x53, 1])
const KEY_ID_BYTES = 8 // tells apart the few keys a desk ever has; it is no secret
const SALT_BYTES = 16 // one record, one key (RFC 5869 3.1)
const NONCE_BYTES = 12 // the length AES-GCM is made for (NIST SP 800-38D 8.2)
const TAG_BYTES = 16
const KEY_BYTES = 32
const PIECE_BYTES = 1024 * 1024
const SALT_AT = MARK.length + KEY_ID_BYTES
const NONCE_AT = SALT_AT + SALT_BYTES
const WORDS_AT = NONCE_AT + NONCE_BYTES

/**
 * Encrypts bytes with AES-256-GCM under a key of this record alone (HKDF-SHA256 of the first secret and a random salt). `context` says
 * where they belong, such as `raw mail <hash>`: they open nowhere else.
 */
export function seal(bytes: Buffer, context: string, secrets: Secrets): Buffer {
  const secret = secrets[0]
  if (secret === undefined) throw new Error('there is no key to seal with')
  const salt = randomBytes(SALT_BYTES)
  const nonce = randomBytes(NONCE_BYTES)
  const head = Buffer.concat([MARK, keyId(secret), salt, nonce])
  const cipher = createCipheriv('aes-256-gcm', recordKey(secret, salt), nonce, { authTagLength: TAG_BYTES })
  cipher.setAAD(Buffer.concat([head, Buffer.from(context)]))
  return written(head, bytes, cipher)
}

/** What is sealed, written piece by piece into one buffer: a mail of 40 MB is then in memory twice, and not four times. */
function written(head: Buffer, bytes: Buffer, cipher: CipherGCM): Buffer {
  const sealed = Buffer.allocUnsafe(head.length + bytes.length + TAG_BYTES)
  let at = head.copy(sealed)
  for (let from = 0; from < bytes.length; from += PIECE_BYTES)
    at += cipher.update(bytes.subarray(from, from + PIECE_BYTES)).copy(sealed, at)
  cipher.final() // GCM is a stream: nothing is left over
  cipher.getAuthTag().copy(sealed, at)
  return sealed
}

/** Whether bytes were sealed at all. No mail and no file a desk takes begins like a seal does. */
export function isSealed(bytes: Buffer): boolean {
  return bytes.subarray(0, MARK.length).equals(MARK)
}

/** Opens what `seal` closed, and nothing else: whoever can write to the database must not be able to put words of their own there. */
export function unseal(sealed: Buffer, context: string, secrets: Secrets): Opened {
  if (!isSealed(sealed))
    return { is: 'shut', because: 'it lies unsealed in the database and was not put there by the desk' }
  const id = sealed.subarray(MARK.length, SALT_AT)
  const secret = secrets.find((one) => keyId(one).equals(id))
  if (secret === undefined)
    return {
      is: 'shut',
      because: 'it is sealed with a key that is not set: put the key it was sealed with into SECRET_KEY_PREVIOUS',
    }
  if (sealed.length < WORDS_AT + TAG_BYTES) return { is: 'shut', because: 'it was cut short in the database' }
  const nonce = sealed.subarray(NONCE_AT, WORDS_AT)
  const key = recordKey(secret, sealed.subarray(SALT_AT, NONCE_AT))
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.concat([sealed.subarray(0, WORDS_AT), Buffer.from(context)]))
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES))
  try {
    const bytes = decipher.update(sealed.subarray(WORDS_AT, sealed.length - TAG_BYTES))
    decipher.final()
    return { is: 'open', bytes }
  } catch {
    // The tag does not fit: GCM says no more than that, and nothing of the content is handed on.
    return { is: 'shut', because: 'it was changed in the database after it was stored' }
  }
}

/** How everything begins that is sealed with the first secret; what begins otherwise is due for `rotate`. */
export function sealHead(secrets: Secrets): Buffer {
  return Buffer.concat([MARK, keyId(secrets[0] ?? '')])
}

function keyId(secret: string): Buffer {
  return createHmac('sha256', secret).update('caseconsultant key id').digest().subarray(0, KEY_ID_BYTES)
}

function recordKey(secret: string, salt: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, salt, 'caseconsultant record', KEY_BYTES))
}
