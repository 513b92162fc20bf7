// What the mailbox gives becomes cases: the same mail once, another mail always, and a mail nobody can read is kept and stops nobody.
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { draftCase } from '../../src/flow/draft-case.ts'
import { park } from '../../src/flow/park.ts'
import { receive, receiveParked } from '../../src/flow/receive.ts'
import { sendMail } from '../../src/flow/send.ts'
import { listCases } from '../../src/store/cases.ts'
import { readCursor } from '../../src/store/cursors.ts'
import { eventsOf } from '../../src/store/events.ts'
import { messagesOf, parkedMails } from '../../src/store/messages.ts'
import { rawOf } from '../../src/store/raw-mails.ts'
import { bounceOf, letter } from '../world/letters.ts'
import { mail } from '../world/mailbox.ts'
import { openWorld } from '../world/world.ts'
import { approved, deskOfThisFile, drafted, nowOf } from './by-hand.ts'
import { eventually, newestCaseIn, running } from './running.ts'

const { place: world, service } = await deskOfThisFile(openWorld)

test('the same mail by another way, with another header on top, is known', async () => {
  const sheet = { messageId: '<same@clinic.example>', text: 'J1885, 60 mg?' }
  expect(await receive(service, letter(sheet), null)).toMatchObject({ is: 'case' })
  const again = letter({ ...sheet, above: ['Received: from elsewhere by mx; Mon, 23 Nov 2026 10:01:00 +0000'] })
  expect(await receive(service, again, null)).toEqual({ is: 'known' })
  // Its bytes differ, and nothing would ever purge bytes that no message refers to.
  const hash = createHash('sha256').update(again).digest('hex')
  expect(await rawOf(service.store, hash, service.secrets)).toMatchObject({ is: 'gone' })
})

test('a Message-ID that is used again for other words is another mail', async () => {
  const messageId = '<reused@clinic.example>'
  const first = await receive(service, letter({ messageId, text: 'J1885, 60 mg?' }), null)
  const second = await receive(service, letter({ messageId, text: 'And 99213 with 25?' }), null)
  expect([first.is, second.is]).toEqual(['case', 'case'])
})

test('a mail without a Message-ID is taken, and taken once', async () => {
  const raw = letter({ messageId: null, text: 'No Message-ID: J1885?' })
  expect(await receive(service, raw, null)).toMatchObject({ is: 'case' })
  expect(await receive(service, raw, null)).toEqual({ is: 'known' })
})

test('a bounce of our reply finds its case and puts it before a person', async () => {
  const { found, mail: reply } = await approved(service)
  await sendMail(service, reply.id)
  expect((await nowOf(service, { caseId: found.id })).state).toBe('answered')
  expect(await receive(service, bounceOf(reply.message_id), null)).toMatchObject({ is: 'case', number: found.number })
  expect((await nowOf(service, { caseId: found.id })).state).toBe('in_review')
  expect((await eventsOf(service.store, found.id)).at(-1)).toMatchObject({ event: 'bounced' })
})

test('a mailbox with another UIDVALIDITY is read anew and doubles nothing', async () => {
  const raw = letter({ text: 'Read twice: J1885?' })
  const place = { mailbox: 'renewed', uid: 7 }
  expect(await receive(service, raw, { ...place, uidValidity: 1n })).toMatchObject({ is: 'case' })
  await park(service, {
    bytes: Buffer.from('a parked one'),
    because: 'test',
    place: { ...place, uid: 8, uidValidity: 1n },
  })
  const parkedBefore = (await parkedMails(service.store)).length
  expect(await receive(service, raw, { ...place, uid: 1, uidValidity: 2n })).toEqual({ is: 'known' })
  await park(service, {
    bytes: Buffer.from('a parked one'),
    because: 'test',
    place: { ...place, uid: 2, uidValidity: 2n },
  })
  expect(await readCursor(service.store, 'renewed')).toEqual({ uidValidity: 2n, lastUid: 2 })
  // It was parked a second time when its key was its place.
  expect(await parkedMails(service.store)).toHaveLength(parkedBefore)
})

test('within one UIDVALIDITY a slower reader does not take the cursor back', async () => {
  const place = { mailbox: 'two readers', uidValidity: 1n }
  await receive(service, letter(), { ...place, uid: 9 })
  await receive(service, letter(), { ...place, uid: 8 })
  expect(await readCursor(service.store, 'two readers')).toEqual({ uidValidity: 1n, lastUid: 9 })
})

test('two mails of one thread at the same moment both join it, and one draft answers both', async () => {
  const found = await drafted(service, letter({ messageId: '<thread@clinic.example>' }))
  const both = ['And 20610?', 'And 99213?'].map((text) => letter({ inReplyTo: '<thread@clinic.example>', text }))
  const received = await Promise.all(both.map((raw) => receive(service, raw, null)))
  expect(received.map((one) => one.is === 'case' && one.number)).toEqual([found.number, found.number])
  await Promise.all([draftCase(service, found.id), draftCase(service, found.id)])
  expect(await nowOf(service, { caseId: found.id })).toMatchObject({ state: 'in_review', version: found.version + 3 })
  expect(await messagesOf(service.store, found.id)).toHaveLength(3)
})

test('the same mail by two pollers at the same moment is one case', async () => {
  const raw = letter({ subject: 'Two pollers' })
  const received = await Promise.all([receive(service, raw, null), receive(service, raw, null)])
  expect(received.map(({ is }) => is).sort()).toEqual(['case', 'known'])
  expect((await listCases(service.store, { q: 'Two pollers', limit: 9 })).length).toBe(1)
})

test('a mail that the desk fails on is parked, the next is taken, and a replay that fails leaves it parked', async () => {
  const desk = await running(world, { workers: ['poller', 'drafter'] })
  try {
    const { store } = desk.service
    await sql`CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'poison'; END $$`.execute(store)
    await sql`CREATE TRIGGER poison BEFORE INSERT ON message FOR EACH ROW WHEN (NEW.subject = 'Poison') EXECUTE FUNCTION fail()`.execute(
      store,
    )
    await mail(world, { from: 'clinic@practice.test', subject: 'Poison', text: 'J1885?' })
    await mail(world, { from: 'clinic@practice.test', subject: 'After the poison', text: 'J1885, 60 mg?' })
    await newestCaseIn(desk.service, 'in_review', 'After the poison')
    const [parked] = await eventually('the parked mail', async () => {
      const all = await parkedMails(store)
      return all.length > 0 ? all : null
    })
    const kept = await rawOf(store, parked?.raw_hash ?? '', desk.service.secrets)
    if (parked === undefined || kept.is !== 'raw') throw new Error('its bytes are gone')
    const raw = kept.bytes

    await expect(receiveParked(desk.service, { id: parked.id, raw })).rejects.toThrow('poison')
    expect((await parkedMails(store)).map(({ id }) => id)).toEqual([parked.id])
    await sql`DROP TRIGGER poison ON message`.execute(store)
    expect(await receiveParked(desk.service, { id: parked.id, raw })).toMatchObject({ is: 'case' })
    await newestCaseIn(desk.service, 'in_review', 'Poison')
    expect(await parkedMails(store)).toEqual([])
  } finally {
    await desk.stop()
  }
})
