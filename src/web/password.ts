// Passwords of the desk's users: Argon2id, stored as a PHC string so that the cost can be raised later.
import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

/** OWASP Password Storage Cheat Sheet, Argon2id: 19 MiB of memory, two passes, one lane. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 } // memory in KiB
const SALT_BYTES = 16
const TAG_BYTES = 32

/** Turns a password into `$argon2id$v=19$m=19456,t=2,p=1$salt$tag` (PHC string format). */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  const tag = await derive(password, { salt, tagLength: TAG_BYTES, ...COST })
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${unpadded(salt)}$${unpadded(tag)}`
}

/** Whether the password belongs to the stored hash; false also for a hash that cannot be read. Constant time in the tag. */
export async function verifyPassword(password: string, hash: string): Promise<boolean> {
  const parts = PHC.exec(hash)
  if (parts === null) return false
  const [, memory, passes, parallelism, salt = '', tag = ''] = parts
  const expected = Buffer.from(tag, 'base64')
  const given = await derive(password, {
    salt: Buffer.from(salt, 'base64'),
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: expected.length,
  })
  return timingSafeEqual(given, expected)
}

/** Does the work of one verification for nobody, so that an unknown address answers as slowly as a known one. */
export async function verifyNobody(password: string): Promise<false> {
  await derive(password, { salt: Buffer.alloc(SALT_BYTES), tagLength: TAG_BYTES, ...COST })
  return false
}

const PHC = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{16,86})$/

/** The same letters typed on two keyboards are one password (NIST SP 800-63B 5.1.1.2: normalise before hashing). */
function derive(
  password: string,
  cost: Omit<Argon2Parameters, 'message' | 'nonce'> & { salt: Buffer },
): Promise<Buffer> {
  const { salt, ...rest } = cost
  return runArgon2('argon2id', { message: password.normalize('NFKC'), nonce: salt, ...rest })
}

const runArgon2 = promisify(argon2)

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '')
}
