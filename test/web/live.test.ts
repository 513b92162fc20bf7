// The stream of changes and the pages for machines: they must outlive a database that drops its connections.
import { get } from 'node:http'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { announce, CASE_CHANNEL } from '../../src/store/cases.ts'
import { buildDesk } from '../../src/web/server.ts'
import { type DeskWorld, openDeskWorld } from './desk-world.ts'

let world: DeskWorld
beforeAll(async () => {
  world = await openDeskWorld()
})
afterAll(() => world.close())

const PATIENCE = { timeout: 15_000, interval: 50 }

test('a stream tells of each case, also after the listening connection was killed', async () => {
  const base = await world.app.listen({ port: 0, host: '127.0.0.1' })
  const kim = await world.signedIn()
  let heard = ''
  const request = get(
    `${base}/live`,
    { headers: { cookie: `desk_session=${kim.cookie('desk_session')}` } },
    (answer) => {
      answer.setEncoding('utf8').on('data', (part: string) => {
        heard += part
      })
    },
  )
  await expect.poll(() => heard, PATIENCE).toContain('data: *')
  const { number } = await world.arrives({ from: 'dana@clinic.example', text: 'Is J1885 billable?' })
  await expect.poll(() => heard, PATIENCE).toContain(`event: case\ndata: ${number}`)

  heard = ''
  await sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query = ${`LISTEN ${CASE_CHANNEL}`}`.execute(
    world.service.store,
  )
  // Pages are told to look again, since what happened in between was heard by nobody.
  await expect.poll(() => heard, PATIENCE).toContain('data: *')
  await announce(world.service.store, number)
  await expect.poll(() => heard, PATIENCE).toContain(`data: ${number}`)
  request.destroy()
})

test('/readyz names each part with its state, and one that is away makes it 503', async () => {
  expect((await world.app.inject('/healthz')).json()).toEqual({ ok: true })
  const ready = await world.app.inject('/readyz')
  expect(ready.statusCode).toBe(200)
  expect(ready.json()).toMatchObject({
    ok: true,
    database: { ok: true },
    queue: { ok: true },
    codeBook: { ok: true, state: expect.stringMatching(/^\d+ releases loaded$/) },
  })
  const app = await buildDesk(world.service, {
    checks: { imap: () => Promise.reject(new Error('password=secret refused')) },
  })
  const away = await app.inject('/readyz')
  expect(away.statusCode).toBe(503)
  expect(away.json().imap).toEqual({ ok: false, state: 'cannot be reached' })
  await app.close()
})

test('/metrics counts cases by state and requests by route, never by address', async () => {
  await world.app.inject('/sign-in?next=/cases/CC-4711')
  const { body } = await world.app.inject('/metrics')
  expect(body).toMatch(/caseconsultant_cases\{state="in_review"\} \d+/)
  expect(body).toContain('route="/sign-in"')
  expect(body).not.toContain('CC-4711')
})
