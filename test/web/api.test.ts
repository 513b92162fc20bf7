// /api/v1 as programs rely on it: shapes, scopes, refusals, and its own description.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Facts } from '../../src/web/api/code-facts-shape.ts'
import { type DeskWorld, openDeskWorld } from './desk-world.ts'

let world: DeskWorld
let read: string
let review: string
beforeAll(async () => {
  world = await openDeskWorld()
  read = await world.token('read')
  review = await world.token('review')
})
afterAll(() => world.close())

const KETOROLAC = {
  from: 'Dana <dana@clinic.example>',
  subject: 'ketorolac, patient: John Mercer',
  text: 'How many units of J1885 for 60 mg given on 2025-09-12?\nPatient: John Mercer, MRN 4471902',
}

test('a call without a token, with a wrong one, or with too small a scope is refused', async () => {
  expect((await call('GET', '/cases', null)).status).toBe(401)
  expect((await call('GET', '/cases', 'wrong')).status).toBe(401)
  expect((await call('POST', '/cases/CC-1001/claim', read, {})).status).toBe(403)
})

test('calls are counted, so that tokens cannot be guessed quickly', async () => {
  const answer = await world.app.inject({ url: '/api/v1/cases' })
  expect(answer.headers).toMatchObject({ 'x-ratelimit-limit': '600', 'x-ratelimit-remaining': expect.any(String) })
})

test('GET cases answers the promised shape, masked, page by page', async () => {
  const numbers = [(await world.arrives(KETOROLAC)).number, (await world.arrives(KETOROLAC)).number]
  const first = await call('GET', '/cases?state=in_review&q=ketorolac&limit=1', read)
  expect(first.body).toEqual({
    cases: [
      {
        number: numbers[1],
        state: 'in_review',
        version: expect.any(Number),
        subject: expect.not.stringContaining('Mercer'),
        asker: 'dana@clinic.example',
        receivedAt: expect.stringMatching(/^\d{4}-.*Z$/),
        dueAt: expect.stringMatching(/^\d{4}-.*Z$/),
      },
    ],
    next: numbers[1],
  })
  const second = await call('GET', `/cases?state=in_review&q=ketorolac&limit=1&after=${first.body.next}`, read)
  expect(second.body).toMatchObject({ cases: [{ number: numbers[0] }], next: null })
})

test('GET cases/:number adds mails, draft and events', async () => {
  const { number } = await world.arrives(KETOROLAC)
  const { status, body } = await call('GET', `/cases/${number}`, read)
  expect(status).toBe(200)
  expect(body.messages).toEqual([
    {
      id: expect.any(Number),
      direction: 'in',
      messageId: expect.stringMatching(/^<.*>$/),
      from: 'dana@clinic.example',
      subject: expect.not.stringContaining('Mercer'),
      verdict: 'question',
      sender: 'not_known',
      replyText: expect.not.stringMatching(/Mercer|4471902/),
      receivedAt: expect.any(String),
    },
  ])
  expect(body.draft).toMatchObject({ kind: 'answer', findings: expect.any(Array), claimLines: expect.any(Array) })
  // Before these, the case names the earlier one of the same words.
  expect(body.events.map((event: { to: string }) => event.to).slice(-2)).toEqual(['drafting', 'in_review'])
  expect(body).toMatchObject({ held: null, legalHold: false })
})

test('approve moves the case on, and a second approval of that version is refused', async () => {
  const { number, version } = await world.arrives({
    ...KETOROLAC,
    subject: 'ketorolac',
    text: 'Units of J1885 for 60 mg?',
  })
  const approved = await call('POST', `/cases/${number}/approve`, review, { version, text: 'Four units.' })
  expect(approved).toMatchObject({ status: 200, body: { number, state: 'sending' } })
  expect(await call('POST', `/cases/${number}/approve`, review, { version })).toMatchObject({
    status: 409,
    body: { refused: 'the case has moved on' },
  })
})

