// How mail is kept: sealed and masked in the tables, readable with older keys, purged after its time unless a legal hold says no.
import { sql } from 'kysely'
import { expect, test, vi } from 'vitest'
import { draftCase } from '../../src/flow/draft-case.ts'
import { park } from '../../src/flow/park.ts'
import { receive } from '../../src/flow/receive.ts'
import { purgeDue, purgeOriginals, setLegalHold } from '../../src/flow/retention.ts'
import { setAside } from '../../src/flow/review.ts'
import { sweep } from '../../src/flow/sweep.ts'
import type { Service } from '../../src/service.ts'
import type { CaseRow } from '../../src/store/cases.ts'
import { latestDraft } from '../../src/store/drafts.ts'
import { eventsOf } from '../../src/store/events.ts'
import { wordsOf } from '../../src/store/message-words.ts'
import { messagesOf } from '../../src/store/messages.ts'
import { rawOf } from '../../src/store/raw-mails.ts'
import { resealAll } from '../../src/store/resealing.ts'
import { addUser, openSession } from '../../src/store/users.ts'
import { letter, mailWithFiles } from '../world/letters.ts'
import { openDatabase } from '../world/world.ts'
import { approval, approved, deskOfThisFile, deskOn, drafted, later, nowOf } from './by-hand.ts'
import { rosa } from './running.ts'

const TEXT = 'Pt: Maria Lindqvist, DOB 03/14/1951, DOS 9/2/2026. How many units of J1885 are 60 mg?'
const DAY_MS = 86_400_000

// Each desk of its own is opened with its code book.
vi.setConfig({ testTimeout: 120_000 })

const { service, place } = await deskOfThisFile(openDatabase)

const closed = async (on: Service, raw = letter({ text: TEXT })): Promise<CaseRow> => {
  const { number, version, id } = await drafted(on, raw)
  await setAside(on, { number, version, why: 'test', reviewer: rosa })
  return nowOf(on, { caseId: id })
}
const mailOf = async (on: Service, found: CaseRow) => {
  const [mail] = await messagesOf(on.store, found.id)
  if (mail === undefined) throw new Error('the case has no mail')
  return mail
}

test('no table holds a readable identifier of a mail, and the drafter still reads all of it', async () => {
  const found = await drafted(service, letter({ subject: 'Maria Lindqvist', text: TEXT }))
  for (const table of ['raw_mail', 'message', 'cases', 'draft', 'case_event', 'outbox']) {
    const rows = await sql<{ row: string }>`SELECT t::text AS row FROM ${sql.table(table)} AS t`.execute(service.store)
    const hexed = Buffer.from('Lindqvist').toString('hex')
    for (const { row } of rows.rows) for (const word of ['Lindqvist', '1951', hexed]) expect(row).not.toContain(word)
  }
  const mail = await mailOf(service, found)
  expect(mail.subject).toBe('[name removed]')
  expect(mail.reply_text).toContain('Pt: [name removed], DOB [date of birth removed], DOS [date of service removed].')
  expect(wordsOf(mail, service.secrets)).toMatchObject({ is: 'whole', words: { replyText: TEXT } })
  expect(await nowOf(service, { caseId: found.id })).toMatchObject({ date_of_service: '2026-09-02' })
  expect((await latestDraft(service.store, found.id))?.drafted.draft.text).toContain('J1885')
})

test('a changed key opens what the old one sealed, and rotation seals it anew without being asked twice', async () => {
  const own = await deskOn(place)
  const found = await drafted(own, letter({ text: TEXT }))
  await sql`UPDATE message SET identifiers = NULL, words = NULL, reply_text = ${TEXT} WHERE id = (SELECT max(id) FROM message)`.execute(
    own.store,
  )
  const secrets = ['a key that came later, 32 characters', ...own.secrets]
  expect(await resealAll(own.store, secrets)).toEqual({ resealed: 1, masked: 1, shut: [] })
  expect(await resealAll(own.store, secrets)).toEqual({ resealed: 0, masked: 0, shut: [] })
  const mail = await mailOf(own, found)
  const newest = secrets.slice(0, 1)
  expect(wordsOf(mail, newest)).toMatchObject({ is: 'whole', words: { replyText: TEXT } })
  expect((await rawOf(own.store, mail.raw_hash ?? '', newest)).is).toBe('raw')
  expect((await rawOf(own.store, mail.raw_hash ?? '', own.secrets)).is).toBe('shut')
  await own.close()
})

