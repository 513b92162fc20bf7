// Hop 1 of a mail's way: raw bytes from the mailbox become a stored message of a case. Stored first, nudged after.
import type { CaseId, CaseNumber } from '../case/case.ts'
import { dueAt } from '../case/deadline.ts'
import { type JudgedPart, judgeAttachments } from '../message/attachments/attachment-verdict.ts'
import type { InboundMessage, ParseResult, Verdict } from '../message/inbound-message.ts'
import { parseMessage } from '../message/parse.ts'
import { screen } from '../message/screen/screen.ts'
import type { SenderCheck } from '../message/sender/sender-check.ts'
import type { Service } from '../service.ts'
import { addAttachments } from '../store/attachments.ts'
import { type CaseRow, makeCase, moveCase } from '../store/cases.ts'
import { moveCursor } from '../store/cursors.ts'
import type { StoreTransaction } from '../store/database.ts'
import { caseSubject } from '../store/message-words.ts'
import { addMessage, attachToCase, forgetParked } from '../store/messages.ts'
import { forgetLooseRaw, storeRaw } from '../store/raw-mails.ts'
import { acknowledge } from './acknowledge.ts'
import { admit, holdOnNewCase, isDoubted, senderOf } from './admit.ts'
import { caseFor, noteThread } from './find-case.ts'
import { freeAfter } from './freed-memory.ts'
import { type MailRow, rowOf, rowOfUnread } from './message-row.ts'
import { nudgeDrafter } from './nudge.ts'
import { cutMail, cutVerdict, type TooLarge } from './too-large.ts'

/** Where the mail lay, so that the cursor moves in the transaction that stores it. */
export type Place = { mailbox: string; uidValidity: bigint; uid: number }

export type Received =
  | { is: 'case'; number: CaseNumber; caseId: CaseId; version: number; draftDue: boolean }
  | { is: 'no_case'; because: string; verdict: Verdict['is'] }
  | { is: 'known' }

/**
 * Takes one mail in. After it returns, the bytes, the message row, the case with its event, and the cursor are on disk together; only
 * then the drafter is nudged. It throws only when the database does, and then nothing has happened. `cut`: the mail was too large and `raw` lacks its files.
 */
export async function receive(
  service: Service,
  raw: Buffer,
  place: Place | null,
  cut: TooLarge | null = null,
): Promise<Received> {
  return take(service, { raw, uid: place?.uid, cut }, async (tx) => {
    if (place === null) return
    await moveCursor(tx, place.mailbox, { uidValidity: place.uidValidity, lastUid: place.uid }, service.now())
  })
}

/** Takes a parked mail in anew. Its parked row goes in the same transaction, so that a mail that fails again stays parked. */
export async function receiveParked(service: Service, parked: { id: number; raw: Buffer }): Promise<Received> {
  return take(service, { raw: parked.raw, uid: undefined, cut: null }, (tx) => forgetParked(tx, parked.id))
}

async function take(
  service: Service,
  { raw, uid, cut }: { raw: Buffer; uid: number | undefined; cut: TooLarge | null },
  before: (tx: StoreTransaction) => Promise<void>,
): Promise<Received> {
  freeAfter(raw.length)
  const parsed = cutMail(await parseMessage(raw), cut)
  freeAfter(raw.length)
  const verdict = cutVerdict(judge(service, parsed), cut)
  const whole = cut === null
  const sender = await senderOf(service, raw, parsed, { verdict, whole })
  const files = parsed.is === 'message' ? await judgeAttachments(parsed.parts, service.attachments) : []
  const received = await service.store.transaction().execute(async (tx) => {
    await before(tx)
    return store(service, tx, { raw, parsed, verdict, sender, whole, files })
  })
  freeAfter(raw.length)
  service.log.info(
    {
      case: received.is === 'case' ? received.number : null,
      verdict: verdict.is,
      uid,
      outcome: received.is,
    },
    'mail received',
  )
  if (received.is === 'case' && received.draftDue) await nudgeDrafter(service, { ...received, id: received.caseId })
  return received
}

function judge(service: Service, parsed: ParseResult): Verdict {
  if (parsed.is === 'unreadable') return { is: 'unreadable', because: parsed.because }
  return screen(parsed.message, { own: service.ownAddresses, policy: service.screening })
}

type Judged = {
  raw: Buffer
  parsed: ParseResult
  verdict: Verdict
  sender: SenderCheck
  whole: boolean
  files: JudgedPart[]
}

