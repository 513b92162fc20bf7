// A desk without workers: a test takes mail in, drafts, approves and sends by hand, so that it can stop in between.
import type { Config } from '../../src/config.ts'
import { draftCase } from '../../src/flow/draft-case.ts'
import { receive } from '../../src/flow/receive.ts'
import { approve } from '../../src/flow/review.ts'
import { openTransport } from '../../src/mail/transport.ts'
import { notKnown } from '../../src/message/sender-check.ts'
import { openService, type Service } from '../../src/service.ts'
import { type CaseRow, caseById } from '../../src/store/cases.ts'
import { type OutboxRow, outboxOf } from '../../src/store/outbox.ts'
import type { Database } from '../world/world.ts'
import { configOf, rosa } from './running.ts'

/** Short, for the servers of these tests answer at once or never. */
const TIMEOUTS = { connect: 500, silence: 500, whole: 1_500 }

/** No mail server is asked where these stand. */
const NOWHERE = { host: '127.0.0.1', port: 1, secure: false, user: 'desk@practice.test', password: 'none' }

/** A service on a new database, without mail servers. The hold before sending is cut to nothing. */
export async function deskOn(database: Database): Promise<Service> {
  const mail: NonNullable<Config['mail']> = {
    imap: { ...NOWHERE, folder: 'INBOX' },
    smtp: { ...NOWHERE, ca: null },
    from: { name: 'Coding desk', address: 'desk@practice.test' },
  }
  const config = configOf({ practice: { servers: mail }, redisUrl: null }, false)
  const opened = await openService({ config, databaseUrl: await database.newDatabase(), mail })
  if (opened.is === 'not_open') throw new Error(opened.because)
  // No test asks a DNS: what a look-up does is tested with one in memory (mail/verify-sender.test.ts).
  return {
    ...opened.service,
    verifySender: async () => notKnown('not asked'),
    desk: { ...opened.service.desk, holdMs: 0 },
  }
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

export type Sheet = {
  from?: string
  to?: string
  subject?: string
  text?: string
  messageId?: string | null
  inReplyTo?: string
  /** Whole header lines, put on top. */
  above?: string[]
}

let written = 0

/** The bytes of a mail to the desk; each has a Message-ID of its own unless told otherwise. */
export function letter({ from, to, subject, text, messageId, inReplyTo, above = [] }: Sheet = {}): Buffer {
  written += 1
  const id = messageId === undefined ? `<letter-${written}@clinic.example>` : messageId
  return Buffer.from(
    [
      ...above,
      `From: Dana Reyes <${from ?? 'dana@clinic.example'}>`,
      `To: ${to ?? 'desk@practice.test'}`,
      `Subject: ${subject ?? 'Ketorolac'}`,
      ...(id === null ? [] : [`Message-ID: ${id}`]),
      ...(inReplyTo === undefined ? [] : [`In-Reply-To: ${inReplyTo}`]),
      'Date: Mon, 23 Nov 2026 10:00:00 +0000',
      'Content-Type: text/plain; charset=utf-8',
      '',
      text ?? 'How many units of J1885 are 60 mg?',
      '',
    ].join('\r\n'),
  )
}

/** A delivery report for a mail of ours, as RFC 3464 has it. */
export function bounceOf(messageId: string, to = 'dana@clinic.example'): Buffer {
  written += 1
  return Buffer.from(
    [
      'Return-Path: <>',
      'From: Mail Delivery System <mailer-daemon@clinic.example>',
      'To: desk@practice.test',
      'Subject: Undelivered Mail Returned to Sender',
      `Message-ID: <bounce-${written}@clinic.example>`,
      'Auto-Submitted: auto-replied',
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status; boundary="edge"',
      '',
      '--edge',
      'Content-Type: text/plain',
      '',
      'The mail could not be delivered.',
      '--edge',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.clinic.example',
      '',
      `Final-Recipient: rfc822; ${to}`,
      'Action: failed',
      'Status: 5.1.1',
      'Diagnostic-Code: smtp; 550 5.1.1 no such user',
      '',
      '--edge',
      'Content-Type: text/rfc822-headers',
      '',
      'From: desk@practice.test',
      `To: ${to}`,
      `Message-ID: ${messageId}`,
      'Subject: Re: Ketorolac',
      '',
      '--edge--',
      '',
    ].join('\r\n'),
  )
}

/** Takes a mail in and drafts its case. */
export async function drafted(service: Service, raw = letter()): Promise<CaseRow> {
  const received = await receive(service, raw, null)
  if (received.is !== 'case') throw new Error(`no case but ${received.is}`)
  await draftCase(service, received.caseId)
  return nowOf(service, received)
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
