// What a reviewer may not do and an administrator may, in the desk and by the API alike.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askerRules } from '../../src/store/askers.ts'
import type { CaseRow } from '../../src/store/cases.ts'
import { disableUser } from '../../src/store/users.ts'
import { type Browser, caseOf, type DeskWorld, openDeskWorld } from './desk-world.ts'

let world: DeskWorld
let ada: Browser
beforeAll(async () => {
  world = await openDeskWorld()
  ada = await world.administrator()
})
afterAll(() => world.close())

const MAIL = { from: 'Dana <dana@clinic.example>', text: 'How many units of J1885 are 60 mg?' }

async function held(): Promise<CaseRow> {
  const { id, number } = await world.arrives(MAIL)
  await world.service.store
    .updateTable('cases')
    .set({ held_because: 'The sender is in doubt.' })
    .where('id', '=', id)
    .execute()
  return caseOf(world.service, number)
}

async function api(token: string, path: string, payload: object) {
  const headers = { authorization: `Bearer ${token}` }
  const answer = await world.app.inject({ method: 'POST', url: `/api/v1${path}`, headers, payload })
  return { status: answer.statusCode, ...answer.json() }
}

const SENTENCE = /Only an administrator may release a held case: ask one of yours to do it\./

test('a held case is released by an administrator alone', async () => {
  const found = await held()
  const path = `/cases/${found.number}`
  const version = String(found.version)
  const reviewer = await world.signedIn()
  expect((await reviewer.get(path)).text).not.toContain('release</button>')
  expect(await reviewer.post(`${path}/release`, { version })).toMatchObject({
    status: 403,
    text: expect.stringMatching(SENTENCE),
  })
  const review = await world.token('review')
  expect(await api(review, `${path}/release`, { version: found.version })).toMatchObject({
    status: 403,
    error: expect.stringMatching(SENTENCE),
  })
  expect((await caseOf(world.service, found.number)).held_because).not.toBeNull()

  expect((await ada.get(path)).text).toContain('release</button>')
  expect((await ada.post(`${path}/release`, { version })).status).toBe(303)
  expect((await caseOf(world.service, found.number)).held_because).toBeNull()
})

test('everybody may put a case under legal hold, and only an administrator lifts it', async () => {
  const { number } = await world.arrives(MAIL)
  const path = `/cases/${number}/legal-hold`
  const reviewer = await world.signedIn()
  await reviewer.get(`/cases/${number}`)
  expect((await reviewer.post(path, { hold: 'yes', why: 'A letter came.' })).status).toBe(303)
  expect((await reviewer.get(`/cases/${number}`)).text).toContain('An administrator lifts it.')
  expect((await reviewer.post(path, { hold: 'no', why: 'Done.' })).status).toBe(403)
  const lift = { hold: false, why: 'Done.' }
  expect(await api(await world.token('review'), path, lift)).toMatchObject({ status: 403 })
  expect((await caseOf(world.service, number)).legal_hold).toBe(true)
  expect(await api(await world.token('admin'), path, lift)).toMatchObject({ status: 200 })
})

test('a token is never more than the account it belongs to, and ends with it', async () => {
  const found = await held()
  const path = `/cases/${found.number}/release`
  expect(await api(await world.token('admin', 'kim@desk.example'), path, { version: found.version })).toMatchObject({
    status: 403,
  })
  expect(await api(await world.token('review', 'ada@desk.example'), path, { version: found.version })).toMatchObject({
    status: 403,
  })
  const lees = await world.token('review', 'lee@desk.example')
  expect(await api(lees, `/cases/${found.number}/note`, { text: 'Seen.' })).toMatchObject({ status: 200 })
  await disableUser(world.service.store, 'lee@desk.example', world.service.now())
  expect(await api(lees, `/cases/${found.number}/note`, { text: 'Seen.' })).toMatchObject({ status: 401 })
})

test('reviewers read who may ask, and administrators change it', async () => {
  const reviewer = await world.signedIn()
  expect((await reviewer.get('/askers')).text).toContain('Administrators keep these lists.')
  const rule = { pattern: '@clinic.example', rule: 'block', why: '' }
  expect((await reviewer.post('/askers', rule)).status).toBe(403)
  await ada.get('/askers')
  expect((await ada.post('/askers', rule)).status).toBe(303)
  expect((await reviewer.post('/askers/forget', { pattern: rule.pattern })).status).toBe(403)
  expect(await askerRules(world.service.store)).toHaveLength(1)
})
