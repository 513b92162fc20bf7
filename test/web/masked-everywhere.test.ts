// A mail full of identifiers on its way through a desk: no page, answer, export, log line or readable column says one of them until somebody
// reveals it, and that is written down.
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { draftCase } from '../../src/flow/draft-case.ts'
import { exportCase } from '../../src/flow/export-case.ts'
import { receive } from '../../src/flow/receive.ts'
import { approve } from '../../src/flow/review.ts'
import { settle } from '../../src/flow/send.ts'
import { parseMessage } from '../../src/message/parse.ts'
import type { CaseRow } from '../../src/store/cases.ts'
import { caseByNumber } from '../../src/store/cases.ts'
import { outboxOf } from '../../src/store/outbox.ts'
import { listUsers } from '../../src/store/users.ts'
import { mailWithFiles } from '../world/letters.ts'
import { type Browser, type DeskWorld, openDeskWorld } from './desk-world.ts'

/** Each of a kind, in the words in which it may come back; `pryor` also stands in the name of a file. */
const PLANTED = [
  'Odessa',
  'Pryor',
  'Clarence',
  '4/5/1961',
  '287-44-1902',
  '1EG4',
  '0091827',
  'XJH900123456',
  '26-339-8812',
  '555-0142',
  'Hollow',
  '45373',
  'opryor@',
  '203.0.113.77',
  'PVX4471902S',
  'HJK 4471',
  '94 y/o',
  '9/14/2026',
]
const SUBJECT = 'Odessa Pryor 4/5/1961'
const TEXT = `Pt Odessa Pryor, DOB 4/5/1961, SSN 287-44-1902, MBI 1EG4-TE5-MK73, MRN 0091827, member ID XJH900123456, claim 26-339-8812,
phone 555-555-0142, 88 Hollow Ln, Troy OH 45373, opryor@example.org, logged in from 203.0.113.77, device serial PVX4471902S,
plate HJK 4471. Her husband Clarence is 94 y/o. Seen 9/14/2026. How many units of J1885 are 60 mg?`

let world: DeskWorld
let kim: Browser
let found: CaseRow
beforeAll(async () => {
  world = await openDeskWorld()
  kim = await world.signedIn()
  const raw = await mailWithFiles({
    from: 'Dana Reyes <dana@clinic.example>',
    subject: SUBJECT,
    text: TEXT,
    html: `<p>${TEXT}</p>`,
    files: [
      { filename: 'Pryor_Odessa_opnote.csv', content: Buffer.from(`name,dob\n${TEXT}`), contentType: 'text/csv' },
    ],
  })
  const received = await receive(world.service, raw, null)
  if (received.is !== 'case') throw new Error(`no case: ${received.is}`)
  await draftCase(world.service, received.caseId)
  found = await theCase(received.number)
})
afterAll(() => world.close())

async function theCase(number: CaseRow['number']): Promise<CaseRow> {
  const row = await caseByNumber(world.service.store, number)
  if (row === null) throw new Error(`no case ${number}`)
  return row
}

function plantedIn(text: string): string[] {
  return PLANTED.filter((word) => text.toLowerCase().includes(word.toLowerCase()))
}

/** Every readable value of every table; what is sealed is bytes and is left out. */
async function readableRows(): Promise<string> {
  const { rows: columns } = await sql<{ table_name: string; column_name: string }>`
    SELECT table_name, column_name FROM information_schema.columns
    WHERE table_schema = 'public' AND data_type <> 'bytea'`.execute(world.service.store)
  expect(columns.length).toBeGreaterThan(100)
  const values = await Promise.all(
    columns.map(async ({ table_name, column_name }) => {
      const { rows } = await sql<{ value: string | null }>`
        SELECT ${sql.ref(column_name)}::text AS value FROM ${sql.table(table_name)}`.execute(world.service.store)
      return rows.map(({ value }) => `${table_name}.${column_name}: ${value}`)
    }),
  )
  return values.flat().join('\n')
}

async function pages(): Promise<[string, string][]> {
  const paths = [
    '/',
    '/?tab=all',
    '/?tab=all&q=units',
    '/queue-rows',
    '/mail',
    '/insights',
    '/askers',
    '/pilot',
    '/codes?q=ketorolac',
    '/metrics',
    `/cases/${found.number}`,
    `/cases/${found.number}/presence`,
    `/cases/${found.number}/reveal`,
  ]
  return Promise.all(paths.map(async (path): Promise<[string, string]> => [path, (await kim.get(path)).text]))
}

async function answers(): Promise<[string, string][]> {
  const authorization = `Bearer ${await world.token('admin')}`
  const paths = ['cases', 'cases?q=units', `cases/${found.number}`, 'precedents?q=J1885']
  return Promise.all(
    paths.map(async (path): Promise<[string, string]> => {
      const { body, statusCode } = await world.app.inject({ url: `/api/v1/${path}`, headers: { authorization } })
      return [`${path} ${statusCode}`, body]
    }),
  )
}

async function everyPlace(): Promise<[string, string][]> {
  const exported = JSON.stringify(await exportCase(world.service, found.number, 'Kim'))
  return [...(await pages()), ...(await answers()), ['export', exported], ['database', await readableRows()]]
}

test('while it is in review, no place says one of them', async () => {
  const places = await everyPlace()
  expect(places.flatMap(([place, text]) => plantedIn(text).map((word) => `${place}: ${word}`))).toEqual([])
  // The places speak of the case all the same.
  for (const place of ['/?tab=all', `/cases/${found.number}`, 'export', 'database'])
    expect(places.find(([each]) => each === place)?.[1]).toContain('removed]')
})

test('a reveal shows them to the one who asked, once, and is written down', async () => {
  const shown = (await kim.post(`/cases/${found.number}/reveal`, {})).text
  expect(plantedIn(shown)).toEqual(expect.arrayContaining(['Odessa', 'Pryor', '287-44-1902', 'XJH900123456']))
  expect(plantedIn((await kim.get(`/cases/${found.number}`)).text)).toEqual([])
  const events = await sql<{ who: string; event: string }>`
    SELECT who, event FROM case_event WHERE case_id = ${found.id} AND event = 'identifiers_revealed'`.execute(
    world.service.store,
  )
  expect(events.rows).toEqual([{ who: expect.stringContaining('Kim'), event: 'identifiers_revealed' }])
})

test('the reply repeats none, asks kindly to leave them out, and nothing of them stays with the answer or its precedent', async () => {
  // Two persons, because a desk may want a second one to look.
  for (const reviewer of await listUsers(world.service.store)) {
    const { version, number, state } = await theCase(found.number)
    if (state !== 'in_review') break
    const outcome = await approve(world.service, {
      number,
      version,
      as: 'answer',
      text: 'Bill 4 units of J1885.',
      reviewer,
    })
    expect(outcome).toMatchObject({ is: 'done' })
  }
  const [mail] = await outboxOf(world.service.store, found.id)
  if (mail === undefined) throw new Error('no mail')
  await world.service.store.updateTable('outbox').set({ state: 'claimed' }).where('id', '=', mail.id).execute()
  await settle(world.service, mail, { is: 'sent', response: '250 ok' })
  const written = await parseMessage(mail.raw)
  if (written.is !== 'message') throw new Error('the reply cannot be read')
  const { subject, text, html } = written.message
  expect(plantedIn(`${subject} ${text} ${html} ${mail.raw.toString('latin1')}`)).toEqual([])
  expect(text.match(/details that may identify a patient/g)).toHaveLength(1)
  const places = await everyPlace()
  expect(places.flatMap(([place, text]) => plantedIn(text).map((word) => `${place}: ${word}`))).toEqual([])
})
