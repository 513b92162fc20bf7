// Drafting when something comes between: another mail, a failure, a drafter that dies each time.
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { draftCase } from '../../src/flow/draft-case.ts'
import { receive } from '../../src/flow/receive.ts'
import { redraft } from '../../src/flow/review.ts'
import { sendMail } from '../../src/flow/send.ts'
import type { Service } from '../../src/service.ts'
import { moveCase } from '../../src/store/cases.ts'
import { draftsOf, latestDraft } from '../../src/store/drafts.ts'
import { eventsOf } from '../../src/store/events.ts'
import { letter } from '../world/letters.ts'
import { openDatabase } from '../world/world.ts'
import { approval, deskOfThisFile, drafted, nowOf, taken } from './by-hand.ts'
import { rosa } from './running.ts'

const { service } = await deskOfThisFile(openDatabase)

test("a robot's mail during drafting does not make the draft wait for the sweeper", async () => {
  const found = await taken(service)
  let drafting: Promise<void> = Promise.resolve()
  await service.store.transaction().execute(async (tx) => {
    await moveCase(tx, found, 'robot_arrived', { who: 'robot', why: 'away until Monday', at: service.now() })
    // It has read the case and waits for the lock; then its draft belongs to an older version.
    drafting = draftCase(service, found.id)
    await wait(300)
  })
  await drafting
  expect((await nowOf(service, { caseId: found.id })).state).toBe('in_review')
  expect(await draftsOf(service.store, found.id)).toHaveLength(1)
})

test('a case whose draft fails three times goes to a person with the reason and without the words of the mail', async () => {
  const found = await taken(service)
  const broken: Service = {
    ...service,
    get book(): Service['book'] {
      throw new RangeError('How many units of J1885')
    },
  }
  for (let attempt = 1; attempt <= 3; attempt++) await expect(draftCase(broken, found.id)).rejects.toThrow(RangeError)
  expect((await nowOf(service, { caseId: found.id })).state).toBe('in_review')
  const whys = (await eventsOf(service.store, found.id)).map(({ why }) => why).join('\n')
  expect(whys).toContain('The draft failed (attempt 3 of 3): RangeError')
  expect(whys).not.toContain('J1885')
})

test('a mail that kills every drafter that touches it ends before a person', async () => {
  const found = await taken(service)
  // Eight processes have begun and never come back.
  await service.store.updateTable('cases').set({ draft_attempts: 8 }).where('id', '=', found.id).execute()
  await draftCase(service, found.id)
  expect((await nowOf(service, { caseId: found.id })).state).toBe('in_review')
  expect(await draftsOf(service.store, found.id)).toEqual([])
})

test('an answered case that is drafted anew is drafted from all words of its last round', async () => {
  const first = await drafted(service, letter({ messageId: '<round@clinic.example>', text: 'How do I bill 20610?' }))
  await receive(service, letter({ inReplyTo: '<round@clinic.example>', text: 'And 99213 the same day?' }), null)
  await draftCase(service, first.id)
  const { mail } = await approval(service, first)
  await sendMail(service, mail.id)
  const answered = await nowOf(service, { caseId: first.id })
  expect(answered.state).toBe('answered')

  await redraft(service, { number: answered.number, version: answered.version, reviewer: rosa })
  await draftCase(service, first.id)
  const questions = JSON.stringify((await latestDraft(service.store, first.id))?.drafted.questions)
  expect(questions).toContain('20610')
  expect(questions).toContain('99213')
})