test('a risky case says that a second reviewer is awaited, and sends nothing for the same person', async () => {
  const mine = await world.token('review', 'kim@desk.example')
  const { number, version } = await world.arrives({ ...KETOROLAC, subject: 'dx', text: 'Which dx gets 99213 paid?' })
  const approve = (token = mine) =>
    call('POST', `/cases/${number}/approve`, token, { version, text: 'Code what is documented.' })
  expect(await approve(review)).toMatchObject({
    status: 409,
    body: { refused: expect.stringContaining('belongs to nobody') },
  })
  expect(await approve()).toMatchObject({
    status: 200,
    body: { state: 'in_review', awaitsSecondReviewer: expect.stringContaining('what is allowed') },
  })
  expect(await approve()).toMatchObject({ status: 409, body: { refused: expect.stringContaining('already') } })
  const { body } = await call('GET', `/cases/${number}`, read)
  expect(body.secondReview).toEqual({
    because: ['it asks what is allowed'],
    firstApprovedBy: expect.stringMatching(/^Kim \(token review /),
  })
})

test('a request that cannot be read is told which field is wrong', async () => {
  const { number } = await world.arrives(KETOROLAC)
  expect(await call('POST', `/cases/${number}/approve`, review, { version: 'two' })).toMatchObject({
    status: 400,
    body: { error: expect.stringContaining('version') },
  })
  expect((await call('GET', '/cases?state=lost', read)).body.error).toContain('state')
  expect((await call('POST', '/codes/check', read, { date: '2025-02-30', lines: [] })).body.error).toContain('date')
  expect((await call('GET', '/cases/nonsense', read)).status).toBe(400)
})

test('an unknown case is 404, for looking and for acting', async () => {
  expect((await call('GET', '/cases/CC-99999', read)).status).toBe(404)
  expect((await call('POST', '/cases/CC-99999/note', review, { text: 'Where is it?' })).status).toBe(404)
})

test('note, set-aside and redraft act; a token cannot hold a case', async () => {
  const { number, version } = await world.arrives(KETOROLAC)
  expect((await call('POST', `/cases/${number}/note`, review, { text: 'Called Dana' })).status).toBe(200)
  expect((await call('POST', `/cases/${number}/claim`, review, {})).status).toBe(409)
  const aside = await call('POST', `/cases/${number}/set-aside`, review, { version, why: 'by telephone' })
  expect(aside.body).toMatchObject({ state: 'closed' })
  const redraft = await call('POST', `/cases/${number}/redraft`, review, { version: aside.body.version })
  expect(redraft.body).toMatchObject({ state: 'drafting' })
})

test('the code book is searched, shown and checked', async () => {
  const search = await call('GET', '/codes/search?q=ketorolac&limit=3', read)
  expect(search.body.results[0]).toEqual({
    system: 'HCPCS',
    code: 'J1885',
    title: expect.stringContaining('ketorolac'),
    billable: true,
    score: expect.any(Number),
    because: expect.any(String),
  })
  const begins = await call('GET', '/codes/search?prefix=j18&system=HCPCS&date=2025-09-12', read)
  expect(begins.body.results).toContainEqual(expect.objectContaining({ code: 'J1885', score: null }))
  expect((await call('GET', '/codes/search?q=a&prefix=b', read)).body.error).toContain('either q or prefix')
  const shown = await call('GET', '/codes/HCPCS/J1885?date=2025-09-12', read)
  // The document names every field that is answered, and no other.
  expect(Object.keys(shown.body).sort()).toEqual(Object.keys(Facts.shape).sort())
  expect(Facts.safeParse(shown.body).success).toBe(true)
  expect(shown.body).toMatchObject({
    code: 'J1885',
    records: [{ code: 'J1885', citation: { locator: 'J1885' } }],
  })
  expect((await call('GET', '/codes/HCPCS/J9999Z', read)).status).toBe(404)
  const edits = await call('GET', '/codes/CPT/20610/edits?date=2024-08-01&limit=1&indicator=1', read)
  expect(edits.body).toMatchObject({ total: expect.any(Number), edits: [{ indicator: 1, citation: {} }] })
  expect((await call('GET', '/codes/CPT/00000/edits', read)).status).toBe(404)
  expect((await call('GET', '/codes/CPT/20610/edits?sort=price', read)).body.error).toContain('sort')
  const check = await call('POST', '/codes/check', read, { date: '2025-09-12', lines: [{ code: 'J1885', units: 500 }] })
  expect(check.body.findings[0]).toMatchObject({
    claim: expect.any(String),
    citations: expect.arrayContaining([{ source: 'NCCI MUE practitioner', edition: '2024 Q3', locator: 'J1885' }]),
  })
  const beyond = { date: '2025-09-12', dx: ['E11.9'], lines: [{ code: 'J1885', pointers: [2] }] }
  expect((await call('POST', '/codes/check', read, beyond)).body.error).toContain('beyond the diagnoses')
})

test('ask drafts without leaving a trace', async () => {
  const before = (await call('GET', '/cases', read)).body.cases.length
  const { body } = await call('POST', '/ask', read, { text: KETOROLAC.text, date: '2025-09-12' })
  expect(body).toMatchObject({
    questions: [expect.objectContaining({ codes: expect.any(Array) })],
    draft: { kind: 'answer', text: expect.stringContaining('J1885') },
    ms: expect.any(Number),
  })
  expect((await call('GET', '/cases', read)).body.cases).toHaveLength(before)
})

test('the document describes every route of the API', async () => {
  const { body } = await call('GET', '/openapi.json', null)
  const described = Object.entries(body.paths).flatMap(([path, methods]) =>
    Object.keys(methods as object).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
  )
  const routes = routesOf(world.app.printRoutes()).filter(
    (route) => route.includes(' /api/v1/') && !route.endsWith('/openapi.json'),
  )
  expect(described.map((route) => route.replace(' /api/v1', ' ').replace(' /', ' /api/v1/')).sort()).toEqual(routes)
})

test('the routes of the desk are these', async () => {
  await expect(`${routesOf(world.app.printRoutes()).join('\n')}\n`).toMatchFileSnapshot('./routes.golden.txt')
})

/** `GET /path` lines, without the HEAD routes that come with every GET. */
function routesOf(tree: string): string[] {
  const path: string[] = []
  return tree
    .split('\n')
    .flatMap((line) => {
      const found = /^([│ ]*)[├└]── (\S*)(?: \(([^)]*)\))?$/.exec(line)
      if (found === null) return []
      const [, indent = '', part = '', methods] = found
      path.splice(indent.length / 4, path.length, part)
      if (methods === undefined) return []
      return methods
        .split(', ')
        .filter((method) => method !== 'HEAD')
        .map((method) => `${method} ${path.join('')}`)
    })
    .sort()
}

type Called = { status: number; body: ReturnType<typeof JSON.parse> }

async function call(method: 'GET' | 'POST', path: string, token: string | null, payload?: object): Promise<Called> {
  const answer = await world.app.inject({
    method,
    url: `/api/v1${path}`,
    headers: token === null ? {} : { authorization: `Bearer ${token}` },
    ...(payload === undefined ? {} : { payload }),
  })
  return { status: answer.statusCode, body: answer.json() }
}
