// Every way in which a server can take or not take a mail, and that the case ends where somebody knows of it; never with two mails.
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { draftCase } from '../../src/flow/draft-case.ts'
import { claim } from '../../src/flow/in-hand.ts'
import { receive } from '../../src/flow/receive.ts'
import { approve, undo } from '../../src/flow/review.ts'
import { sendMail, settle } from '../../src/flow/send.ts'
import { sweep, sweepSent } from '../../src/flow/sweep.ts'
import { openInbox } from '../../src/mail/inbox.ts'
import type { Service } from '../../src/service.ts'
import { latestDraft } from '../../src/store/drafts.ts'
import { eventsOf } from '../../src/store/events.ts'
import { claimOutbox, outboxById, outboxOf } from '../../src/store/outbox.ts'
import { addUser } from '../../src/store/users.ts'
import { type Script, scriptedSmtp } from '../mail/scripted-smtp.ts'
import { bounceOf, letter } from '../world/letters.ts'
import { openWorld, type World } from '../world/world.ts'
import { approval, approved, drafted, later, nowOf, sendingTo } from './by-hand.ts'
import { type Running, rosa, running } from './running.ts'

let world: World
let desk: Running
let service: Service
const closers: (() => Promise<void>)[] = []

beforeAll(async () => {
  world = await openWorld()
  desk = await running(world, { workers: [] })
  service = desk.service
})
afterAll(async () => {
  await desk.stop()
  await world.close()
})
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

async function server(script: Script) {
  const smtp = await scriptedSmtp(script)
  closers.push(smtp.close)
  return { received: smtp.received, service: sendingTo(service, smtp) }
}

async function lookedInSent(at: Service = service): Promise<void> {
  const inbox = openInbox(world.practice.servers.imap)
  await sweepSent(at, inbox)
  await inbox.close()
}

/** The searches of a quarter of an hour, one after the other. */
async function lookedInSentAllTheTime(): Promise<void> {
  for (const minutes of [0, 2, 5, 10, 19]) await lookedInSent(later(service, minutes * 60_000))
}

async function fileCopy(raw: Buffer): Promise<void> {
  const inbox = openInbox(world.practice.servers.imap)
  await inbox.connect()
  await inbox.appendToSent(raw)
  await inbox.close()
}

async function whys(caseId: Parameters<typeof eventsOf>[1]): Promise<string> {
  return (await eventsOf(service.store, caseId)).map(({ event, why }) => `${event}: ${why}`).join('\n')
}

test('a server that is busy is asked again later, and the mail leaves once', async () => {
  const { found, mail } = await approved(service)
  const busy = await server({ rcpt: '450 4.7.1 <dana@clinic.example>: greylisted' })
  await sendMail(busy.service, mail.id)
  expect(await outboxById(service.store, mail.id)).toMatchObject({ state: 'ready', attempts: 1 })
  // The answer of a server names the asker in full; what is kept does not.
  expect((await outboxById(service.store, mail.id))?.because).toContain('d…@clinic.example')
  expect((await outboxById(service.store, mail.id))?.because).not.toContain('dana@')

  const ready = await server({})
  await sendMail(ready.service, mail.id)
  expect(ready.received).toHaveLength(0)
  for (let twice = 0; twice < 2; twice++) await sendMail(later(ready.service, 31_000), mail.id)
  expect(ready.received).toHaveLength(1)
  expect(await nowOf(service, { caseId: found.id })).toMatchObject({ state: 'answered' })
})

test('a refused mail is back before a person, with the reason', async () => {
  const { found, mail } = await approved(service)
  const { service: refusing } = await server({ rcpt: '550 5.1.1 no such user' })
  await sendMail(refusing, mail.id)
  expect(await nowOf(service, { caseId: found.id })).toMatchObject({ state: 'in_review' })
  expect(await whys(found.id)).toMatch(/delivery_refused: .*no such user/)
})

test('silence after the last dot: found in Sent it is answered', async () => {
  const { found, mail } = await approved(service)
  const silent = await server({ dot: 'SILENCE' })
  await sendMail(silent.service, mail.id)
  expect(await outboxById(service.store, mail.id)).toMatchObject({ state: 'unconfirmed' })
  expect(await nowOf(service, { caseId: found.id })).toMatchObject({ state: 'sending' })
  await fileCopy(mail.raw)
  await lookedInSent()
  expect(await nowOf(service, { caseId: found.id })).toMatchObject({ state: 'answered' })
  expect(silent.received).toHaveLength(1)
})

