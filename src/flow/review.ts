// Hop 3 of a mail's way: what a reviewer decides on a case. Approving is the only door through which a mail leaves.
import type { CaseNumber } from '../case/case.ts'
import { rawMessage } from '../mail/raw-message.ts'
import type { OutboundMessage } from '../reply/outbound-message.ts'
import type { Service } from '../service.ts'
import { type CaseRow, caseByNumber, moveCase } from '../store/cases.ts'
import type { StoreTransaction } from '../store/database.ts'
import { type DraftRow, latestDraft, saveRevision } from '../store/drafts.ts'
import { arrivedAfter, messagesOf } from '../store/messages.ts'
import { putInOutbox, takeBack } from '../store/outbox.ts'
import { nudgeIfDrafting, nudgeSender } from './nudge.ts'
import { replyToCase } from './reply-to-case.ts'
import { takeTurn, whySecondReviewer } from './second-review.ts'
import { HELD, heldByAnother, inTurn, MOVED_ON, type Outcome, type Reviewer, settled } from './turn.ts'
import { checkedNow, recordOverride, type WordsToSend, wordsToSend } from './words-to-send.ts'

export type Approval = {
  number: CaseNumber
  /** The case as the reviewer saw it. */
  version: number
  /** In place of the draft's words. */
  text?: string
  /** `ask`: a question back to the asker. */
  as: 'answer' | 'ask'
  /** Why words that do not pass the check may go all the same. */
  override?: string | undefined
  reviewer: Reviewer
}

/**
 * Approves an answer or a question back. The mail is minted, stored and put into the outbox in one transaction with the case's move to
 * `sending`; it waits there for `desk.holdMs`, so that it can be taken back. A risky case goes only with a second reviewer's approval of
 * the same words (`awaits`).
 */
export async function approve(service: Service, approval: Approval): Promise<Outcome> {
  const { number, text, as, override, reviewer } = approval
  const found = await caseByNumber(service.store, number)
  if (found === null) return { is: 'unknown_case' }
  const because = whyNot(service, found, approval)
  if (because !== null) return { is: 'refused', because }
  const draft = await latestDraft(service.store, found.id)
  const drafted = draft?.drafted ?? null
  const revision = draft?.revision ?? null
  const words = wordsToSend(drafted, { text, revision, as, override }, checkedNow(service, drafted))
  if (words.is === 'refused') return words
  const messages = await messagesOf(service.store, found.id)
  const kind = as === 'ask' ? 'clarification' : (drafted?.draft.kind ?? 'answer')
  const mail = replyToCase(service, { found, messages, body: words.body, kind, reviewer })
  if (mail.to.address === '') return { is: 'refused', because: 'the mail names no sender who could be answered' }
  const raw = await rawMessage(mail)
  const reasons = whySecondReviewer(service, { found, drafted, messages, overridden: words.overridden !== null })
  const done = await service.store
    .transaction()
    .execute((tx) => putToSend(service, tx, { found, draft, words, mail, raw, reasons, reviewer }))
  if (done.is !== 'to_send') return done
  service.log.info({ case: number, kind: words.kind, unchanged: words.untouched }, 'approved')
  await nudgeSender(service, number, done.outboxId)
  return { is: 'done', case: done.case }
}

function whyNot(service: Service, found: CaseRow, { version, reviewer }: Approval): string | null {
  if (found.version !== version) return MOVED_ON
  if (heldByAnother(service, found, reviewer)) return HELD
  if (found.held_because !== null)
    return `this case is held: ${found.held_because} Look at who wrote and release it first`
  return null
}

type Approved = {
  found: CaseRow
  draft: DraftRow | null
  words: Extract<WordsToSend, { is: 'words' }>
  mail: OutboundMessage
  raw: Buffer
  /** Why two reviewers are needed; empty: one is enough. */
  reasons: string[]
  reviewer: Reviewer
}

