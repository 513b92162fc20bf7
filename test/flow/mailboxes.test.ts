// Several mailboxes and folders of one desk, and where mails go when they are stored: moved after the commit, never lost or doubled by it.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { watchMailbox } from '../../src/flow/watch-mailbox.ts'
import { openInbox } from '../../src/mail/inbox.ts'
import type { Service } from '../../src/service.ts'
import { listCases } from '../../src/store/cases.ts'
import { openWorld, type World } from '../world/world.ts'
import { letter } from './by-hand.ts'
import { eventually, folderOf, putInto, running } from './running.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
}, 60_000)
afterAll(() => world.close())

const FOLDERS = { handled: 'Handled', parked: 'Parked', spam: null }

const append = (folder: string, ...mails: Buffer[]) => putInto(world, folder, mails)

/** Watches folders of the desk's mailbox until `done`. */
async function watching(service: Service, folders: string[], done: () => Promise<void>): Promise<void> {
  const stopping = new AbortController()
  const watched = folders.map((folder) => {
    const server = { ...world.practice.servers.imap, folder }
    return watchMailbox(service, { server, inbox: openInbox(server) }, stopping.signal)
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

async function count(folder: string): Promise<number> {
  const inbox = openInbox({ ...world.practice.servers.imap, folder })
  const connection = await inbox.connect()
  const found = connection.is === 'connected' ? await inbox.newerThan(0, { limit: 100 }) : []
  await inbox.close()
  return found.length
}
