// CasePilot: the drafter on a page, for signed-in users or, where the operator opens it, for everybody; nothing is stored.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { buildDesk } from '../../src/web/server.ts'
import { type DeskWorld, openBrowser, openDeskWorld } from './desk-world.ts'

let world: DeskWorld
beforeAll(async () => {
  world = await openDeskWorld()
})
afterAll(() => world.close())

test('a question is answered with its rows, and leaves no trace', async () => {
  const kim = await world.signedIn()
  await kim.get('/pilot')
  const answer = await kim.post('/pilot', {
    text: 'How many units of J1885 for 60 mg?',
    date: '2025-10-12',
    payer: 'Medicare',
  })
  expect(answer.status).toBe(200)
  expect(answer.text).toMatch(/60 mg given at 15 mg a unit is 4 units[^<]*<sup><a href="#row-1"/)
  expect(answer.text).toMatch(/id="row-1"[^\n]*href="\/codes\/HCPCS\/J1885/)
  expect(answer.text).toContain('does not promise payment')
  expect(await world.service.store.selectFrom('cases').selectAll().execute()).toEqual([])
})

test.each<[Record<string, string>, RegExp]>([
  [{ text: '  ' }, /Write the question first/],
  [{ text: 'J1885', date: '2025-13-40' }, /is not a day/],
])('%o is told what is wrong', async (form, words) => {
  const kim = await world.signedIn()
  await kim.get('/pilot')
  const answer = await kim.post('/pilot', form)
  expect(answer.status).toBe(400)
  expect(answer.text).toMatch(words)
})

test('nobody else gets in, and too many questions in a minute are refused', async () => {
  expect((await world.browser().get('/pilot')).location).toMatch(/^\/sign-in/)
  const kim = await world.signedIn()
  await kim.get('/pilot')
  const statuses = []
  for (let at = 0; at < 25; at += 1) statuses.push((await kim.post('/pilot', { text: 'J1885?' })).status)
  expect(statuses.at(-1)).toBe(429)
})

test('an open pilot answers strangers, without ways into the desk', async () => {
  const open = await buildDesk({ ...world.service, config: { ...world.service.config, pilotOpen: true } })
  const stranger = openBrowser(open)
  expect((await stranger.get('/pilot')).status).toBe(200)
  const answer = await stranger.post('/pilot', { text: 'How many units of J1885 for 60 mg?' })
  expect(answer.text).toContain('4 units')
  expect(answer.text).not.toContain('href="/codes')
  expect((await stranger.get('/codes')).location).toMatch(/^\/sign-in/)
  await open.close()
})

test.each<[Record<string, string>, RegExp]>([
  [{ PILOT_OPEN: 'maybe' }, /PILOT_OPEN .* expected yes or no/],
  [{ WRITER_URL: 'https://llm.example/v1' }, /WRITER_MODEL is not set/],
  [{ WRITER_URL: 'http://llm.example/v1', WRITER_MODEL: 'm' }, /WRITER_URL .* expected https/],
  [{ WRITER_KIND: 'oracle' }, /WRITER_KIND .* expected openai or anthropic/],
])('the setting %o stops the start with its reason', (env, because) => {
  expect(readConfig(env)).toMatchObject({ is: 'wrong', because: expect.stringMatching(because) })
})
