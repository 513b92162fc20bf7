// `user` and `token`: what is printed once, what ends a session, and what makes a lost token worth nothing.
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openStore, type Store } from '../src/store/database.ts'
import { openSession, tokenByHash, userByEmail, userOfSession } from '../src/store/users.ts'
import { verifyPassword } from '../src/web/password.ts'
import { hashToken } from '../src/web/token.ts'
import { type Database, openDatabase } from './world/world.ts'

// Each command is a process of its own.
vi.setConfig({ testTimeout: 120_000 })

const BIN = join(import.meta.dirname, '../bin/caseconsultant.js')
let database: Database
let store: Store
beforeAll(async () => {
  database = await openDatabase()
  store = openStore(database.databaseUrl, { onTrouble: () => undefined }).store
})
afterAll(async () => {
  await store.destroy()
  await database.close()
})

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const env = { ...process.env, DATABASE_URL: database.databaseUrl, DATA_DIR: database.dataDir }
  return promisify(execFile)(process.execPath, [BIN, ...args], { env }).then(
    ({ stdout, stderr }) => ({ code: 0, out: stdout, err: stderr }),
    (failed: { code: number; stdout: string; stderr: string }) => ({
      code: failed.code,
      out: failed.stdout,
      err: failed.stderr,
    }),
  )
}

test('a new password is printed once, ends the sessions, and lets a disabled user in again', async () => {
  expect((await run('user', 'add', 'kim@desk.example', '--name', 'Kim')).code).toBe(0)
  const before = await userByEmail(store, 'kim@desk.example')
  await openSession(store, { tokenHash: 'h', userId: before?.id ?? 0, expiresAt: new Date(Date.now() + 60_000) })
  expect(await userOfSession(store, 'h', new Date())).toMatchObject({ name: 'Kim' })
  expect((await run('user', 'disable', 'kim@desk.example')).code).toBe(0)
  const { password } = JSON.parse((await run('user', 'password', '--json', 'Kim@desk.example')).out)
  const after = await userByEmail(store, 'kim@desk.example')
  expect(after).toMatchObject({ disabled_at: null })
  expect(await verifyPassword(password, after?.password_hash ?? '')).toBe(true)
  expect(await userOfSession(store, 'h', new Date())).toBeNull()
  expect(await run('user', 'password', 'nobody@desk.example')).toMatchObject({
    code: 1,
    err: expect.stringContaining('There is no user nobody@desk.example.'),
  })
})

test('a token is made for an account, listed without what opens anything, and revoked', async () => {
  const { token } = JSON.parse((await run('token', 'create', '--json', '--for', 'kim@desk.example', 'script')).out)
  expect(await tokenByHash(store, hashToken(token))).toMatchObject({ name: 'script', user: { name: 'Kim' } })
  const listed = await run('token', 'list', '--json')
  expect(JSON.parse(listed.out)).toMatchObject({ name: 'script', scope: 'review', for: 'kim@desk.example' })
  expect(listed.out).not.toContain(token)
  expect((await run('token', 'revoke', 'script')).code).toBe(0)
  expect(await tokenByHash(store, hashToken(token))).toBeNull()
  expect((await run('token', 'revoke', 'script')).code).toBe(1)
  expect(await run('token', 'create', '--for', 'gone@desk.example', 'other')).toMatchObject({
    code: 1,
    err: expect.stringContaining('There is no active user gone@desk.example'),
  })
})
