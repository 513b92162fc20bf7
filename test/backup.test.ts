// A desk comes back from its backup row for row, goes on from there, and no half or foreign backup overwrites anything.
import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { backUp, restoreBackup } from '../src/flow/backup.ts'
import { exportCase, mboxOf } from '../src/flow/export-case.ts'
import { note } from '../src/flow/in-hand.ts'
import type { Service } from '../src/service.ts'
import { migrate, openStore } from '../src/store/database.ts'
import { wordsOf } from '../src/store/message-words.ts'
import { messagesOf } from '../src/store/messages.ts'
import { approval, deskOn, drafted } from './flow/by-hand.ts'
import { rosa } from './flow/running.ts'
import { KEY } from './world/desk.ts'
import { letter } from './world/letters.ts'
import { type Database, openDatabase } from './world/world.ts'

const TEXT = 'Pt: Maria Lindqvist, DOB 03/14/1951. How many units of J1885 are 60 mg?'
const BIN = join(import.meta.dirname, '../bin/caseconsultant.js')

// Desks and commands are started here one after the other, each with its code book.
vi.setConfig({ testTimeout: 180_000 })

let database: Database
let service: Service
let source: string
let folder: string

beforeAll(async () => {
  database = await openDatabase()
  source = await database.newDatabase()
  service = await deskOn(database, source)
  folder = mkdtempSync(join(tmpdir(), 'caseconsultant-test-'))
})
afterAll(async () => {
  await service.close()
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

const deskAt = (store: Service['store'], secrets: Service['secrets'] = [KEY]) => ({
  store,
  codeBook: join(folder, 'none.sqlite'),
  secrets,
})

/** Does something with the tables of a database. */
async function on<T>(url: string, act: (store: Service['store']) => Promise<T>): Promise<T> {
  const { store } = openStore(url, { onTrouble: () => {} })
  try {
    return await act(store)
  } finally {
    await store.destroy()
  }
}
const backedUp = (url: string, name: string) =>
  on(url, (store) => backUp(deskAt(store), join(folder, name), new Date()))
const restored = (url: string, name: string, secrets?: Service['secrets']) =>
  on(url, (store) => restoreBackup(deskAt(store, secrets), join(folder, name)))

function linesOf(backup: string): Record<string, string[]> {
  const files = readdirSync(backup).filter((name) => name.endsWith('.jsonl.gz'))
  return Object.fromEntries(
    files.map((name) => [
      name,
      gunzipSync(readFileSync(join(backup, name)))
        .toString()
        .split('\n')
        .sort(),
    ]),
  )
}

test('a desk comes back row for row, its originals open, and the next case gets the next number', async () => {
  const found = await drafted(service, letter({ text: TEXT }))
  await note(service, { number: found.number, text: 'Pt: Maria Lindqvist called', reviewer: rosa })
  await approval(service, found)
  expect(await backedUp(source, 'first')).toMatchObject({ is: 'done', codeBook: false })
  const first = linesOf(join(folder, 'first'))
  // Sealed bytes are hex, and hex may hold any four digits.
  for (const lines of Object.values(first)) expect(lines.join().replace(/x[0-9a-f]{40,}/g, '')).not.toContain('1951')

  const target = await database.newDatabase()
  expect(await restored(target, 'first')).toMatchObject({ is: 'done', keyFits: true })
  expect(await backedUp(target, 'second')).toMatchObject({ is: 'done' })
  const second = linesOf(join(folder, 'second'))
  expect({ ...second, 'outbox.jsonl.gz': [] }).toEqual({ ...first, 'outbox.jsonl.gz': [] })
  // The desk that was backed up may have sent it since.
  expect(first['outbox.jsonl.gz']?.join()).toContain('"state": "ready"')
  expect(second['outbox.jsonl.gz']?.join()).toContain('"state": "unconfirmed"')

  const back = await deskOn(database, target)
  const [mail] = await messagesOf(back.store, found.id)
  if (mail === undefined) throw new Error('its mail is gone')
  expect(wordsOf(mail, back.secrets)).toMatchObject({ is: 'whole', words: { replyText: TEXT } })
  expect((await drafted(back)).number).toBe(`CC-${found.id + 1}`)
  await back.close()
})

test('what would overwrite something is refused, with what to do', async () => {
  expect(await backedUp(source, 'first')).toMatchObject({ because: expect.stringContaining('is not empty') })
  expect(await restored(source, 'first')).toMatchObject({ because: expect.stringContaining('into an empty one') })
  expect(await restored(await database.newDatabase(), '.')).toMatchObject({
    because: expect.stringContaining('this is no backup'),
  })
  expect(await restored(await database.newDatabase(), 'first', ['another key of thirty-two characters'])).toMatchObject(
    { keyFits: false },
  )
})

test('a desk that begins to work while a backup is coming back is not overwritten', async () => {
  const target = await database.newDatabase()
  await on(target, async (store) => {
    await migrate(store)
    // Its first user is being written, and is not yet to be seen.
    const starting = await store.startTransaction().execute()
    await starting
      .insertInto('desk_user')
      .values({
        email: 'a@desk.example',
        name: 'A',
        credential: '',
        role: 'admin',
        password_hash: '',
        disabled_at: null,
        made_at: new Date(),
      })
      .execute()
    const restoring = restored(target, 'first')
    await vi.waitFor(async () => {
      const waiting = await sql`SELECT FROM pg_locks WHERE NOT granted`.execute(store)
      expect(waiting.rows.length).toBeGreaterThan(0)
    }, 10_000)
    await starting.commit().execute()
    expect(await restoring).toMatchObject({ is: 'refused', because: expect.stringContaining('into an empty one') })
    expect(await store.selectFrom('desk_user').select('name').execute()).toEqual([{ name: 'A' }])
  })
})

test('the commands answer in words, in JSON, and with their exit codes', async () => {
  const env = { ...process.env, DATABASE_URL: source, DATA_DIR: join(folder, 'data'), SECRET_KEY: KEY }
  const run = (...args: string[]) => promisify(execFile)(process.execPath, [BIN, ...args], { env })
  const wrong = run('backup').catch((error: { code: number }) => error.code)
  const [backup, rotate, retention] = await Promise.all([
    run('backup', join(folder, 'third')),
    run('rotate', '--json'),
    run('retention', '--dry-run', '--json'),
  ])
  expect(backup.stdout).toContain('Keep SECRET_KEY elsewhere')
  expect(JSON.parse(rotate.stdout)).toEqual({ resealed: 0, masked: 0, shut: [] })
  expect(JSON.parse(retention.stdout)).toMatchObject({ dryRun: true, cases: [], mailsWithoutCase: 0 })
  expect(await wrong).toBe(2)
})

test('an exported case is whole and masked, as JSON and as an mbox, and the case remembers who took it', async () => {
  const text = `${TEXT}\nFrom here on it is unclear.`
  const found = await drafted(service, letter({ subject: 'Maria Lindqvist', text }))
  await note(service, { number: found.number, text: 'Pt: Maria Lindqvist called', reviewer: rosa })
  await approval(service, found)
  // An overridden reply may hold what a reviewer typed.
  await sql`UPDATE outbox SET body = 'Pt: Maria Lindqvist, DOB 03/14/1951: four units.' WHERE case_id = ${found.id}`.execute(
    service.store,
  )
  const exported = await exportCase(service, found.number, 'Kim')
  if (exported === null) throw new Error('no such case')
  expect(JSON.stringify(exported)).not.toContain('Lindqvist')
  expect(exported).toMatchObject({
    number: found.number,
    messages: [{ subject: '[name removed]' }],
    notes: [{ who: 'Rosa Lind' }],
  })
  expect(exported.events.at(-1)).toMatchObject({ who: 'Kim', event: 'exported' })
  const mbox = mboxOf(exported)
  expect(mbox).toMatch(/^From dana@clinic\.example \w{3} \w{3} \d\d [\d:]{8} \d{4}\n/)
  expect(mbox).toContain('\n>From here on it is unclear.')
  expect(mbox).not.toContain('Lindqvist')
  expect(await exportCase(service, 'CC-999999' as typeof found.number, 'Kim')).toBeNull()
})

test('rows are not lost between two tables while the desk goes on working', async () => {
  const busy = writing()
  expect(await backedUp(source, 'busy')).toMatchObject({ is: 'done' })
  await busy.stop()
  expect(await restored(await database.newDatabase(), 'busy')).toMatchObject({ is: 'done' })
})

/** Takes in mails until stopped. */
function writing(): { stop(): Promise<void> } {
  let on = true
  const done = (async () => {
    while (on) await drafted(service)
  })()
  return {
    stop: async () => {
      on = false
      await done
    },
  }
}