test('a copy that comes to Sent minutes later still proves it, and nobody was asked', async () => {
  const { found, mail } = await approved(service)
  const silent = await server({ dot: 'SILENCE' })
  await sendMail(silent.service, mail.id)
  await lookedInSent()
  // Within the minute it is not searched again: a provider counts sign-ins.
  await lookedInSent(later(service, 30_000))
  expect(await outboxById(service.store, mail.id)).toMatchObject({ searches: 1 })
  await lookedInSent(later(service, 120_000))
  expect(await nowOf(service, { caseId: found.id })).toMatchObject({ state: 'sending' })
  await fileCopy(mail.raw)
  await lookedInSent(later(service, 300_000))
  expect(await nowOf(service, { caseId: found.id })).toMatchObject({ state: 'answered' })
})

test('silence after the last dot: not found in Sent a person decides, and what they approve then is the only mail that moves the case', async () => {
  const { found, mail } = await approved(service)
  const silent = await server({ dot: 'SILENCE' })
  await sendMail(silent.service, mail.id)
  await lookedInSentAllTheTime()
  expect(await nowOf(service, { caseId: found.id })).toMatchObject({ state: 'in_review' })
  expect(await whys(found.id)).toMatch(/delivery_unconfirmed: Nobody knows whether the mail left/)

  // The old mail is still unconfirmed. It once took the case out of `sending` under the new one's feet, which then went out unseen.
  const second = await approval(service, found)
  await lookedInSent()
  expect(await nowOf(service, { caseId: found.id })).toMatchObject({ state: 'sending' })
  const ready = await server({})
  await sendMail(ready.service, second.mail.id)
  expect(await nowOf(service, { caseId: found.id })).toMatchObject({ state: 'answered' })
  expect(ready.received).toHaveLength(1)
})

test('a claim whose sender is gone becomes unconfirmed, and is not sent again', async () => {
  const { found, mail } = await approved(service)
  expect(await claimOutbox(service.store, mail.id, service.now())).not.toBeNull()
  await sweep(service)
  expect(await outboxById(service.store, mail.id)).toMatchObject({ state: 'claimed' })
  await sweep(later(service, 241_000))
  expect(await outboxById(service.store, mail.id)).toMatchObject({ state: 'unconfirmed' })
  const ready = await server({})
  await sendMail(later(ready.service, 300_000), mail.id)
  expect(ready.received).toHaveLength(0)
  await lookedInSentAllTheTime()
  expect(await nowOf(service, { caseId: found.id })).toMatchObject({ state: 'in_review' })
})

test('a sender that wakes up late: "try again" does not revive its mail, "sent" is told to whoever has the case', async () => {
  const { found, mail } = await approved(service)
  const claimed = await claimOutbox(service.store, mail.id, service.now())
  if (claimed === null) throw new Error('not claimed')
  await sweep(later(service, 241_000))
  await lookedInSentAllTheTime()
  const inReview = await nowOf(service, { caseId: found.id })
  expect(inReview.state).toBe('in_review')

  await settle(service, claimed, { is: 'try_again', because: '421 later' })
  expect(await outboxById(service.store, mail.id)).toMatchObject({ state: 'unconfirmed' })
  await settle(service, claimed, { is: 'sent', response: '250 ok' })
  expect(await nowOf(service, { caseId: found.id })).toMatchObject({ state: 'in_review' })
  expect(await whys(found.id)).toContain('sent_after_all')
  // Whoever had the old page open learns of it before a second mail leaves.
  expect(await approve(service, { ...inReview, text: 'Again.', as: 'answer', reviewer: rosa })).toEqual({
    is: 'refused',
    because: 'the case has moved on',
  })
})

