// Several mailboxes and folders of one desk, and where mails go when they are stored: moved after the commit, never lost or doubled by it.
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { watchMailbox } from '../../src/flow/watch-mailbox.ts'
import { openInbox } from '../../src/mail/inbox.ts'
import type { Service } from '../../src/service.ts'
import { listCases } from '../../src/store/cases.ts'
import { silentProxy } from '../mail/silent-proxy.ts'
import { letter } from '../world/letters.ts'
import { folderOf, putInto, remadeFolder } from '../world/mailbox.ts'
import { openWorld, type World } from '../world/world.ts'
import { eventually, running } from './running.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
}, 60_000)
afterAll(() => world.close())

/** A server on this machine answers at once or not at all. */
const HASTY = { connect: 1_000, silence: 2_000, probe: 300, answer: 700 }
const FOLDERS = { handled: 'Handled', parked: 'Parked', spam: null }

const append = (folder: string, ...mails: Buffer[]) => putInto(world, folder, mails)

/** Watches folders of the desk's mailbox until `done`. */
async function watching(
  service: Service,
  folders: string[],
  done: () => Promise<void>,
  port = world.practice.servers.imap.port,
): Promise<void> {
  const stopping = new AbortController()
  const watched = folders.map((folder) => {
    const server = { ...world.practice.servers.imap, folder, port }
    return watchMailbox(service, { server, inbox: openInbox(server, { timeouts: HASTY }) }, stopping.signal)
  })
  try {
    await done()
  } finally {
    stopping.abort()
    await Promise.all(watched)
  }
}

test('two folders are read, each with a cursor of its own, and stored mails move where the operator wishes', async () => {
  const desk = await running(world, {
    workers: [],
    change: (one) => ({ ...one, desk: { ...one.desk, folders: FOLDERS } }),
  })
  try {
    await append(
      'INBOX',
      letter({ subject: 'To the first' }),
      Buffer.from(`X-Long: ${'x'.repeat(1_200_000)}\r\n\r\nhello`),
    )
    await append('Claims', letter({ subject: 'To the second' }))
    await watching(desk.service, ['INBOX', 'Claims'], async () => {
      await eventually('both cases', async () => (await listCases(desk.service.store, { limit: 9 })).length === 2)
      await eventually('three mails put away', async () => {
        const [handled, parked] = await Promise.all(['Handled', 'Parked'].map((folder) => count(folder)))
        return handled === 2 && parked === 1
      })
    })
    expect(await folderOf(world, world.practice.desk.address)).toEqual([])
    expect((await listCases(desk.service.store, { limit: 9 })).map(({ subject }) => subject).sort()).toEqual([
      'To the first',
      'To the second',
    ])
  } finally {
    await desk.stop()
  }
}, 60_000)

test('a folder that cannot be made leaves the mail where it is: stored once, and not read again', async () => {
  const desk = await running(world, {
    workers: [],
    change: (one) => ({ ...one, desk: { ...one.desk, folders: { ...FOLDERS, handled: 'no\u0001such' } } }),
  })
  try {
    await append('INBOX', letter({ subject: 'Stays' }), letter({ subject: 'Stays too' }))
    await watching(desk.service, ['INBOX'], async () => {
      await eventually('the cases', async () => (await listCases(desk.service.store, { limit: 9 })).length === 2)
    })
    expect(await count('INBOX')).toBe(2)
    await watching(desk.service, ['INBOX'], async () => {
      await append('INBOX', letter({ subject: 'The third' }))
      await eventually('the third', async () => (await listCases(desk.service.store, { limit: 9 })).length === 3)
    })
  } finally {
    await desk.stop()
  }
}, 60_000)

test('a mailbox made anew under the running poller is read anew, and nothing is doubled', async () => {
  const desk = await running(world, { workers: [] })
  const stored = async () => (await listCases(desk.service.store, { limit: 9 })).length
  const mails = ['One', 'Two'].map((subject) => letter({ subject }))
  try {
    await append('Anew', ...mails)
    await watching(desk.service, ['Anew'], async () => {
      await eventually('both', async () => (await stored()) === 2)
      await remadeFolder(world, 'Anew')
      await append('Anew', ...mails, letter({ subject: 'Three' }))
      await eventually('the third', async () => (await stored()) === 3)
    })
    expect(await stored()).toBe(3)
  } finally {
    await desk.stop()
  }
}, 60_000)

test('a connection that a proxy black-holes: what came meanwhile is taken once when it is over', async () => {
  const desk = await running(world, { workers: [] })
  const proxy = await silentProxy(world.practice.servers.imap)
  const stored = async () => (await listCases(desk.service.store, { limit: 9 })).length
  try {
    await append('Hole', letter({ subject: 'Before' }))
    await watching(
      desk.service,
      ['Hole'],
      async () => {
        await eventually('the first', async () => (await stored()) === 1)
        proxy.blackHole()
        await append('Hole', letter({ subject: 'Within' }), letter({ subject: 'Within too' }))
        await wait(3_000)
        expect(await stored()).toBe(1)
        proxy.heal()
        await eventually('all three', async () => (await stored()) === 3, 30_000)
      },
      proxy.port,
    )
    expect(await stored()).toBe(3)
  } finally {
    await desk.stop()
    await proxy.close()
  }
}, 60_000)

async function count(folder: string): Promise<number> {
  const inbox = openInbox({ ...world.practice.servers.imap, folder })
  const connection = await inbox.connect()
  const found = connection.is === 'connected' ? await inbox.newerThan(0, { limit: 100 }) : []
  await inbox.close()
  return found.length
}