test('what lies readable from before masking is masked wherever words of a mail stand', async () => {
  const own = await deskOn(place)
  const files = [{ filename: 'Lindqvist_Maria_MRN00482913.pdf', content: Buffer.from('x') }]
  const raw = await mailWithFiles({ subject: 'Lindqvist', text: TEXT, files })
  const found = await drafted(own, raw)
  await approval(own, found)
  const readable = async () => {
    const tables = ['message', 'cases', 'draft', 'case_event', 'outbox']
    const rows = await Promise.all(
      tables.map((table) =>
        sql<{ row: string }>`SELECT t::text AS row FROM ${sql.table(table)} AS t`.execute(own.store),
      ),
    )
    return rows.flatMap((one) => one.rows.map(({ row }) => row)).join('\n')
  }
  // The outbox holds the mail's bytes too, as hex.
  for (const word of ['Lindqvist', '00482913']) expect(await readable()).not.toContain(word)

  await sql`UPDATE message SET identifiers = NULL, words = NULL, subject = 'Lindqvist', reply_text = ${TEXT},
    attachments = jsonb_set(attachments, '{0,filename}', '"Lindqvist_Maria_MRN00482913.pdf"')
    WHERE direction = 'in'`.execute(own.store)
  await sql`UPDATE cases SET subject = 'Lindqvist'`.execute(own.store)
  await sql`UPDATE outbox SET subject = 'Re: Lindqvist'`.execute(own.store)
  await sql`UPDATE draft SET drafted = jsonb_set(drafted, '{questions,0,text}', '"Pt: Maria Lindqvist, J1885?"')`.execute(
    own.store,
  )
  expect(await readable()).toContain('Lindqvist')
  await resealAll(own.store, own.secrets)
  for (const word of ['Lindqvist', '00482913']) expect(await readable()).not.toContain(word)
  expect(await resealAll(own.store, own.secrets)).toMatchObject({ masked: 0 })
  expect(wordsOf(await mailOf(own, found), own.secrets)).toMatchObject({ is: 'whole', words: { replyText: TEXT } })
  await own.close()
})

test('bytes from before sealing are read as they are, and rotation seals them', async () => {
  const own = await deskOn(place)
  const plain = letter()
  const mail = await mailOf(own, await drafted(own, plain))
  await own.store.updateTable('raw_mail').set({ bytes: plain }).execute()
  expect(await rawOf(own.store, mail.raw_hash ?? '', own.secrets)).toEqual({ is: 'raw', bytes: plain })
  expect((await resealAll(own.store, own.secrets)).resealed).toBe(1)
  const kept = await own.store.selectFrom('raw_mail').select('bytes').executeTakeFirstOrThrow()
  expect(kept.bytes?.includes('J1885')).toBe(false)

  await own.store
    .updateTable('raw_mail')
    .set({ bytes: letter({ text: 'Planted.' }) })
    .execute()
  expect((await rawOf(own.store, mail.raw_hash ?? '', own.secrets)).is).toBe('shut')
  expect((await resealAll(own.store, own.secrets)).shut).toHaveLength(1)
  await own.close()
})

test('words that were changed in the database are a reason on the draft, not a crash', async () => {
  const received = await receive(service, letter({ text: TEXT }), null)
  if (received.is !== 'case') throw new Error('no case')
  await sql`UPDATE message SET words = set_byte(words, 60, 255 - get_byte(words, 60)) WHERE case_id = ${received.caseId}`.execute(
    service.store,
  )
  await draftCase(service, received.caseId)
  const draft = await latestDraft(service.store, received.caseId)
  expect(draft?.drafted.draft.blocked.join()).toContain('cannot be opened: it was changed in the database')
  expect((await nowOf(service, received)).state).toBe('in_review')
})

