// Cases that a person knows to be one, or two, though the mails do not say so.
import { expect, test } from 'vitest'
import { draftCase } from '../../src/flow/draft-case.ts'
import { mergeCases, splitMail, undoMerge } from '../../src/flow/merge.ts'
import { type Received, receive } from '../../src/flow/receive.ts'
import { setLegalHold } from '../../src/flow/retention.ts'
import { redraft } from '../../src/flow/review.ts'
import { sendMail } from '../../src/flow/send.ts'
import { type CaseRow, caseByNumber } from '../../src/store/cases.ts'
import { latestDraft } from '../../src/store/drafts.ts'
import { eventsOf } from '../../src/store/events.ts'
import { messagesOf } from '../../src/store/messages.ts'
import { bounceOf, letter } from '../world/letters.ts'
import { openDatabase } from '../world/world.ts'
import { approved, deskOfThisFile, drafted, nowOf } from './by-hand.ts'
import { rosa } from './running.ts'

const { service } = await deskOfThisFile(openDatabase)

const as = (one: CaseRow) => ({ number: one.number, version: one.version, reviewer: rosa })
const wordsOf = async (one: CaseRow) => (await messagesOf(service.store, one.id)).map((mail) => mail.reply_text)

/** A case whose answer has left. */
async function answered(text: string, from = 'dana@clinic.example') {
  const { found, mail } = await approved(service, letter({ from, text, subject: `About ${text}` }))
  await sendMail(service, mail.id)
  return { found: await nowOf(service, { caseId: found.id }), mail }
}

function numberOf(received: Received) {
  if (received.is !== 'case') throw new Error(`no case but ${received.is}`)
  return received.number
}

test('a merged case goes on in the other: its open words are drafted there, and replies to its answers lead there', async () => {
  const first = await answered('How many units of J1885 are 60 mg?')
  const second = await answered('Can 20610 be billed with 99213?')
  const third = await drafted(service, letter({ text: 'And J3420, 1000 mcg?' }))
  const merged = await mergeCases(service, { ...as(third), into: first.found.number })
  expect(merged).toMatchObject({ is: 'done', case: { number: first.found.number, state: 'drafting' } })
  await draftCase(service, first.found.id)
  const draft = await latestDraft(service.store, first.found.id)
  expect(draft?.drafted.draft.text).toContain('J3420')
  expect(draft?.drafted.draft.text).not.toContain('J1885')
  expect(await nowOf(service, { caseId: third.id })).toMatchObject({ state: 'closed', merged_into: first.found.id })

  const into = await nowOf(service, { caseId: first.found.id })
  expect(await mergeCases(service, { ...as(second.found), into: into.number })).toMatchObject({ is: 'done' })
  const token = await receive(service, letter({ inReplyTo: second.mail.message_id, text: 'Thanks, and 76942?' }), null)
  expect(numberOf(token)).toBe(first.found.number)
  expect(numberOf(await receive(service, bounceOf(second.mail.message_id), null))).toBe(first.found.number)
})

test('a merge of answered cases drafts nothing anew, and is undone', async () => {
  const [one, other] = [await answered('J1885, 60 mg?'), await answered('J1885, 30 mg?')]
  await setLegalHold(service, { number: one.found.number, hold: true, why: 'an audit', reviewer: rosa })
  const held = await nowOf(service, { caseId: one.found.id })
  const merged = await mergeCases(service, { ...as(held), into: other.found.number })
  expect(merged).toMatchObject({ is: 'done', case: { state: 'answered', legal_hold: true } })
  expect(await wordsOf(other.found)).toHaveLength(4)
  const away = await nowOf(service, { caseId: one.found.id })
  expect(await redraft(service, as(away))).toMatchObject({ is: 'refused', because: expect.stringContaining('merged') })

  expect(await undoMerge(service, as(away))).toMatchObject({
    is: 'done',
    case: { number: one.found.number, state: 'in_review', legal_hold: true },
  })
  expect([(await wordsOf(one.found)).length, (await wordsOf(other.found)).length]).toEqual([2, 2])
  const back = await receive(service, letter({ inReplyTo: one.mail.message_id, text: 'And with 59?' }), null)
  expect(numberOf(back)).toBe(one.found.number)
})

