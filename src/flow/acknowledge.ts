// Beside hop 1, when an operator switches it on: "your question has reached us", once a case, within limits that no loop outlasts.
import { rawMessage } from '../mail/raw-message.ts'
import type { InboundMessage } from '../message/inbound-message.ts'
import { addressHouse } from '../message/sender/address-house.ts'
import { referencesFor } from '../message/threading.ts'
import { composeAcknowledgement } from '../reply/compose-acknowledgement.ts'
import type { OutboundMessage } from '../reply/outbound-message.ts'
import type { Service } from '../service.ts'
import {
  type Acknowledgement,
  type AcknowledgementCounts,
  acknowledgementsSince,
  addAcknowledgement,
  claimAcknowledgement,
  settleAcknowledgement,
} from '../store/acknowledgements.ts'
import { type CaseRow, caseById } from '../store/cases.ts'
import type { StoreTransaction } from '../store/database.ts'
import { recordEvent } from '../store/events.ts'
import { letterhead } from './letterhead.ts'

/**
 * Puts the acknowledgement of a new case beside it, or says on the case why none is sent. Called for questions only: robots are never
 * answered (RFC 3834 2). What a robot without any mark makes of this ends at the limits.
 */
export async function acknowledge(
  service: Service,
  tx: StoreTransaction,
  { found, message, at }: { found: CaseRow; message: InboundMessage; at: Date },
): Promise<void> {
  const { on, ...limits } = service.desk.acknowledge
  if (!on || message.from === null) return
  const { address } = message.from
  const house = addressHouse(address)
  const since = { address: new Date(at.getTime() - DAY_MS), all: new Date(at.getTime() - HOUR_MS) }
  const because = overLimit(await acknowledgementsSince(tx, since, { address, house }), limits)
  if (because !== null) return withhold(tx, found, because, at)
  const mail = acknowledgementFor(service, { found, message, at })
  await addAcknowledgement(tx, {
    case_id: found.id,
    to_address: address,
    to_house: house,
    message_id: mail.messageId,
    raw: await rawMessage(mail),
    made_at: at,
  })
}

/** Sends what waits, at most once each. Nothing depends on them: one that fails for good is given up, with the reason on its case. */
export async function sendAcknowledgements(service: Service): Promise<void> {
  for (let sent = 0; sent < AT_ONCE; sent++) {
    const mail = await claimAcknowledgement(service.store)
    if (mail === null) return
    if (await isHeld(service, mail)) {
      await giveUp(service, mail, 'a person must look at who wrote first')
      continue
    }
    const delivery = await service.transport.send({
      raw: mail.raw,
      message: { from: { address: service.deskAddress }, to: { address: mail.to_address } },
    })
    if (delivery.is === 'sent') await settleAcknowledgement(service.store, mail.id, 'sent')
    else if (delivery.is === 'try_again' && service.now().getTime() - mail.made_at.getTime() < OF_USE_MS) {
      await settleAcknowledgement(service.store, mail.id, 'ready')
      return
    } else await giveUp(service, mail, delivery.because)
  }
}

const AT_ONCE = 20 // in one round of the sweeper, whose nudges wait meanwhile
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Later than this "it has reached us" is no news: the answer is. */
const OF_USE_MS = HOUR_MS

function overLimit(
  made: AcknowledgementCounts,
  limits: { perAddressPerDay: number; perHousePerDay: number; perHour: number },
): string | null {
  if (made.address >= limits.perAddressPerDay) return `this address has had ${made.address} in 24 hours`
  if (made.house >= limits.perHousePerDay) return `its domain has had ${made.house} in 24 hours`
  return made.all >= limits.perHour ? `${made.all} have been sent in the last hour` : null
}

function acknowledgementFor(
  service: Service,
  { found, message, at }: { found: CaseRow; message: InboundMessage; at: Date },
): OutboundMessage {
  return composeAcknowledgement({
    ...letterhead(service, found.number),
    asker: message.from ?? { address: found.asker_address, name: found.asker_name },
    subject: found.subject,
    thread: {
      inReplyTo: message.messageId,
      references: referencesFor(message),
      threadIndex: message.headers.get('thread-index')?.[0] ?? null,
    },
    date: at,
    identifiersFound: false,
  })
}

async function isHeld(service: Service, mail: Acknowledgement): Promise<boolean> {
  return (await caseById(service.store, mail.case_id))?.held_because != null
}

async function giveUp(service: Service, mail: Acknowledgement, because: string): Promise<void> {
  await service.store.transaction().execute(async (tx) => {
    await settleAcknowledgement(tx, mail.id, 'given_up')
    const found = await caseById(tx, mail.case_id)
    if (found !== null) await withhold(tx, found, because, service.now())
  })
}

async function withhold(tx: StoreTransaction, found: CaseRow, because: string, at: Date): Promise<void> {
  await recordEvent(tx, {
    caseId: found.id,
    event: 'acknowledgement_withheld',
    from: found.state,
    to: found.state,
    who: 'acknowledgement',
    why: `No acknowledgement was sent: ${because}.`,
    at,
  })
}