test('originals go after their time, the masked words and the draft stay, and an open case is left alone', async () => {
  const own = await deskOn(place)
  const [done, open] = [await closed(own), await drafted(own, letter({ text: TEXT }))]
  await park(own, {
    bytes: Buffer.from('Pt: Maria Lindqvist'),
    because: 'test',
    place: { mailbox: 'x', uidValidity: 1n, uid: 1 },
  })
  const early = later(own, (own.desk.retentionDays - 1) * DAY_MS)
  expect(await purgeOriginals(early)).toMatchObject({ cases: [], loose: 0 })
  const due = later(own, (own.desk.retentionDays + 1) * DAY_MS)
  expect(await purgeDue(due)).toMatchObject({ cases: [done.number], loose: 1 })
  expect((await mailOf(own, done)).words).not.toBeNull()
  await sweep(due)
  const mail = await mailOf(own, done)
  expect(mail.reply_text).toContain('Pt: [name removed]')
  expect(wordsOf(mail, own.secrets)).toMatchObject({ is: 'masked', because: expect.stringContaining('retention') })
  expect((await rawOf(own.store, mail.raw_hash ?? '', own.secrets)).is).toBe('gone')
  expect((await eventsOf(own.store, done.id)).at(-1)).toMatchObject({ event: 'purged', who: 'retention' })
  expect((await mailOf(own, open)).words).not.toBeNull()
  expect(await purgeDue(due)).toMatchObject({ cases: [], loose: 0 })
  await own.close()
})

test('a legal hold keeps everything until it is lifted, each with its reason', async () => {
  const own = await deskOn(place)
  const found = await closed(own)
  const order = { number: found.number, reviewer: rosa }
  expect(await setLegalHold(own, { ...order, hold: true, why: ' ' })).toMatchObject({ is: 'refused' })
  expect(await setLegalHold(own, { ...order, hold: true, why: 'letter of counsel' })).toMatchObject({ is: 'done' })
  const due = later(own, (own.desk.retentionDays + 1) * DAY_MS)
  expect(await purgeOriginals(due)).toMatchObject({ cases: [] })
  expect(await setLegalHold(own, { ...order, hold: false, why: 'settled' })).toMatchObject({ is: 'done' })
  expect(await purgeOriginals(due)).toMatchObject({ cases: [found.number] })
  const told = (await eventsOf(own.store, found.id)).slice(-3).map(({ event, who }) => `${event} ${who}`)
  expect(told).toEqual(['legal_hold_set Rosa Lind', 'legal_hold_lifted Rosa Lind', 'purged retention'])
  await own.close()
})

test('a reply after identifiers carries the sentence, and one without them does not', async () => {
  const withThem = await approved(service, letter({ text: TEXT }))
  const without = await approved(service, letter({ text: 'DOS 9/2/2026: how many units of J1885 are 60 mg?' }))
  const sentence = 'thank you for leaving such details out'
  expect(withThem.mail.raw.toString().replaceAll(/=?\r\n/g, '')).toContain(sentence)
  expect(without.mail.raw.toString().replaceAll(/=?\r\n/g, '')).not.toContain(sentence)
})

test('sessions that have run out are forgotten', async () => {
  const at = service.now()
  const who = { email: 'kim@desk.example', name: 'Kim', credential: '', role: 'reviewer', passwordHash: 'x' } as const
  await addUser(service.store, { ...who, at })
  const { id } = await service.store.selectFrom('desk_user').select('id').executeTakeFirstOrThrow()
  for (const [tokenHash, days] of [
    ['old', -1],
    ['new', 1],
  ] as const)
    await openSession(service.store, { tokenHash, userId: id, expiresAt: new Date(at.getTime() + days * DAY_MS) })
  await sweep(service)
  expect(await service.store.selectFrom('desk_session').select('token_hash').execute()).toEqual([{ token_hash: 'new' }])
})
