// Which case a mail continues. A wrong thread would be a breach, so a token or a reference is never enough: the sender must belong.
import { type CaseId, type CaseNumber, parseCaseNumber } from '../case/case.ts'
import type { InboundMessage, Verdict } from '../message/inbound-message.ts'
import { plainAddress } from '../message/sender/plain-address.ts'
import { claimedCases } from '../message/threading.ts'
import type { Service } from '../service.ts'
import { type CaseRow, caseById, caseByNumber, lockCase } from '../store/cases.ts'
import type { StoreTransaction } from '../store/database.ts'
import { recordEvent } from '../store/events.ts'
import { addressesOf, casesWithMessageIds } from '../store/messages.ts'
import { likelyCase } from './likely-case.ts'

export type Thread = {
  joins: CaseRow | null
  /** A case whose thread the mail names though its sender does not belong to it. */
  stranger: { id: CaseId; number: CaseNumber } | null
}

/**
 * The case a mail continues, locked. It is named by our signed token or by In-Reply-To/References to a message of the case, and joined
 * only by a sender who belongs to it; a bounce has no sender of its own and is found by the original it encloses. A mail that may be
 * `forged` joins nothing, though it says it is from the asker. A case that was merged leads to the one that goes on.
 */
export async function caseFor(
  service: Service,
  tx: StoreTransaction,
  message: InboundMessage,
  verdict: Verdict,
  { forged }: { forged: boolean },
): Promise<Thread> {
  const ids =
    verdict.is === 'bounce' ? [verdict.bounce.originalMessageId ?? ''] : [...message.inReplyTo, ...message.references]
  // The id in a returned mail is signed like any of ours; an acknowledgement stands in no other table.
  const signed = claimedCases({ ...message, references: ids }, service.secrets, service.deskAddress)
  const bySignature = await Promise.all(signed.map((number) => numbered(tx, number)))
  const candidates = new Set([...bySignature.filter((id) => id !== null), ...(await casesWithMessageIds(tx, ids))])
  let stranger: Thread['stranger'] = null
  for (const id of candidates) {
    const found = await lockSurvivor(tx, id)
    if (found === null) continue
    if (verdict.is === 'bounce' || (!forged && (await belongs(tx, found.id, message))))
      return { joins: found, stranger: null }
    stranger ??= found
  }
  return { joins: null, stranger }
}

async function belongs(tx: StoreTransaction, id: CaseId, { from }: InboundMessage): Promise<boolean> {
  if (from === null) return false
  const addresses = [...(await addressesOf(tx, id))].map(plainAddress)
  return addresses.includes(plainAddress(from.address))
}

/**
 * Writes on a new case what a person should know of its thread. `likely` is asked only where nothing in the mail names a case.
 */
export async function noteThread(
  tx: StoreTransaction,
  target: CaseRow,
  {
    stranger,
    forged,
    message,
    at,
  }: { stranger: Thread['stranger']; forged: boolean; message: InboundMessage; at: Date },
): Promise<void> {
  const likely = stranger === null ? await likelyCase(tx, message, target.id) : null
  const earlier = stranger ?? likely
  if (earlier === null) return
  await tx.updateTable('cases').set({ likely_continues: earlier.id }).where('id', '=', target.id).execute()
  await recordEvent(tx, {
    caseId: target.id,
    event: likely === null ? 'stranger_in_thread' : 'likely_continues',
    from: target.state,
    to: target.state,
    who: 'receive',
    why:
      likely === null
        ? `This mail names the thread of ${earlier.number}, but ${forged ? 'its sender may be forged' : 'its sender does not belong to that case'}.`
        : `This mail names no thread, but ${likely.why}. It is a case of its own until a person merges them.`,
    at,
  })
}

/** The merged case is not locked with the one that goes on: a merge locks both in the order of their ids. */
async function lockSurvivor(tx: StoreTransaction, id: CaseId): Promise<CaseRow | null> {
  const merged = (await caseById(tx, id))?.merged_into ?? null
  const found = await lockCase(tx, merged ?? id)
  // Merged in the very moment before it was locked.
  return found?.merged_into ? lockCase(tx, found.merged_into) : found
}

async function numbered(tx: StoreTransaction, text: string): Promise<CaseId | null> {
  const number = parseCaseNumber(text)
  return number === null ? null : ((await caseByNumber(tx, number))?.id ?? null)
}
