// Hop 3 of a mail's way: what a reviewer does with a case. Approving is the only door through which a mail leaves.
import type { CaseNumber } from '../case/case.ts'
import { rawMessage } from '../mail/raw-message.ts'
import type { Service } from '../service.ts'
import { announce, type CaseRow, caseByNumber, claimCase, moveCase, returnCase } from '../store/cases.ts'
import { latestDraft, saveRevision } from '../store/drafts.ts'
import { recordEvent } from '../store/events.ts'
import { arrivedAfter, messagesOf } from '../store/messages.ts'
import { addNote } from '../store/notes.ts'
import { putInOutbox, takeBack } from '../store/outbox.ts'
import { replyToCase } from './reply-to-case.ts'
import { takeTurn, whySecondReviewer } from './second-review.ts'
import { HELD, heldByAnother, inTurn, MOVED_ON, type Outcome, type Reviewer, settled } from './turn.ts'
import { checkedNow, recordOverride, wordsToSend } from './words-to-send.ts'

export { MOVED_ON, type Outcome, type Reviewer } from './turn.ts'

/**
 * Approves the draft (`as: 'answer'`) or a question back to the asker (`as: 'ask'`): the mail is minted, stored and put into the outbox in
 * one transaction with the case's move to `sending`. `text` replaces the draft's words; what does not pass the check needs `override`, why it may
 * go all the same. A risky case goes only with a second reviewer's approval of the same words (`awaits`). It waits there for `desk.holdMs`, so that it can be taken back.
 */
export async function approve(
  service: Service,
  {
    number,
    version,
    text,
    as,
    override,
    reviewer,
  }: {
    number: CaseNumber
    version: number
    text?: string
    as: 'answer' | 'ask'
    override?: string | undefined
    reviewer: Reviewer
  },
): Promise<Outcome> {
  const found = await caseByNumber(service.store, number)
  if (found === null) return { is: 'unknown_case' }
  if (found.version !== version) return { is: 'refused', because: MOVED_ON }
  if (heldByAnother(service, found, reviewer)) return { is: 'refused', because: HELD }
  if (found.held_because !== null)
    return { is: 'refused', because: `this case is held: ${found.held_because} Look at who wrote and release it first` }
  const draft = await latestDraft(service.store, found.id)
  const drafted = draft?.drafted ?? null
  const words = wordsToSend(
    drafted,
    { text, revision: draft?.revision ?? null, as, override },
    checkedNow(service, drafted),
  )
  if (words.is === 'refused') return words
  const { body, kind, untouched, overridden } = words
  const messages = await messagesOf(service.store, found.id)
  const message = replyToCase(service, {
    found,
    messages,
    body,
    kind: as === 'ask' ? 'clarification' : (draft?.drafted.draft.kind ?? 'answer'),
    reviewer,
  })
  if (message.to.address === '') return { is: 'refused', because: 'the mail names no sender who could be answered' }
  const raw = await rawMessage(message)
  const dueAt = new Date(service.now().getTime() + service.desk.holdMs)
  const reasons = whySecondReviewer(service, { found, drafted, messages, overridden: overridden !== null })
  const done = await service.store.transaction().execute(async (tx) => {
    const turn = await takeTurn(service, tx, { found, words: body, reviewer, reasons })
    // The second reviewer finds the words that the first one approved.
    if (turn.is === 'awaits_second' && draft !== null && !untouched)
      await saveRevision(tx, { caseId: found.id, draftId: draft.id, text: body, userId: reviewer.id })
    if (turn.is !== 'send') return turn
    if (overridden !== null) await recordOverride(service, tx, { found, reviewer, ...overridden })
    const moved = await moveCase(tx, found, kind === 'ask' ? 'ask_approved' : 'answer_approved', {
      who: reviewer.name,
      why: [untouched ? 'approved unchanged' : 'approved with revisions', turn.why].filter(Boolean).join('; '),
      at: service.now(),
    })
    if (moved.is !== 'moved') return moved
    const outboxId = await putInOutbox(tx, {
      case_id: found.id,
      case_version: version,
      message_id: message.messageId,
      kind,
      to_address: message.to.address,
      from_address: message.from.address,
      in_reply_to: message.inReplyTo,
      subject: message.subject,
      body,
      raw,
      approved_by: reviewer.name,
      due_at: dueAt,
      made_at: service.now(),
    })
    return { ...moved, outboxId }
  })
  if (done.is === 'refused') return done
  if (done.is === 'awaits_second') return { is: 'done', case: found, awaits: done.because }
  if (done.is === 'moved_on') return { is: 'refused', because: MOVED_ON }
  if (done.is === 'does_not_apply') return { is: 'refused', because: `a case that is ${done.state} cannot be approved` }
  service.log.info({ case: number, kind, unchanged: untouched }, 'approved')
  if ('outboxId' in done)
    await service.queues
      .nudgeSender(done.outboxId, 0, service.desk.holdMs)
      .catch(() => service.log.warn({ case: number }, 'nudge lost; the sweeper will give it'))
  return { is: 'done', case: done.case }
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

export async function nudgeIfDrafting(service: Service, { id, number, version, state }: CaseRow): Promise<void> {
  if (state !== 'drafting') return
  await service.queues
    .nudgeDrafter(id, version)
    .catch(() => service.log.warn({ case: number }, 'nudge lost; the sweeper will give it'))
}

/** Takes the case in hand for `desk.leaseMs`, so that two reviewers do not answer the same question. */
export async function claim(
  service: Service,
  { number, reviewer }: { number: CaseNumber; reviewer: Reviewer },
): Promise<Outcome> {
  return inTurn(service, number, async (tx, found) => {
    if (reviewer.id === null) return { is: 'refused', because: 'a token cannot hold a case: sign in as a reviewer' }
    const now = service.now()
    const taken = await claimCase(tx, found.id, reviewer.id, {
      now,
      until: new Date(now.getTime() + service.desk.leaseMs),
    })
    return taken ? { is: 'done', case: found } : { is: 'refused', because: HELD }
  })
}

export async function giveBack(
  service: Service,
  { number, reviewer }: { number: CaseNumber; reviewer: Reviewer },
): Promise<Outcome> {
  return inTurn(service, number, async (tx, found) => {
    if (reviewer.id === null || !(await returnCase(tx, found.id, reviewer.id)))
      return { is: 'refused', because: 'you do not hold this case' }
    return { is: 'done', case: found }
  })
}

/** Adds an internal note; no path leads from notes into a mail. */
export async function note(
  service: Service,
  { number, text, reviewer }: { number: CaseNumber; text: string; reviewer: Reviewer },
): Promise<Outcome> {
  return inTurn(service, number, async (tx, found) => {
    if (text.trim() === '') return { is: 'refused', because: 'the note is empty' }
    await addNote(tx, { caseId: found.id, who: reviewer.name, text: text.trim(), at: service.now() })
    await recordEvent(tx, {
      caseId: found.id,
      event: 'noted',
      from: found.state,
      to: found.state,
      who: reviewer.name,
      why: 'an internal note was added',
      at: service.now(),
    })
    await announce(tx, number)
    return { is: 'done', case: found }
  })
}

/** Keeps the reviewer's words as they type. */
export async function keepRevision(
  service: Service,
  { number, draftId, text, reviewer }: { number: CaseNumber; draftId: number; text: string; reviewer: Reviewer },
): Promise<Outcome> {
  return inTurn(service, number, async (tx, found) => {
    if (!(await saveRevision(tx, { caseId: found.id, draftId, text, userId: reviewer.id })))
      return { is: 'refused', because: MOVED_ON }
    return { is: 'done', case: found }
  })
}
