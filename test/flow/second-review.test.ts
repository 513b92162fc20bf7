// Risky cases leave the desk by two hands, and words that do not pass the check only with a reason that is kept.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { approve } from '../../src/flow/review.ts'
import type { Reviewer } from '../../src/flow/turn.ts'
import { parseMessage } from '../../src/message/parse.ts'
import { latestDraft } from '../../src/store/drafts.ts'
import { eventsOf } from '../../src/store/events.ts'
import { messagesOf } from '../../src/store/messages.ts'
import { addToken, disableUser, listUsers } from '../../src/store/users.ts'
import { newToken } from '../../src/web/token.ts'
import { type DeskWorld, openDeskWorld } from '../web/desk-world.ts'

let world: DeskWorld
let kim: Reviewer
let lee: Reviewer
beforeAll(async () => {
  world = await openDeskWorld()
  const [first, second] = await listUsers(world.service.store)
  if (first === undefined || second === undefined) throw new Error('the world has two reviewers')
  kim = { id: first.id, name: first.name, credential: 'CPC', role: 'reviewer' }
  lee = { id: second.id, name: second.name, credential: 'CPC', role: 'reviewer' }
})
afterAll(() => world.close())

const RISKY = 'Which dx gets 99213 paid?'
const PLAIN = 'How many units of J1885 for 60 mg?'
const WORDS = 'Code what the record supports.'

const asked = (text: string) => world.arrives({ from: 'Dana <dana@clinic.example>', text })
const sent = (
  row: Awaited<ReturnType<typeof asked>>,
  reviewer: Reviewer,
  more: { text?: string; override?: string } = {},
) => approve(world.service, { number: row.number, version: row.version, as: 'answer', reviewer, ...more })
const happened = async (row: Awaited<ReturnType<typeof asked>>) =>
  (await eventsOf(world.service.store, row.id)).map(({ event, who, why }) => ({ event, who, why }))

test("a sender's own card and our address over a quote are no patient's; a patient's name there is", async () => {
  const quoting = 'On Mon, Nov 23, 2026 at 9:00 AM Desk <desk@practice.test> wrote:\n> How can we help?'
  const card = (name: string) => `${PLAIN}\n\n-- \n${name}\nLakeside Dermatology\nTel 555-555-0142\n\n${quoting}`
  const own = await asked(card('Dana Whitfield, Billing'))
  expect((await messagesOf(world.service.store, own.id)).at(-1)).toMatchObject({
    signature: expect.stringContaining('Dana Whitfield'),
    quoted_text: expect.stringContaining('desk@practice.test'),
  })
  expect(await sent(own, kim)).toMatchObject({ is: 'done', case: { state: 'sending' } })
  const patient = await asked(card('Patient: Odessa Pryor'))
  expect((await messagesOf(world.service.store, patient.id)).at(-1)?.signature).not.toContain('Pryor')
  expect(await sent(patient, kim)).not.toMatchObject({ case: { state: 'sending' } })
})

test('a plain question needs one approval', async () => {
  expect(await sent(await asked(PLAIN), kim)).toMatchObject({ is: 'done', case: { state: 'sending' } })
})

test('a question of what is allowed needs two different reviewers, and says who approved first', async () => {
  const row = await asked(RISKY)
  expect(await sent(row, kim, { text: WORDS })).toMatchObject({
    is: 'done',
    case: { state: 'in_review' },
    awaits: expect.stringContaining('what is allowed'),
  })
  expect(await sent(row, kim, { text: WORDS })).toMatchObject({
    is: 'refused',
    because: expect.stringContaining('you have approved this already'),
  })
  expect((await latestDraft(world.service.store, row.id))?.revision).toBe(WORDS)
  expect(await sent(row, lee, { text: WORDS })).toMatchObject({ is: 'done', case: { state: 'sending' } })
  const events = await happened(row)
  expect(events).toContainEqual(expect.objectContaining({ event: 'first_approved', who: 'Kim' }))
  expect(events.at(-1)?.why).toContain('second reviewer after Kim')
})

test('other words than the first reviewer approved are a first approval again', async () => {
  const row = await asked(RISKY)
  await sent(row, kim, { text: WORDS })
  expect(await sent(row, lee, { text: 'Other words.' })).toMatchObject({ is: 'done', case: { state: 'in_review' } })
  expect(await sent(row, lee, { text: 'Other words.' })).toMatchObject({ is: 'refused' })
  expect(await sent(row, kim, { text: 'Other words.' })).toMatchObject({ is: 'done', case: { state: 'sending' } })
})

test('a token that belongs to nobody is no reviewer, for its maker may be the other one', async () => {
  const row = await asked(RISKY)
  const token: Reviewer = { id: null, name: 'billing system', credential: '', role: 'reviewer' }
  expect(await sent(row, token, { text: WORDS })).toMatchObject({
    is: 'refused',
    because: expect.stringContaining('belongs to nobody cannot be one of two reviewers'),
  })
  await sent(row, kim, { text: WORDS })
  expect(await sent(row, token, { text: WORDS })).toMatchObject({ is: 'refused' })
  expect(await sent(row, lee, { text: WORDS })).toMatchObject({ is: 'done', case: { state: 'sending' } })
})

