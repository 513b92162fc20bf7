// The log of a whole way of a mail, with everything it may say switched on, names no patient and no asker.

import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { approve } from '../../src/flow/review.ts'
import { openLog } from '../../src/log.ts'
import { addUser } from '../../src/store/users.ts'
import { hashPassword } from '../../src/web/password.ts'
import { buildDesk } from '../../src/web/server.ts'
import { mail } from '../world/mailbox.ts'
import { openWorld, type World } from '../world/world.ts'
import { eventually, newestCaseIn, type Running, rosa, running } from './running.ts'

vi.setConfig({ testTimeout: 120_000 })

const IDENTIFIERS = [
  'Lindqvist',
  'Maria',
  '1951',
  '900-12-3456',
  '05986672',
  '1EG4',
  '555-0142',
  'Elm Street',
  'XJH900123456',
  '9/2/2026',
]
const TEXT = [
  'Pt: Maria Lindqvist, DOB 03/14/1951, SSN 900-12-3456, MRN 05986672, MBI 1EG4-TE5-MK73, phone 555-555-0142,',
  '14 Elm Street, Springfield, member ID XJH900123456, seen 9/2/2026. How many units of J1885 are 60 mg?',
].join('\n')

let world: World
let desk: Running
const lines: string[] = []

beforeAll(async () => {
  world = await openWorld()
  const log = openLog('trace', { write: (line) => lines.push(line) })
  desk = await running(world, { change: (service) => ({ ...service, log }) })
})
afterAll(async () => {
  await desk.stop()
  await world.close()
})

test('no line holds an identifier, an address or the words of a mail', async () => {
  const { service } = desk
  await sql`ALTER TABLE message ADD CONSTRAINT poison CHECK (from_address <> 'billing@practice.test')`.execute(
    service.store,
  )
  await mail(world, { from: 'clinic@practice.test', subject: 'Maria Lindqvist', text: TEXT })
  const found = await newestCaseIn(service, 'in_review', '[name removed]')
  // A mail that the database refuses, whose error repeats the row.
  await mail(world, { from: 'billing@practice.test', subject: 'Maria Lindqvist', text: TEXT })
  await eventually('the refused mail to be parked', async () => lines.some((line) => line.includes('mail parked')))

  const app = await buildDesk(service)
  await browse(app, found.number)
  const sent = await approve(service, {
    number: found.number,
    version: found.version,
    text: 'Bill 4 units.',
    as: 'answer',
    reviewer: rosa,
  })
  expect(sent.is).toBe('done')
  await newestCaseIn(service, 'answered', '[name removed]')
  await app.close()

  expect(lines.map((line) => JSON.parse(line).msg)).toEqual(
    expect.arrayContaining(['mail received', 'case drafted', 'approved', 'mail parked']),
  )
  for (const line of lines)
    for (const word of [...IDENTIFIERS, 'clinic@practice.test', 'How many units']) expect(line).not.toContain(word)
})

/** A reviewer searches by the patient's name, opens the case, reveals it and downloads its mail. */
async function browse(app: Awaited<ReturnType<typeof buildDesk>>, number: string): Promise<void> {
  const { service } = desk
  const who = { email: 'kim@desk.example', name: 'Kim', credential: 'CPC', role: 'reviewer' } as const
  await addUser(service.store, { ...who, passwordHash: await hashPassword('correct horse battery'), at: service.now() })
  const cookies: Record<string, string> = {}
  let token = ''
  const send = async (method: 'GET' | 'POST', url: string, form: Record<string, string> = {}) => {
    const headers = method === 'POST' ? { 'content-type': 'application/x-www-form-urlencoded' } : {}
    const payload = method === 'POST' ? new URLSearchParams({ _csrf: token, ...form }).toString() : undefined
    const answer = await app.inject({ method, url, cookies, headers, ...(payload === undefined ? {} : { payload }) })
    for (const { name, value } of answer.cookies) cookies[name] = value
    token = /name="_csrf" value="([^"]*)"/.exec(answer.body)?.[1] ?? token
    return answer
  }
  await send('GET', '/sign-in')
  await send('POST', '/sign-in', { email: who.email, password: 'correct horse battery' })
  await send('GET', '/?tab=all&q=Lindqvist')
  expect((await send('GET', `/cases/${number}`)).body).not.toContain('Lindqvist')
  expect((await send('POST', `/cases/${number}/reveal`)).body).toContain('Lindqvist')
  const id = /\/mail\/(\d+)\/raw/.exec((await send('GET', `/cases/${number}`)).body)?.[1]
  expect((await send('POST', `/cases/${number}/mail/${id}/raw`)).body).toContain('Lindqvist')
  expect((await send('GET', '/cases/Maria%20Lindqvist')).statusCode).toBe(404)
}