test('what would show one asker the words of another, or is on its way, is not merged', async () => {
  const one = await drafted(service, letter({ from: 'dana@clinic.example' }))
  const stranger = await drafted(service, letter({ from: 'sam@other.example' }))
  const [atGmail, alsoGmail] = [
    await drafted(service, letter({ from: 'a@gmail.com' })),
    await drafted(service, letter({ from: 'b@gmail.com' })),
  ]
  const { found: sending } = await approved(service, letter())
  const refused = async (away: CaseRow, into: CaseRow) => {
    const outcome = await mergeCases(service, { ...as(away), into: into.number })
    return outcome.is === 'refused' ? outcome.because : outcome.is
  }
  expect(await refused(one, stranger)).toContain('different houses')
  expect(await refused(atGmail, alsoGmail)).toContain('different houses')
  expect(await refused(one, sending)).toContain('on its way')
  expect(await refused(sending, one)).toContain('on its way')
  expect(await refused(one, one)).toContain('itself')
  expect(await mergeCases(service, { ...as(one), version: one.version - 1, into: stranger.number })).toMatchObject({
    is: 'refused',
    because: 'the case has moved on',
  })
})

test('two reviewers who merge two cases crosswise do not hang, and one of them succeeds', async () => {
  const [one, other] = [await drafted(service), await drafted(service)]
  const outcomes = await Promise.all([
    mergeCases(service, { ...as(one), into: other.number }),
    mergeCases(service, { ...as(other), into: one.number }),
  ])
  expect(outcomes.map(({ is }) => is).sort()).toEqual(['done', 'refused'])
})

test('one mail is split off into a case of its own, and merging that back undoes it', async () => {
  const first = await drafted(service, letter({ messageId: '<split@clinic.example>', text: 'J1885, 60 mg?' }))
  await receive(
    service,
    letter({ inReplyTo: '<split@clinic.example>', text: 'Another patient: J3420, 1000 mcg?' }),
    null,
  )
  await setLegalHold(service, { number: first.number, hold: true, why: 'an audit', reviewer: rosa })
  const before = await nowOf(service, { caseId: first.id })
  const [, second] = await messagesOf(service.store, first.id)
  const split = await splitMail(service, { ...as(before), mail: second?.id ?? 0 })
  if (split.is !== 'done') throw new Error(JSON.stringify(split))
  expect(split.case).toMatchObject({ state: 'drafting', legal_hold: true })
  expect(split.case.number).not.toBe(first.number)
  expect(await wordsOf(split.case)).toEqual(['Another patient: J3420, 1000 mcg?'])
  expect(await wordsOf(first)).toEqual(['J1885, 60 mg?'])

  const rest = await nowOf(service, { caseId: first.id })
  expect(
    await splitMail(service, { ...as(rest), mail: (await messagesOf(service.store, first.id))[0]?.id ?? 0 }),
  ).toMatchObject({
    is: 'refused',
    because: expect.stringContaining('only question'),
  })
  expect(await mergeCases(service, { ...as(split.case), into: first.number })).toMatchObject({ is: 'done' })
  expect(await wordsOf(first)).toHaveLength(2)
})

test('a mail whose headers a CRM dropped is a case of its own that names the earlier one', async () => {
  const { found, mail } = await answered('Is J1885 with 96372 payable for a nurse visit?')
  const likely = async (raw: Buffer) => {
    const number = numberOf(await receive(service, raw, null))
    const made = await caseByNumber(service.store, number)
    const events = await eventsOf(service.store, made?.id ?? found.id)
    return {
      joined: number === found.number,
      earlier: made?.likely_continues ?? null,
      why: events.map((one) => one.why).join('\n'),
    }
  }
  const subject = `RE: ${found.subject}`
  expect(await likely(letter({ subject, text: 'And with 25?' }))).toMatchObject({
    joined: false,
    earlier: found.id,
    why: expect.stringContaining('the asker and the subject'),
  })
  const quote = mail.body.split('\n').map((line) => `> ${line}`)
  const longAnswer =
    'Bill four units of J1885, because each unit of the code stands for fifteen milligrams of the drug.'
  const long = await approved(service, letter({ text: 'J1885 again?', subject: 'Long' }))
  await sendMail(service, long.mail.id)
  await service.store.updateTable('outbox').set({ body: longAnswer }).where('id', '=', long.mail.id).execute()
  const colleague = letter({
    from: 'lee@clinic.example',
    subject: 'Fwd: something else',
    text: [
      'Is that still right?',
      '',
      '> Bill four units of J1885, because each unit of the',
      '> code stands for fifteen milligrams of the drug.',
      ...quote,
    ].join('\n'),
  })
  expect(await likely(colleague)).toMatchObject({
    joined: false,
    earlier: long.found.id,
    why: expect.stringContaining('quotes our answer'),
  })
  expect(
    await likely(letter({ from: 'x@elsewhere.example', subject: 'Unrelated', text: 'What is J3420?' })),
  ).toMatchObject({ earlier: null })
})
