// An answer that has left is found beside the next question of its kind, and nothing of it is in that draft.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { approve } from '../../src/flow/review.ts'
import { settle } from '../../src/flow/send.ts'
import { outboxOf } from '../../src/store/outbox.ts'
import { listUsers } from '../../src/store/users.ts'
import { type Browser, type DeskWorld, openDeskWorld } from './desk-world.ts'

let world: DeskWorld
let kim: Browser
beforeAll(async () => {
  world = await openDeskWorld()
  kim = await world.signedIn()
})
afterAll(() => world.close())

const DANA = 'Dana <dana@clinic.example>'

/** Approves the draft with a sentence more, and lets the mail have left. */
async function answered(text: string, more: string) {
  const row = await world.arrives({ from: DANA, text })
  const [reviewer] = await listUsers(world.service.store)
  if (reviewer === undefined) throw new Error('no reviewer')
  const outcome = await approve(world.service, {
    number: row.number,
    version: row.version,
    as: 'answer',
    text: more,
    reviewer,
  })
  expect(outcome).toMatchObject({ is: 'done', case: { state: 'sending' } })
  const [mail] = await outboxOf(world.service.store, row.id)
  if (mail === undefined) throw new Error('no mail')
  await world.service.store.updateTable('outbox').set({ state: 'claimed' }).where('id', '=', mail.id).execute()
  await settle(world.service, mail, { is: 'sent', response: '250 ok' })
  return row
}

test('the desk shows it, the API finds it, and the draft is made from the book alone', async () => {
  const first = await answered('How many units of J1885 for 60 mg?', 'Four units, and mind the vial of the zebra.')
  const next = await world.arrives({ from: 'Lou <lou@clinic.example>', text: 'J1885 30 mg, how many units?' })
  const page = (await kim.get(`/cases/${next.number}`)).text
  expect(page).toContain('Answered before')
  expect(page).toContain(`Open ${first.number}`)
  expect(page).toContain('mind the vial of the zebra')
  const token = await world.token('read')
  const get = (url: string) => world.app.inject({ url, headers: { authorization: `Bearer ${token}` } })
  expect((await get('/api/v1/precedents?q=J1885')).json().precedents).toMatchObject([
    { case: first.number, codes: ['J1885'], changed: [] },
  ])
  expect((await get('/api/v1/precedents?q=zebra')).json().precedents).toHaveLength(1)
  expect((await get('/api/v1/precedents?q=walrus')).json().precedents).toEqual([])
  expect((await get(`/api/v1/cases/${next.number}`)).json().draft.text).not.toContain('zebra')
})

test('a case does not show itself, and an unrelated one shows nothing', async () => {
  const row = await answered('How many units of J1100 for 4 mg?', 'Four units of J1100.')
  expect((await kim.get(`/cases/${row.number}`)).text).not.toContain(`Open ${row.number}`)
  const other = await world.arrives({ from: DANA, text: 'Is 69210 bilateral?' })
  expect((await kim.get(`/cases/${other.number}`)).text).not.toContain('Answered before')
})

test('a service that was only described finds the answer to its like by the codes of the draft', async () => {
  const first = await answered('Which code is for a flu shot given in the office?', 'As drafted, with the order kept.')
  const next = await world.arrives({ from: DANA, text: 'We gave a flu shot in the office, which code is it?' })
  expect((await kim.get(`/cases/${next.number}`)).text).toContain(`Open ${first.number}`)
})

test('a later release of a cited source is a warning', async () => {
  const { number } = await answered('How many units of J3420 for 1000 mcg?', 'One unit of J3420.')
  await world.service.store
    .updateTable('precedent')
    .set({ releases: JSON.stringify([{ source: 'HCPCS Level II', edition: 'July 2020' }]) })
    .where('answer', 'like', '%J3420%')
    .execute()
  const next = await world.arrives({ from: DANA, text: 'J3420 500 mcg?' })
  const page = (await kim.get(`/cases/${next.number}`)).text
  expect(page).toContain(`Open ${number}`)
  expect(page).toContain('HCPCS Level II July 2020 is no longer loaded')
})

test('what the reviewer changed is shown while reviewing and afterwards', async () => {
  const row = await answered('How many units of J1885 for 45 mg?', 'Three units it is.')
  const page = (await kim.get(`/cases/${row.number}`)).text
  expect(page).toContain('What the reviewer changed in the draft')
  expect((await kim.get('/insights')).text).toMatch(/Units<\/th><td class="num">\d+<\/td>/)
  expect(page).toMatch(/<ins>[^<]*Three[^<]*<\/ins>/)
})

test('each sentence of a draft leads to its rows', async () => {
  const { number } = await world.arrives({ from: DANA, text: 'How many units of J1885 for 60 mg given on 2025-10-12?' })
  const page = (await kim.get(`/cases/${number}`)).text
  expect(page).toMatch(/<sup><a href="\/codes\/HCPCS\/J1885\?date(?:=|&#x3D;)2025-10-01"/)
  expect(page).not.toContain('2025-10-12')
  expect((await kim.get('/codes/HCPCS/J1885?date=2025-10-12')).status).toBe(200)
})
