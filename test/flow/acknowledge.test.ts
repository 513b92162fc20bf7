// "Your question has reached us": on by choice, once a case, and never the beginning of a talk between robots.
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { sendAcknowledgements } from '../../src/flow/acknowledge.ts'
import { receive } from '../../src/flow/receive.ts'
import { parseMessage } from '../../src/message/parse.ts'
import type { Service } from '../../src/service.ts'
import { acknowledgementOf } from '../../src/store/acknowledgements.ts'
import { listCases } from '../../src/store/cases.ts'
import { eventsOf } from '../../src/store/events.ts'
import { type ScriptedSmtp, scriptedSmtp } from '../mail/scripted-smtp.ts'
import { bounceOf, letter } from '../world/letters.ts'
import { type Database, openDatabase } from '../world/world.ts'
import { deskOn, sendingTo } from './by-hand.ts'

const LIMITS = { on: true, perAddressPerDay: 3, perHousePerDay: 5, perHour: 8 }

let database: Database
let smtp: ScriptedSmtp
let service: Service
beforeAll(async () => {
  database = await openDatabase()
})
beforeEach(async () => {
  smtp = await scriptedSmtp()
  service = await acknowledging(smtp)
})
afterEach(async () => {
  await service.close()
  await smtp.close()
})
afterAll(() => database.close())

async function acknowledging(to: ScriptedSmtp): Promise<Service> {
  const desk = sendingTo(await deskOn(database), to)
  return { ...desk, desk: { ...desk.desk, acknowledge: LIMITS } }
}

async function whys(of: Service): Promise<string> {
  const cases = await listCases(of.store, { limit: 100 })
  const events = await Promise.all(cases.map(({ id }) => eventsOf(of.store, id)))
  return events
    .flat()
    .map(({ event, why }) => `${event}: ${why}`)
    .join('\n')
}

test('a new case is acknowledged once, in its thread, marked as automatic; a second mail of the case is not', async () => {
  const raw = letter({ messageId: '<ask@clinic.example>' })
  const received = await receive(service, raw, null)
  await receive(service, letter({ inReplyTo: '<ask@clinic.example>', text: 'One thing more: 20610?' }), null)
  for (let round = 0; round < 2; round++) await sendAcknowledgements(service)
  expect(smtp.received).toHaveLength(1)
  const parsed = await parseMessage(Buffer.from(smtp.received[0] ?? ''))
  if (parsed.is !== 'message' || received.is !== 'case') throw new Error('not readable')
  expect(parsed.message.inReplyTo).toEqual(['<ask@clinic.example>'])
  expect(parsed.message.headers.get('auto-submitted')).toEqual(['auto-replied'])
  const kept = await acknowledgementOf(service.store, received.caseId)
  expect(kept).toMatchObject({ state: 'sent' })
  // It stands in no outbox: once a bounce of it found no case.
  const bounced = await receive(service, bounceOf(kept?.message_id ?? ''), null)
  expect(bounced).toMatchObject({ is: 'case', number: received.number })
})

test('it is off unless switched on, and a robot gets none', async () => {
  await receive({ ...service, desk: { ...service.desk, acknowledge: { ...LIMITS, on: false } } }, letter(), null)
  await receive(service, bounceOf('<none@desk.example>'), null)
  await receive(service, letter({ above: ['Auto-Submitted: auto-replied'] }), null)
  await sendAcknowledgements(service)
  expect(smtp.received).toHaveLength(0)
})

test('a mail server that refuses it leaves the reason on the case, and the case where it is', async () => {
  const refusing = await scriptedSmtp({ rcpt: '550 5.1.1 no such user' })
  const to = sendingTo(service, refusing)
  await receive(to, letter(), null)
  await sendAcknowledgements(to)
  expect(await whys(service)).toMatch(/acknowledgement_withheld: .*no such user/)
  await refusing.close()
})

test('an address, a house and an hour have their limits, and the case says which', async () => {
  for (let mail = 0; mail < 4; mail++) await receive(service, letter({ from: 'dana@clinic.example' }), null)
  expect(await whys(service)).toContain('this address has had 3 in 24 hours')
  // The sender of a loop may change its address each time.
  for (let mail = 0; mail < 3; mail++) await receive(service, letter({ from: `robot-${mail}@clinic.example` }), null)
  expect(await whys(service)).toContain('its domain has had 5 in 24 hours')
  for (let mail = 0; mail < 4; mail++) await receive(service, letter({ from: `robot@host-${mail}.example` }), null)
  expect(await whys(service)).toContain('8 have been sent in the last hour')
})

test.each([
  ['as they are', (raw: string) => raw, 1],
  // Some gateways write the header anew and drop what they do not know, threads and plus-addresses too.
  ['through a gateway that drops every mark of a robot', withoutMarks, 2 * LIMITS.perAddressPerDay],
])('two desks wired to each other, %s, stop by themselves', async (_, gateway, atMost) => {
  const otherSmtp = await scriptedSmtp()
  const other = await acknowledging(otherSmtp)
  const [here, there] = [
    { ...service, deskAddress: 'desk@here.example', ownAddresses: ['desk@here.example'] },
    { ...other, deskAddress: 'desk@there.example', ownAddresses: ['desk@there.example'] },
  ]
  try {
    await receive(here, letter({ from: 'desk@there.example', to: 'desk@here.example' }), null)
    let [seenHere, seenThere] = [0, 0]
    let quiet = 0
    for (let round = 0; quiet < 2 && round < 50; round++) {
      await sendAcknowledgements(here)
      await sendAcknowledgements(there)
      const [fromHere, fromThere] = [smtp.received.slice(seenHere), otherSmtp.received.slice(seenThere)]
      for (const raw of fromHere) await receive(there, Buffer.from(gateway(raw)), null)
      for (const raw of fromThere) await receive(here, Buffer.from(gateway(raw)), null)
      seenHere += fromHere.length
      seenThere += fromThere.length
      quiet = fromHere.length + fromThere.length === 0 ? quiet + 1 : 0
    }
    expect(quiet).toBe(2)
    expect(seenHere + seenThere).toBeGreaterThan(0)
    expect(seenHere + seenThere).toBeLessThanOrEqual(atMost)
    if (atMost > 1) expect(`${await whys(here)}\n${await whys(there)}`).toContain('this address has had 3 in 24 hours')
  } finally {
    await other.close()
    await otherSmtp.close()
  }
})

let gatewayed = 0
function withoutMarks(raw: string): string {
  gatewayed += 1
  const [, from = ''] = /^From:.*?([\w.+-]+@[\w.-]+)/m.exec(raw) ?? []
  return `From: ${from}\r\nTo: desk\r\nSubject: Notice ${gatewayed}\r\nMessage-ID: <${gatewayed}@gateway.example>\r\n\r\nWe have your question. Is 99213 right?\r\n`
}