test("a person's token is that person, and the reply bears their name", async () => {
  const row = await asked(RISKY)
  const { token, hash } = newToken()
  await addToken(world.service.store, {
    name: 'script',
    tokenHash: hash,
    scope: 'admin',
    userId: kim.id,
    at: new Date(),
  })
  const byToken = () =>
    world.app.inject({
      method: 'POST',
      url: `/api/v1/cases/${row.number}/approve`,
      headers: { authorization: `Bearer ${token}` },
      payload: { version: row.version, text: WORDS },
    })
  expect((await byToken()).json()).toMatchObject({ state: 'in_review', awaitsSecondReviewer: expect.any(String) })
  expect(await sent(row, kim, { text: WORDS })).toMatchObject({
    is: 'refused',
    because: expect.stringContaining('you have approved this already'),
  })
  await sent(row, lee, { text: 'Other words.' })
  expect((await byToken()).json()).toMatchObject({ state: 'in_review' })
  await sent(row, lee, { text: 'Other words.' })
  const again = await asked(PLAIN)
  expect(
    (
      await world.app.inject({
        method: 'POST',
        url: `/api/v1/cases/${again.number}/approve`,
        headers: { authorization: `Bearer ${token}` },
        payload: { version: again.version, text: '4 units.' },
      })
    ).json(),
  ).toMatchObject({ state: 'sending' })
  const { raw, approved_by } = await world.service.store
    .selectFrom('outbox')
    .select(['raw', 'approved_by'])
    .where('case_id', '=', again.id)
    .executeTakeFirstOrThrow()
  expect(approved_by).toBe('Kim (token script)')
  const reply = await parseMessage(raw)
  const words = reply.is === 'message' ? reply.message.text : ''
  expect(words).toMatch(/Kim, CPC/)
  expect(words).not.toContain('script')
})

test.each([
  ['identifiers in the mail', 'J1885 60 mg for pt John Q. Testman MRN 00482913, units?', /identifiers/],
  ['an edit that nothing bypasses', '96372 and 99211 same day 2024-08-01, add 59?', /indicator 0/],
  ['more units than an absolute limit', '11042 x3 on DOS 2024-08-01, is that ok?', /MAI 2|absolute/],
])('%s: two reviewers', async (_what, text, because) => {
  const outcome = await sent(await asked(text), kim, { text: 'Please see the note.' })
  expect(outcome).toMatchObject({ is: 'done', case: { state: 'in_review' } })
  expect('awaits' in outcome ? outcome.awaits : '').toMatch(because)
})

test('a new mail after the first approval makes it worth nothing', async () => {
  const row = await asked(RISKY)
  await sent(row, kim, { text: WORDS })
  const { message_id } = await world.service.store
    .selectFrom('message')
    .select('message_id')
    .where('case_id', '=', row.id)
    .executeTakeFirstOrThrow()
  const next = await world.arrives({
    from: 'Dana <dana@clinic.example>',
    text: 'And with Aetna?',
    headers: `In-Reply-To: ${message_id}\n`,
  })
  expect(next.number).toBe(row.number)
  expect(await sent(row, lee, { text: WORDS })).toMatchObject({ is: 'refused' })
  expect(await sent(next, lee, { text: WORDS })).toMatchObject({ case: { state: 'in_review' } })
})

test.each([
  ['a code the book does not hold', 'Bill CPT code 98765 with it.', /98765/],
  ['a promise', 'J1885 will be paid.', /promises payment/],
])(
  'a revision with %s is warned about, and goes only with a reason and a second reviewer',
  async (_what, text, reason) => {
    const row = await asked(PLAIN)
    const warned = await sent(row, kim, { text })
    expect(warned).toMatchObject({ is: 'refused' })
    expect('because' in warned ? warned.because : '').toMatch(reason)
    expect(await sent(row, kim, { text, override: 'The payer confirmed it in writing.' })).toMatchObject({
      awaits: expect.any(String),
    })
    expect(await sent(row, lee, { text, override: 'I have seen the letter too.' })).toMatchObject({
      case: { state: 'sending' },
    })
    expect(await happened(row)).toContainEqual(
      expect.objectContaining({
        event: 'check_overridden',
        who: 'Lee',
        why: expect.stringContaining('I have seen the letter too.'),
      }),
    )
  },
)

test('a mail that held identifiers goes out by two hands, though its draft holds none', async () => {
  const row = await asked('Pt: John Q. Testman, MRN 00482913. How many units of J1885 for 60 mg?')
  expect(await sent(row, kim, { text: WORDS })).toMatchObject({
    case: { state: 'in_review' },
    awaits: expect.stringContaining('identifiers'),
  })
})

test('an identifier is never overridden', async () => {
  const row = await asked(PLAIN)
  expect(await sent(row, kim, { text: 'For MRN 00482913: 4 units.', override: 'They asked for it.' })).toMatchObject({
    is: 'refused',
    because: expect.stringContaining('identifier'),
  })
})

test('a desk of one reviewer sends, and the case keeps that nobody else could look', async () => {
  const row = await asked(RISKY)
  await disableUser(world.service.store, 'lee@desk.example', new Date())
  expect(await sent(row, kim, { text: WORDS })).toMatchObject({ is: 'done', case: { state: 'sending' } })
  expect((await happened(row)).at(-1)?.why).toContain('no second reviewer on this desk')
})
