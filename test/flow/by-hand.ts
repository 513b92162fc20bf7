// A desk without workers: a test takes mail in, drafts, approves and sends by hand, so that it can stop in between.
import { afterAll } from 'vitest'
import { draftCase } from '../../src/flow/draft-case.ts'
import { receive } from '../../src/flow/receive.ts'
import { approve } from '../../src/flow/review.ts'
import { openTransport } from '../../src/mail/transport.ts'
import type { Service } from '../../src/service.ts'
import { type CaseRow, caseById } from '../../src/store/cases.ts'
import { type OutboxRow, outboxOf } from '../../src/store/outbox.ts'
import { type ScriptedSmtp, scriptedSmtp } from '../mail/scripted-smtp.ts'
import { atOnce, openDesk, type Place } from '../world/desk.ts'
import { letter } from '../world/letters.ts'
import { rosa } from './running.ts'

/** Short, for the servers of these tests answer at once or never. */
const TIMEOUTS = { connect: 500, silence: 500, whole: 1_500 }

/**
 * The desk of all tests of a file, called at its top with openDatabase or, where real mailboxes are needed, openWorld. Its mails go to an
 * SMTP server that keeps them. All of it is closed after the last test.
 */
export async function deskOfThisFile<P extends Place>(
  open: () => Promise<P>,
): Promise<{ place: P; smtp: ScriptedSmtp; service: Service }> {
  const place = await open()
  const smtp = await scriptedSmtp()
  const service = sendingTo(await deskOn(place), smtp)
  afterAll(async () => {
    await service.close()
    await smtp.close()
    await place.close()
  })
  return { place, smtp, service }
}

/** A service on a new database, or the one named. The hold before sending is cut to nothing. */
export async function deskOn(place: Place, databaseUrl?: string): Promise<Service> {
  return atOnce(await openDesk(place, databaseUrl === undefined ? {} : { databaseUrl }))
}

/** The same service some milliseconds later. */
export function later(service: Service, ms: number): Service {
  return { ...service, now: () => new Date(Date.now() + ms) }
}

/** The same service with another SMTP server. */
export function sendingTo(service: Service, smtp: { host: string; port: number }): Service {
  const server = { ...smtp, secure: false, user: null, password: null, ca: null }
  return { ...service, transport: openTransport(server, TIMEOUTS) }
}

/** Takes a mail in; its case as it is then. */
export async function taken(service: Service, raw = letter()): Promise<CaseRow> {
  const received = await receive(service, raw, null)
  if (received.is !== 'case') throw new Error(`no case but ${received.is}`)
  return nowOf(service, received)
}

/** Takes a mail in and drafts its case. */
export async function drafted(service: Service, raw = letter()): Promise<CaseRow> {
  const { id } = await taken(service, raw)
  await draftCase(service, id)
  return nowOf(service, { caseId: id })
}

/** Takes a mail in, drafts and approves; the mail lies in the outbox. */
export async function approved(service: Service, raw = letter()): Promise<{ found: CaseRow; mail: OutboxRow }> {
  return approval(service, await drafted(service, raw))
}

/** Approves a case as it is now. */
export async function approval(
  service: Service,
  of: { id: CaseRow['id'] },
): Promise<{ found: CaseRow; mail: OutboxRow }> {
  const { number, version } = await nowOf(service, { caseId: of.id })
  const outcome = await approve(service, { number, version, text: 'Bill 4 units.', as: 'answer', reviewer: rosa })
  if (outcome.is !== 'done') throw new Error(JSON.stringify(outcome))
  const mail = (await outboxOf(service.store, of.id)).at(-1)
  if (mail === undefined) throw new Error('nothing in the outbox')
  return { found: outcome.case, mail }
}

export async function nowOf(service: Service, { caseId }: { caseId: CaseRow['id'] }): Promise<CaseRow> {
  const found = await caseById(service.store, caseId)
  if (found === null) throw new Error(`no case ${caseId}`)
  return found
}
