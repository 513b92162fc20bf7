// Passwords and tokens: what is stored, what is accepted.
import { expect, test } from 'vitest'
import { countFailedSignIns } from '../../src/web/failed-sign-ins.ts'
import { hashPassword, verifyPassword } from '../../src/web/password.ts'
import { hashToken, newToken } from '../../src/web/token.ts'

test('a password is stored as Argon2id with the cost that OWASP names', async () => {
  expect(await hashPassword('correct horse')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/)
})

test('only the same password opens its hash, and two hashes of one password differ', async () => {
  const [first, second] = await Promise.all([hashPassword('correct horse'), hashPassword('correct horse')])
  expect(first).not.toBe(second)
  expect(await verifyPassword('correct horse', first)).toBe(true)
  expect(await verifyPassword('Correct horse', first)).toBe(false)
  expect(await verifyPassword('', first)).toBe(false)
})

test('the same letters typed on another keyboard are the same password', async () => {
  expect(await verifyPassword('caf\u0065\u0301', await hashPassword('caf\u00e9'))).toBe(true)
})

test.each(['', 'plain', '$2b$10$abcdefghijklmnopqrstuv', '$argon2id$v=19$m=1,t=1,p=1$short$x'])(
  'what is no Argon2id hash opens for nobody: %s',
  async (hash) => {
    expect(await verifyPassword('plain', hash)).toBe(false)
  },
)

test('a token is 256 bits, and only its hash is kept', () => {
  const { token, hash } = newToken()
  expect(Buffer.from(token, 'base64url')).toHaveLength(32)
  expect(hash).toBe(hashToken(token))
  expect(hash).not.toContain(token)
})

test('five wrong tries close an address for a quarter of an hour, and no other address', () => {
  const failures = countFailedSignIns()
  const at = (minute: number) => new Date(Date.UTC(2026, 0, 5, 9, minute))
  for (let i = 0; i < 5; i++) failures.failed('kim@desk.example', '10.0.0.1', at(0))
  expect(failures.waitMs('kim@desk.example', '10.0.0.2', at(1))).toBe(14 * 60_000)
  expect(failures.waitMs('lee@desk.example', '10.0.0.1', at(1))).toBe(0)
  expect(failures.waitMs('kim@desk.example', '10.0.0.2', at(15))).toBe(0)
})
