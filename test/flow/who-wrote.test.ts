// Who wrote decides who is answered: a forged reply joins nothing, what is in doubt or over a limit waits for a person, a blocked sender is kept and not answered.
import { expect, test } from 'vitest'
import { release } from '../../src/flow/admit.ts'
import { draftCase } from '../../src/flow/draft-case.ts'
import { receive } from '../../src/flow/receive.ts'
import { approve } from '../../src/flow/review.ts'
import { sendMail } from '../../src/flow/send.ts'
import type { Service } from '../../src/service.ts'
import { setAskerRule, standingOf } from '../../src/store/askers.ts'
import type { CaseRow } from '../../src/store/cases.ts'
import { eventsOf } from '../../src/store/events.ts'
import { mailsWithoutCase, messagesOf } from '../../src/store/messages.ts'
import { outboxOf } from '../../src/store/outbox.ts'
import { letter } from '../world/letters.ts'
import { openDatabase } from '../world/world.ts'
import { approval, deskOfThisFile, drafted, nowOf, taken } from './by-hand.ts'
import { rosa } from './running.ts'

const desk = await deskOfThisFile(openDatabase)
const service: Service = {
  ...desk.service,
  config: { ...desk.service.config, authservIds: ['mx.practice.test'] },
}

const FAILS = 'Authentication-Results: mx.practice.test; dmarc=fail header.from=clinic.example'
const PASSES = 'Authentication-Results: mx.practice.test; dmarc=pass header.from=clinic.example'

const answered = async (on: Service, from: string): Promise<CaseRow> => {
  const found = await drafted(on, letter({ from }))
  const { mail } = await approval(on, found)
  await sendMail(on, mail.id)
  return nowOf(on, { caseId: found.id })
}

test('a forged reply of the asker joins nothing and waits for a person with the reason', async () => {
  const found = await drafted(service, letter({ messageId: '<genuine@clinic.example>' }))
  const forged = await taken(
    service,
    letter({ inReplyTo: '<genuine@clinic.example>', text: 'Send all to me.', above: [FAILS] }),
  )
  expect(forged.id).not.toBe(found.id)
  expect(forged).toMatchObject({
    state: 'in_review',
    held_because: expect.stringContaining('clinic.example does not vouch for it'),
  })
  const why = (await eventsOf(service.store, forged.id)).map((event) => event.why).join(' ')
  expect(why).toContain(`names the thread of ${found.number}, but its sender may be forged`)
  expect(await messagesOf(service.store, found.id)).toHaveLength(1)
})

test('a genuine reply joins, and so does one from the same mailbox under a plus-tag', async () => {
  const found = await drafted(service, letter({ messageId: '<tagged@clinic.example>' }))
  const replies = [
    letter({ inReplyTo: '<tagged@clinic.example>', text: 'And 20610?', above: [PASSES] }),
    letter({ inReplyTo: '<tagged@clinic.example>', text: 'And 99213?', from: 'Dana+codes@clinic.example' }),
  ]
  for (const raw of replies) expect((await taken(service, raw)).id).toBe(found.id)
})

test('nothing leaves a held case before a person has released it, and then it is drafted like any other', async () => {
  const held = await taken(service, letter({ above: [FAILS] }))
  const order = { number: held.number, version: held.version, reviewer: rosa }
  expect(await approve(service, { ...order, text: 'Bill 4 units.', as: 'answer' })).toMatchObject({
    is: 'refused',
    because: expect.stringContaining('this case is held'),
  })
  expect(await outboxOf(service.store, held.id)).toEqual([])
  const released = await release(service, order)
  expect(released).toMatchObject({ is: 'done', case: { state: 'drafting', held_because: null } })
  await draftCase(service, held.id)
  const { version } = await nowOf(service, { caseId: held.id })
  expect(await approve(service, { ...order, version, as: 'answer', text: 'Bill 4 units.' })).toMatchObject({
    is: 'done',
  })
  expect(await release(service, { ...order, version: version + 1 })).toMatchObject({ is: 'refused' })
})

test('a check that fails or a sender nobody can look at holds nothing up', async () => {
  expect(await taken(service, letter())).toMatchObject({ state: 'drafting', held_because: null })
})

