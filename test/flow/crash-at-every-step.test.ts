// The process dies at the first, the second, the third … query of a mail's whole way, before the query or after it; then all runs again.
import { Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import { expect, test, vi } from 'vitest'
import { draftCase } from '../../src/flow/draft-case.ts'
import { receive } from '../../src/flow/receive.ts'
import { approve } from '../../src/flow/review.ts'
import { sendMail } from '../../src/flow/send.ts'
import { sweep } from '../../src/flow/sweep.ts'
import type { Service } from '../../src/service.ts'
import { listCases } from '../../src/store/cases.ts'
import { draftsOf } from '../../src/store/drafts.ts'
import { outboxOf } from '../../src/store/outbox.ts'
import type { Tables } from '../../src/store/tables.ts'
import { letter } from '../world/letters.ts'
import { openDatabase } from '../world/world.ts'
import { deskOfThisFile, later, nowOf } from './by-hand.ts'
import { rosa } from './running.ts'

/** More queries than the way has; a way that grows beyond is noticed. */
const STEPS_AT_MOST = 80

// Some fifty deaths, each with two whole ways of a mail: seconds on an idle machine, most of a minute on one with twenty in line.
vi.setConfig({ testTimeout: 180_000 })

const { service, smtp } = await deskOfThisFile(openDatabase)

test.each(['before', 'after'] as const)('a death %s any query loses nothing and doubles nothing', async (moment) => {
  let step = 1
  for (; step < STEPS_AT_MOST; step++) {
    const subject = `Dies ${moment} query ${step}`
    const raw = letter({ subject })
    const place = { mailbox: `desk ${moment}`, uidValidity: 1n, uid: step }
    const died = await theWay(dying(service, step, moment), { raw, place, subject }).then(
      () => false,
      (error: unknown) => error instanceof Died || Promise.reject(error),
    )

    await theWay(service, { raw, place, subject })
    await sweep(later(service, 241_000))

    const cases = (await listCases(service.store, { limit: 500 })).filter((one) => one.subject === subject)
    const [found] = cases
    if (found === undefined) throw new Error(`${subject}: no case`)
    const outbox = await outboxOf(service.store, found.id)
    const leftTimes = smtp.received.filter((mail) => mail.includes(`Subject: Re: ${subject}\r\n`)).length
    expect({ subject, cases: cases.length, drafts: (await draftsOf(service.store, found.id)).length }).toEqual({
      subject,
      cases: 1,
      drafts: 1,
    })
    expect({ subject, outbox: outbox.length, leftTwice: leftTimes > 1 }).toEqual({
      subject,
      outbox: 1,
      leftTwice: false,
    })
    // Sent, or (its sender died with the mail in hand) waiting for the look into Sent and a person.
    const end = `${found.state} ${outbox[0]?.state}`
    expect(['answered sent', 'sending unconfirmed'], subject).toContain(end)
    if (end === 'answered sent') expect(leftTimes, subject).toBe(1)
    if (!died) break
  }
  expect(step).toBeGreaterThan(20)
  expect(step).toBeLessThan(STEPS_AT_MOST)
})

type Mail = { raw: Buffer; place: Parameters<typeof receive>[2]; subject: string }

/** What the four workers and a reviewer do, each only where the case waits for it. */
async function theWay(service: Service, { raw, place, subject }: Mail): Promise<void> {
  await receive(service, raw, place)
  const found = (await listCases(service.store, { limit: 500 })).find((one) => one.subject === subject)
  if (found === undefined) throw new Error(`no case "${subject}"`)
  await draftCase(service, found.id)
  const inReview = await nowOf(service, { caseId: found.id })
  if (inReview.state === 'in_review')
    await approve(service, { ...inReview, text: 'Bill 4 units.', as: 'answer', reviewer: rosa })
  for (const mail of await outboxOf(service.store, found.id)) await sendMail(service, mail.id)
}

class Died extends Error {}

/** The same service in a process that dies at its nth query: nothing it asks after that reaches the server, and its connections break. */
function dying(alive: Service, nth: number, moment: 'before' | 'after'): Service {
  let asked = 0
  const dead = () => asked >= nth
  const connect = async () => {
    if (dead()) throw new Died()
    const client = await alive.pool.connect()
    return {
      query: async (...query: unknown[]) => {
        if (dead()) throw new Died()
        asked += 1
        if (dead() && moment === 'before') throw new Died()
        const answer = await Reflect.apply(client.query as (...of: unknown[]) => Promise<pg.QueryResult>, client, query)
        if (dead()) throw new Died()
        return answer
      },
      release: () => client.release(dead()),
    }
  }
  const pool = { connect, end: async () => undefined } as unknown as pg.Pool
  return { ...alive, store: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }) }
}