/** In one transaction: this reviewer's turn, and, when it is the last one needed, the move to `sending` and the mail in the outbox. */
async function putToSend(
  service: Service,
  tx: StoreTransaction,
  { found, draft, words, mail, raw, reasons, reviewer }: Approved,
): Promise<Outcome | { is: 'to_send'; case: CaseRow; outboxId: number }> {
  const { body, kind, untouched, overridden } = words
  const at = service.now()
  const turn = await takeTurn(service, tx, { found, words: body, reviewer, reasons })
  if (turn.is === 'refused') return turn
  if (turn.is === 'awaits_second') {
    // The second reviewer finds the words that the first one approved.
    if (draft !== null && !untouched)
      await saveRevision(tx, { caseId: found.id, draftId: draft.id, text: body, userId: reviewer.id })
    return { is: 'done', case: found, awaits: turn.because }
  }
  if (overridden !== null) await recordOverride(service, tx, { found, reviewer, ...overridden })
  const moved = await moveCase(tx, found, kind === 'ask' ? 'ask_approved' : 'answer_approved', {
    who: reviewer.name,
    why: [untouched ? 'approved unchanged' : 'approved with revisions', turn.why].filter(Boolean).join('; '),
    at,
  })
  if (moved.is === 'does_not_apply')
    return { is: 'refused', because: `a case that is ${moved.state} cannot be approved` }
  if (moved.is !== 'moved') return settled(moved)
  const outboxId = await putInOutbox(tx, {
    case_id: found.id,
    case_version: found.version,
    message_id: mail.messageId,
    kind,
    to_address: mail.to.address,
    from_address: mail.from.address,
    in_reply_to: mail.inReplyTo,
    subject: mail.subject,
    body,
    raw,
    approved_by: reviewer.name,
    due_at: new Date(at.getTime() + service.desk.holdMs),
    made_at: at,
  })
  return { is: 'to_send', case: moved.case, outboxId }
}

/** Takes an approval back while its mail still waits in the outbox. What the asker wrote since the approval goes to the drafter. */
export async function undo(
  service: Service,
  { number, reviewer }: { number: CaseNumber; reviewer: Reviewer },
): Promise<Outcome> {
  const outcome = await inTurn(service, number, async (tx, found) => {
    const mail = await takeBack(tx, found.id)
    if (mail === null) return { is: 'refused', because: 'the mail has already left' }
    const who = reviewer.name
    const undone = await moveCase(tx, found, 'approval_undone', {
      who,
      why: 'the approval was taken back',
      at: service.now(),
    })
    if (undone.is !== 'moved') return settled(undone)
    if (!(await arrivedAfter(tx, found.id, mail.case_version)).includes('question')) return settled(undone)
    return settled(
      await moveCase(tx, undone.case, 'redraft_asked', {
        who,
        why: 'the asker has written again since the approval',
        at: service.now(),
        also: { draft_attempts: 0 },
      }),
    )
  })
  if (outcome.is === 'done') await nudgeIfDrafting(service, outcome.case)
  return outcome
}

/** Closes a case without an answer. */
export async function setAside(
  service: Service,
  { number, version, why, reviewer }: { number: CaseNumber; version: number; why: string; reviewer: Reviewer },
): Promise<Outcome> {
  return inTurn(service, number, async (tx, found) => {
    if (found.version !== version) return { is: 'refused', because: MOVED_ON }
    return settled(await moveCase(tx, found, 'set_aside', { who: reviewer.name, why, at: service.now() }))
  })
}

/** Sends a case back to the drafter, for example after a new code book. */
export async function redraft(
  service: Service,
  { number, version, reviewer }: { number: CaseNumber; version: number; reviewer: Reviewer },
): Promise<Outcome> {
  const outcome = await inTurn(service, number, async (tx, found) => {
    if (found.version !== version) return { is: 'refused', because: MOVED_ON }
    if (found.merged_into !== null) return { is: 'refused', because: 'this case is merged: undo that first' }
    return settled(
      await moveCase(tx, found, 'redraft_asked', {
        who: reviewer.name,
        why: 'a new draft was asked for',
        at: service.now(),
        also: { draft_attempts: 0 },
      }),
    )
  })
  if (outcome.is === 'done') await nudgeIfDrafting(service, outcome.case)
  return outcome
}
