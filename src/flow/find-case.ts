// Which case a mail continues. A wrong thread would be a breach, so a token or a reference is never enough: the sender must belong.
import { type CaseId, type CaseNumber, parseCaseNumber } from '../case/case.ts'
import type { InboundMessage, Verdict } from '../message/inbound-message.ts'
import { claimedCases } from '../message/threading.ts'
import type { Service } from '../service.ts'
import { type CaseRow, caseByNumber, lockCase } from '../store/cases.ts'
import type { StoreTransaction } from '../store/database.ts'
import { addressesOf, casesWithMessageIds } from '../store/messages.ts'

/**
 * The case a mail continues, locked. It is named by our signed token or by In-Reply-To/References to a message of the case, and joined
 * only by a sender who belongs to it; a bounce has no sender of its own and is found by the original it encloses.
 */
export async function caseFor(
  service: Service,
  tx: StoreTransaction,
  message: InboundMessage,
  verdict: Verdict,
): Promise<{ joins: CaseRow | null; stranger: CaseNumber | null }> {
  const ids =
    verdict.is === 'bounce' ? [verdict.bounce.originalMessageId ?? ''] : [...message.inReplyTo, ...message.references]
  const bySignature = await Promise.all(
    claimedCases(message, service.secrets, service.deskAddress).map((number) => numbered(tx, number)),
  )
  const candidates = [...new Set([...bySignature.filter((id) => id !== null), ...(await casesWithMessageIds(tx, ids))])]
  let stranger: CaseNumber | null = null
  for (const id of candidates) {
    const found = await lockCase(tx, id)
    if (found === null) continue
    if (verdict.is === 'bounce' || (await addressesOf(tx, id)).has(message.from?.address ?? ''))
      return { joins: found, stranger: null }
    stranger ??= found.number
  }
  return { joins: null, stranger }
}

async function numbered(tx: StoreTransaction, text: string): Promise<CaseId | null> {
  const number = parseCaseNumber(text)
  return number === null ? null : ((await caseByNumber(tx, number))?.id ?? null)
}