/** Keeps a mail and finds it its case: what a person wrote goes to a person, a robot's mail is noted on what it is about. */
async function store(
  service: Service,
  tx: StoreTransaction,
  { raw, parsed, verdict: judged, sender, whole, files }: Judged,
): Promise<Received> {
  const at = service.now()
  if (parsed.is === 'unreadable') {
    const { hash } = parsed
    const id = await keep(service, tx, raw, rowOfUnread({ key: 'raw', hash, because: judged.because, at }))
    return id === null ? { is: 'known' } : { is: 'no_case', because: judged.because, verdict: judged.is }
  }
  const { message } = parsed
  const { verdict, hold } = await admit(tx, message, { verdict: judged, sender, whole })
  const row = rowOf(message, { verdict, sender, at, secrets: service.secrets })
  const id = await keep(service, tx, raw, row)
  if (id === null) return { is: 'known' }
  const arrived: Arrived = { id, subject: row.subject, message, verdict, hold, files, at }
  const forged = isDoubted(sender, whole)
  const place = await caseFor(service, tx, message, verdict, { forged })
  return verdict.is === 'question' || verdict.is === 'doubtful'
    ? takeToPerson(service, tx, arrived, { ...place, forged })
    : noteRobot(tx, arrived, place.joins)
}

/** The bytes and the row of a mail; the row's id, or null when the same mail is here already. */
async function keep(service: Service, tx: StoreTransaction, raw: Buffer, row: MailRow): Promise<number | null> {
  await storeRaw(tx, { hash: row.raw_hash, bytes: raw, at: row.received_at }, service.secrets)
  freeAfter(raw.length)
  const added = await addMessage(tx, row)
  if (added === null) await forgetLooseRaw(tx, row.raw_hash)
  return added?.id ?? null
}

/** A mail as it stands in its table, not yet in a case. `hold`: why nobody answers before a person has looked at who wrote. */
type Arrived = {
  id: number
  subject: string
  message: InboundMessage
  verdict: Verdict
  hold: string | null
  files: JudgedPart[]
  at: Date
}

/** What a person wrote goes on in its case, or begins one, and is drafted unless the sender must be looked at first. */
async function takeToPerson(
  service: Service,
  tx: StoreTransaction,
  { id, subject, message, verdict, hold, files, at }: Arrived,
  { joins, stranger, forged }: Awaited<ReturnType<typeof caseFor>> & { forged: boolean },
): Promise<Received> {
  const due = dueAt(at, service.desk.sla)
  const target =
    joins ??
    (await makeCase(tx, { subject: caseSubject(subject), asker: askerOf(message), receivedAt: at, dueAt: due }))
  if (joins === null) await noteThread(tx, target, { stranger, forged, message, at })
  const held = joins === null ? (hold ?? (await holdOnNewCase(service, tx, message, at))) : null
  const event = held !== null ? 'held' : verdict.is === 'question' ? 'question_arrived' : 'doubt_arrived'
  const moved = await moveCase(tx, target, event, {
    who: 'asker',
    why: held ?? verdict.because,
    at,
    also: {
      draft_attempts: 0,
      ...(held === null ? {} : { held_because: held }),
      ...(joins === null ? {} : { due_at: due }),
    },
  })
  if (moved.is !== 'moved') throw new Error(`case ${target.number} was locked and yet ${moved.is}`)
  await attachToCase(tx, id, moved.case)
  await addAttachments(tx, id, files, { at, secrets: service.secrets })
  if (joins === null && event === 'question_arrived') await acknowledge(service, tx, { found: moved.case, message, at })
  return inCase(moved.case, moved.case.state === 'drafting')
}

/** A bounce or another robot's mail is an event of the case it is about, if there is one. */
async function noteRobot(tx: StoreTransaction, { id, verdict, at }: Arrived, joins: CaseRow | null): Promise<Received> {
  if (joins === null) return { is: 'no_case', because: verdict.because, verdict: verdict.is }
  const event = verdict.is === 'bounce' ? 'bounced' : 'robot_arrived'
  const moved = await moveCase(tx, joins, event, { who: 'robot', why: verdict.because, at })
  if (moved.is !== 'moved') throw new Error(`case ${joins.number} was locked and yet ${moved.is}`)
  await attachToCase(tx, id, moved.case)
  return inCase(moved.case, false)
}

function inCase({ id, number, version }: CaseRow, draftDue: boolean): Received {
  return { is: 'case', number, caseId: id, version, draftDue }
}

function askerOf(message: InboundMessage): { address: string; name: string } {
  return { address: message.from?.address ?? '', name: message.from?.name ?? '' }
}