test('a question that arrives while the reply is on its way is drafted after it, whatever the clocks say', async () => {
  const { found, mail } = await approved(service)
  // The poller's clock is a minute behind the desk's.
  const second = letter({ inReplyTo: mail.message_id, text: 'And for 30 mg of J1885? Then 20610 too.' })
  await receive(later(service, -60_000), second, null)
  const third = letter({ inReplyTo: mail.message_id, text: 'And 99213 the same day?' })
  await receive(later(service, -60_000), third, null)
  expect(await nowOf(service, { caseId: found.id })).toMatchObject({ state: 'sending' })
  const ready = await server({})
  await sendMail(ready.service, mail.id)
  expect(await nowOf(service, { caseId: found.id })).toMatchObject({ state: 'drafting' })
  await draftCase(service, found.id)
  const draft = await latestDraft(service.store, found.id)
  // Both mails' words: the first of them was lost when words counted from the moment of sending.
  const codes = JSON.stringify(draft?.drafted.questions)
  expect(codes).toContain('20610')
  expect(codes).toContain('99213')
})

test('a bounce or a doubtful mail that arrives while the reply is on its way ends before a person', async () => {
  const { found, mail } = await approved(service)
  const bounced = await receive(service, bounceOf(mail.message_id), null)
  expect(bounced).toMatchObject({ is: 'case', number: found.number })
  const ready = await server({})
  await sendMail(ready.service, mail.id)
  expect(await nowOf(service, { caseId: found.id })).toMatchObject({ state: 'in_review' })
  expect(await whys(found.id)).toContain('sent_but_doubted')
})

test('an approval that is taken back after the asker wrote again goes to the drafter', async () => {
  const { found, mail } = await approved(service)
  await receive(service, letter({ inReplyTo: mail.message_id, text: 'Sorry, it was 30 mg.' }), null)
  const outcome = await undo(service, { number: found.number, reviewer: rosa })
  expect(outcome).toMatchObject({ is: 'done', case: { state: 'drafting' } })
  expect(await outboxOf(service.store, found.id)).toEqual([])
  const ready = await server({})
  await sendMail(ready.service, mail.id)
  expect(ready.received).toHaveLength(0)
})

test('an approval taken back and given again makes one mail', async () => {
  const first = await approved(service)
  expect(await undo(service, { number: first.found.number, reviewer: rosa })).toMatchObject({ is: 'done' })
  const second = await approval(service, first.found)
  const ready = await server({})
  await Promise.all([first.mail.id, second.mail.id, second.mail.id].map((id) => sendMail(ready.service, id)))
  expect(ready.received).toHaveLength(1)
  expect(await undo(service, { number: first.found.number, reviewer: rosa })).toEqual({
    is: 'refused',
    because: 'the mail has already left',
  })
})

test('undo while a mail is being stored waits for it, and never leaves a case that sends nothing', async () => {
  const { found } = await approved(service)
  let undoing: ReturnType<typeof undo> | null = null
  await service.store.transaction().execute(async (tx) => {
    // What a mail does to its case, not yet committed.
    await tx
      .updateTable('cases')
      .set({ version: found.version + 1 })
      .where('id', '=', found.id)
      .execute()
    undoing = undo(service, { number: found.number, reviewer: rosa })
    await wait(300)
  })
  // The outbox row went while the case stayed in `sending` for ever: the refusal was committed.
  expect(await undoing).toMatchObject({ is: 'done' })
  expect(await nowOf(service, { caseId: found.id })).toMatchObject({ state: 'in_review' })
})

test('of two reviewers who approve at once one is told that the case has moved on', async () => {
  const found = await drafted(service)
  const outcomes = await Promise.all(
    ['Four units.', 'Bill four.'].map((text) =>
      approve(service, { number: found.number, version: found.version, text, as: 'answer', reviewer: rosa }),
    ),
  )
  expect(outcomes.map(({ is }) => is).sort()).toEqual(['done', 'refused'])
  expect(await outboxOf(service.store, found.id)).toHaveLength(1)
})

test('a case that a colleague holds is not approved beside them', async () => {
  const found = await drafted(service)
  const kim = { email: 'kim@practice.test', name: 'Kim', credential: 'CPC', role: 'reviewer' as const }
  const id = await addUser(service.store, { ...kim, passwordHash: 'none', at: service.now() })
  const holder = { ...kim, id: typeof id === 'number' ? id : 1 }
  expect(await claim(service, { number: found.number, reviewer: holder })).toMatchObject({ is: 'done' })
  const order = { number: found.number, version: found.version, text: 'Four.', as: 'answer' as const }
  expect(await approve(service, { ...order, reviewer: rosa })).toEqual({
    is: 'refused',
    because: 'somebody else is working on this case',
  })
  expect(await approve(service, { ...order, reviewer: holder })).toMatchObject({ is: 'done' })
})