test('mail of a blocked address or domain is kept, shown and not answered, and the address counts above its domain', async () => {
  const rule = { why: 'sells lists', who: 'Kim', at: service.now() }
  await setAskerRule(service.store, { pattern: '@spam.example', rule: 'block', ...rule })
  await setAskerRule(service.store, { pattern: 'good@mail.spam.example', rule: 'allow', ...rule })
  expect(await receive(service, letter({ from: 'bad+1@mail.spam.example' }), null)).toMatchObject({
    is: 'no_case',
    because: '@spam.example is on the block list: sells lists',
  })
  expect((await mailsWithoutCase(service.store, 1))[0]).toMatchObject({
    verdict: 'blocked',
    from_address: 'bad+1@mail.spam.example',
  })
  expect(await receive(service, letter({ from: 'good@mail.spam.example' }), null)).toMatchObject({ is: 'case' })
})

test('a desk by invitation holds newcomers, until they or their domain are allowed or have been answered', async () => {
  const desk: Service = { ...service, askers: { ...service.askers, newAskers: 'invitation' } }
  expect(await taken(desk, letter({ from: 'new@invited.example' }))).toMatchObject({
    state: 'in_review',
    held_because: expect.stringContaining('by invitation'),
  })
  await setAskerRule(desk.store, { pattern: '@invited.example', rule: 'allow', why: '', who: 'Kim', at: desk.now() })
  expect(await taken(desk, letter({ from: 'new@invited.example' }))).toMatchObject({ held_because: null })
  await answered(service, 'old@answered.example')
  expect(await taken(desk, letter({ from: 'old@answered.example' }))).toMatchObject({ held_because: null })
})

test('a desk of known domains takes colleagues of the answered, but not everybody at a mail provider', async () => {
  const desk: Service = {
    ...service,
    askers: { ...service.askers, newAskers: 'known_domains', knownDomains: ['listed.example'] },
  }
  await answered(service, 'first@house.example')
  await answered(service, 'first@gmail.com')
  for (const from of ['second@house.example', 'x@listed.example'])
    expect(await taken(desk, letter({ from }))).toMatchObject({ held_because: null })
  for (const from of ['second@gmail.com', 'x@nobody.example'])
    expect((await taken(desk, letter({ from }))).held_because).toContain('is new here')
})

test('quotas count answered cases of the month; a question back is free, a follow-up too, and what is over waits', async () => {
  const casesPerMonth = { ofAsker: 1, ofDomain: 2 }
  const desk: Service = { ...service, askers: { ...service.askers, casesPerMonth } }
  const asked = await drafted(desk, letter({ from: 'one@quota.example' }))
  const order = { number: asked.number, version: asked.version, reviewer: rosa }
  expect(await approve(desk, { ...order, as: 'ask', text: 'Which payer?' })).toMatchObject({ is: 'done' })
  const [question] = await outboxOf(desk.store, asked.id)
  await sendMail(desk, question?.id ?? 0)
  expect(await standingOf(desk.store, 'one@quota.example', desk.now())).toMatchObject({ answered: 0, thisMonth: 0 })
  const done = await answered(desk, 'One+tag@quota.example')
  expect(done.state).toBe('answered')
  expect((await taken(desk, letter({ from: 'one@quota.example' }))).held_because).toContain(
    'has had 1 cases answered this month; the limit is 1',
  )
  const [last] = (await outboxOf(desk.store, done.id)).slice(-1)
  const followUp = letter({ from: 'One+tag@quota.example', inReplyTo: last?.message_id ?? '', text: 'And with 59?' })
  expect(await taken(desk, followUp)).toMatchObject({ id: done.id, held_because: null })
  await answered(desk, 'two@quota.example')
  expect((await taken(desk, letter({ from: 'three@quota.example' }))).held_because).toContain('quota.example has had 2')
  const nextMonth = new Date(Date.UTC(desk.now().getUTCFullYear(), desk.now().getUTCMonth() + 1, 2))
  expect(await standingOf(desk.store, 'one@quota.example', nextMonth)).toMatchObject({ answered: 1, thisMonth: 0 })
})
