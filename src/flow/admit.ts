// Beside hop 1: whether a mail is let in as what it says it is. What is in doubt waits for a person with the reason; nothing is dropped.
import { holdFor } from '../case/asker-policy.ts'
import type { CaseNumber } from '../case/case.ts'
import type { InboundMessage, ParseResult, Verdict } from '../message/inbound-message.ts'
import { checkByServers, notKnown, type SenderCheck } from '../message/sender/sender-check.ts'
import type { Service } from '../service.ts'
import { ruleFor, standingOf } from '../store/askers.ts'
import { moveCase } from '../store/cases.ts'
import type { StoreTransaction } from '../store/database.ts'
import { believeDoubtful } from '../store/messages.ts'
import { notAllowed } from './authority.ts'
import { nudgeIfDrafting } from './nudge.ts'
import { inTurn, MOVED_ON, type Outcome, type Reviewer, settled } from './turn.ts'

/**
 * Finds out who sent a mail, before any transaction is open: by a server of ours, else by looking it up. `whole`: nothing of it was left in
 * the mailbox. Never throws.
 */
export async function senderOf(
  service: Service,
  raw: Buffer,
  parsed: ParseResult,
  { verdict, whole }: { verdict: Verdict; whole: boolean },
): Promise<SenderCheck> {
  if (parsed.is === 'unreadable') return notKnown('the mail cannot be read')
  const told = checkByServers(parsed.message, service.config.authservIds)
  if (told !== null) return told
  // Of a robot nobody asks who it is, for it gets no answer.
  if (verdict.is !== 'question' && verdict.is !== 'doubtful') return notKnown('it was not looked up')
  return service.verifySender(raw, parsed.message, whole)
}

export type Admission = {
  verdict: Verdict
  /** Why no reply may leave before a person has looked at who wrote. */
  hold: string | null
}

/** Turns a question away that a person has blocked, and holds one whose sender's domain does not vouch for it. */
export async function admit(
  tx: StoreTransaction,
  message: InboundMessage,
  { verdict, sender, whole }: { verdict: Verdict; sender: SenderCheck; whole: boolean },
): Promise<Admission> {
  if ((verdict.is !== 'question' && verdict.is !== 'doubtful') || message.from === null) return { verdict, hold: null }
  const rule = await ruleFor(tx, message.from.address)
  if (rule?.rule === 'block') {
    const because = `${rule.pattern} is on the block list${rule.why === '' ? '' : `: ${rule.why}`}`
    return { verdict: { is: 'blocked', because }, hold: null }
  }
  if (!isDoubted(sender, whole)) return { verdict, hold: null }
  const hold = `The sender is in doubt: ${sender.because}.`
  return { verdict: { is: 'doubtful', because: hold }, hold }
}

/**
 * Whether the sender may be a forger. Of a mail that was read in part, nobody's word is not enough either: its size must be no way round
 * the signature. A domain without a DMARC policy is no worse in a large mail than in a small one.
 */
export function isDoubted({ is, dmarc }: SenderCheck, whole: boolean): boolean {
  return is === 'failed' || (!whole && is !== 'passed' && dmarc !== 'none')
}

/** Why a new case of this asker waits: the desk does not know them, or their month is full. */
export async function holdOnNewCase(
  service: Service,
  tx: StoreTransaction,
  message: InboundMessage,
  at: Date,
): Promise<string | null> {
  if (message.from === null) return null
  return holdFor(await standingOf(tx, message.from.address, at), service.askers)
}

/** An administrator has looked at who wrote: the case is drafted like any other, and its sender belongs to it. */
export async function release(
  service: Service,
  { number, version, reviewer }: { number: CaseNumber; version: number; reviewer: Reviewer },
): Promise<Outcome> {
  const refused = notAllowed(reviewer, 'release')
  if (refused !== null) return refused
  const outcome = await inTurn(service, number, async (tx, found) => {
    if (found.version !== version) return { is: 'refused', because: MOVED_ON }
    if (found.held_because === null) return { is: 'refused', because: 'nothing holds this case' }
    const moved = await moveCase(tx, found, 'released', {
      who: reviewer.name,
      why: `It was held: ${found.held_because}`,
      at: service.now(),
      also: { held_because: null, draft_attempts: 0 },
    })
    if (moved.is === 'moved') await believeDoubtful(tx, found.id)
    return settled(moved)
  })
  if (outcome.is === 'done') await nudgeIfDrafting(service, outcome.case)
  return outcome
}
