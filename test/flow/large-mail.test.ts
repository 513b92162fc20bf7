// Mails of 40 MB from the mailbox to the reviewer, by a desk in a process of its own whose memory is measured.
import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { attachmentsOf } from '../../src/store/attachments.ts'
import { listCases } from '../../src/store/cases.ts'
import { openStore, type Store } from '../../src/store/database.ts'
import { latestDraft } from '../../src/store/drafts.ts'
import { messagesOf } from '../../src/store/messages.ts'
import { configOf } from '../world/desk.ts'
import { mailWithFiles } from '../world/letters.ts'
import { emptied, putInto } from '../world/mailbox.ts'
import { openWorld, type World } from '../world/world.ts'
import { eventually } from './running.ts'

/** What the service as a whole may hold: the smallest machine it is meant for has 1 GB, with the database on it. */
const MEMORY_MAX_MB = 500
const MB = 1_048_576
const PATIENCE_MS = 240_000 // a mail takes seconds on an idle machine and half a minute on one with twenty in line
const noProc = !existsSync('/proc/self/status')
if (noProc) console.info('large mails: memory is not measured, this system has no /proc')

describe('mails of 40 MB', () => {
  let world: World
  let desk: ChildProcess | null = null
  let store: Store | null = null

  beforeAll(async () => {
    world = await openWorld()
  }, 60_000)
  afterEach(async () => {
    await store?.destroy()
    const ended = desk === null || desk.exitCode !== null ? null : new Promise((resolve) => desk?.once('exit', resolve))
    desk?.kill('SIGTERM')
    await ended
  })
  afterAll(() => world.close())

  async function deskWith(maxMailBytes: number): Promise<Store> {
    const databaseUrl = await world.newDatabase()
    const config = configOf(world)
    const order = { config, databaseUrl, mail: config.mail, maxMailBytes }
    desk = spawn(process.execPath, [join(import.meta.dirname, 'large-desk.ts'), JSON.stringify(order)], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    const opened = openStore(databaseUrl, { onTrouble: () => undefined })
    store = opened.store
    return store
  }

  /** The most memory the desk has held, in MB. */
  function mostMemory(): number {
    const status = readFileSync(`/proc/${desk?.pid}/status`, 'utf8')
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) / 1024
  }

  /** Puts mails into the desk's mailbox, alone and all before it looks. */
  async function inMailbox(mails: readonly Buffer[]): Promise<void> {
    await emptied(world)
    await putInto(world, 'INBOX', mails)
  }

  const letterOf = (subject: string) =>
    mailWithFiles({
      subject,
      text: 'How many units of J1885 are 60 mg?',
      html: '<p>How many units of <b>J1885</b> are 60 mg?</p>',
      files: ['scan one.bin', 'scan two.bin'].map((filename) => ({ filename, content: randomBytes(14 * MB) })),
    })

  async function casesIn(tables: Store, state: string, count: number) {
    return eventually(
      `${count} cases to be ${state}`,
      async () => {
        const cases = await listCases(tables, { limit: 50 }).catch(() => [])
        return cases.filter((one) => one.state === state).length === count ? cases : null
      },
      PATIENCE_MS,
    )
  }

  test(
    'over the limit are cases with their words, the reason, and the names of what is missing',
    async () => {
      const mails = await Promise.all(['One', 'Two'].map(letterOf))
      expect(mails[0]?.length).toBeGreaterThan(38 * MB)
      await inMailbox(mails)
      const tables = await deskWith(25 * MB)
      for (const found of await casesIn(tables, 'in_review', 2)) {
        const [mail] = await messagesOf(tables, found.id)
        expect(mail).toMatchObject({ verdict: 'doubtful', reply_text: 'How many units of J1885 are 60 mg?' })
        expect(mail?.because).toMatch(
          /^it is too large, \d\d MB, the limit is 25 MB; its words were read, its files were left in the mailbox$/,
        )
        expect(mail?.attachments.map(({ filename }) => filename)).toEqual(['scan one.bin', 'scan two.bin'])
        expect(found.asker_address).toBe('dana@clinic.example')
      }
      if (!noProc) expect(mostMemory()).toBeLessThan(MEMORY_MAX_MB)
      console.info(`two mails over the limit: ${noProc ? '?' : Math.round(mostMemory())} MB at most`)
    },
    2 * PATIENCE_MS,
  )

  test(
    'within a larger limit are read whole, and their files are kept',
    async () => {
      await inMailbox(await Promise.all(['Four', 'Five'].map(letterOf)))
      const tables = await deskWith(48 * MB)
      for (const found of await casesIn(tables, 'in_review', 2)) {
        const mails = await messagesOf(tables, found.id)
        expect((await latestDraft(tables, found.id))?.drafted.draft.text).toContain('4 units')
        const files = await attachmentsOf(
          tables,
          mails.map(({ id }) => id),
        )
        expect(files.map(({ state }) => state)).toEqual(['kept', 'kept'])
      }
      console.info(`two mails within the limit: ${noProc ? '?' : Math.round(mostMemory())} MB at most`)
      if (!noProc) expect(mostMemory()).toBeLessThan(MEMORY_MAX_MB)
    },
    2 * PATIENCE_MS,
  )
})
