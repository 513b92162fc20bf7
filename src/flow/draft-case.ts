// Hop 2 of a mail's way: the new words of a case become a draft, and the case goes to a reviewer.
import type { CaseId } from '../case/case.ts'
import type { IsoDate } from '../codes/citation.ts'
import { isoDateOf } from '../codes/citation.ts'
import type { Drafted } from '../draft/draft.ts'
import { draftAnswer } from '../draft/draft-answer.ts'
import { identifiersToTakeOut } from '../message/own-identifiers.ts'
import type { Question } from '../question/question.ts'
import type { Service } from '../service.ts'
import { type CaseRow, caseById, countDraftAttempt, moveCase } from '../store/cases.ts'
import { draftsOf, saveDraft } from '../store/drafts.ts'
import { recordEvent } from '../store/events.ts'
import { type MessageRow, messagesOf } from '../store/messages.ts'

/**
 * Drafts a case that waits for it. Running twice is harmless: the state is asked first, and the draft is saved only together with the
 * move out of `drafting`. What fails is an event on the case; after DRAFT_ATTEMPTS the case goes to a person without a draft.
 */
export async function draftCase(service: Service, caseId: CaseId): Promise<void> {
  const found = await caseById(service.store, caseId)
  if (found === null || found.state !== 'drafting') return
  const attempt = await countDraftAttempt(service.store, caseId)
  try {
    const drafted = await draftFor(service, found)
    const saved = await service.store.transaction().execute(async (tx) => {
      const moved = await moveCase(tx, found, 'drafted', { who: 'drafter', why: summary(drafted), at: service.now() })
      if (moved.is === 'moved') await saveDraft(tx, caseId, drafted, service.now())
      return moved.is
    })
    service.log.info({ case: found.number, outcome: saved, kind: drafted.draft.kind }, 'case drafted')
  } catch (error) {
    await recordFailure(service, found, attempt, error)
    throw error
  }
}

/** Drafts from the code book alone, without a case: for `ask`, the API and the look-up pages. `ms` is the time it took. */
export function askBook(
  service: Pick<Service, 'book' | 'now'>,
  { text, subject = '', date, payer }: { text: string; subject?: string; date?: IsoDate; payer?: string },
): Drafted & { ms: number } {
  const started = performance.now()
  const drafted = draftAnswer({
    subject,
    text,
    book: service.book,
    today: isoDateOf(service.now()),
    identifiersIn: identifiersToTakeOut,
    ...(date === undefined ? {} : { date }),
    ...(payer === undefined ? {} : { payer }),
  })
  return { ...drafted, ms: Math.round((performance.now() - started) * 100) / 100 }
}

/** After this many failures a person gets the case as it is. */
const DRAFT_ATTEMPTS = 3

async function draftFor(service: Service, found: CaseRow): Promise<Drafted> {
  const messages = await messagesOf(service.store, found.id)
  const newest = newWordsOf(messages)
  const lastAnswer = messages.findLast((message) => message.direction === 'out')
  const earlier = lastAnswer === undefined ? [] : await earlierQuestions(service, found, lastAnswer)
  return draftAnswer({
    subject: newest.at(-1)?.subject ?? found.subject,
    text: newest.map((message) => message.reply_text).join('\n\n'),
    book: service.book,
    today: isoDateOf(service.now()),
    earlier,
    identifiersIn: identifiersToTakeOut,
  })
}

/** What the asker has written since our last answer: one mail mostly, several when they wrote again before we answered. */
function newWordsOf(messages: readonly MessageRow[]): MessageRow[] {
  const lastOut = messages.findLastIndex((message) => message.direction === 'out')
  const fresh = messages.slice(lastOut + 1).filter(isQuestion)
  return fresh.length > 0 ? fresh : messages.filter(isQuestion).slice(-1)
}

function isQuestion(message: MessageRow): boolean {
  return message.direction === 'in' && (message.verdict === 'question' || message.verdict === 'doubtful')
}

/** The questions we answered last: a follow-up ("and with 59?") is read with their codes and facts. */
async function earlierQuestions(service: Service, found: CaseRow, lastAnswer: MessageRow): Promise<Question[]> {
  const drafts = await draftsOf(service.store, found.id)
  return drafts.findLast((draft) => draft.made_at <= lastAnswer.received_at)?.drafted.questions ?? []
}

function summary({ draft }: Drafted): string {
  if (draft.blocked.length > 0) return `${draft.kind}, blocked: ${draft.blocked.join('; ')}`
  return `${draft.kind} with ${draft.findings.length} findings`
}

async function recordFailure(service: Service, found: CaseRow, attempt: number, error: unknown): Promise<void> {
  const why = `The draft failed (attempt ${attempt} of ${DRAFT_ATTEMPTS}): ${error instanceof Error ? error.name : 'error'}`
  // The message of an exception may hold the asker's words; it goes to the log's error field, which redacts, and not into the case.
  service.log.error(
    { case: found.number, attempt, error: error instanceof Error ? error.name : 'unknown', at: stackTop(error) },
    'draft failed',
  )
  await service.store.transaction().execute(async (tx) => {
    if (attempt >= DRAFT_ATTEMPTS) await moveCase(tx, found, 'draft_failed', { who: 'drafter', why, at: service.now() })
    else
      await recordEvent(tx, {
        caseId: found.id,
        event: 'worker_failed',
        from: found.state,
        to: found.state,
        who: 'drafter',
        why,
        at: service.now(),
      })
  })
}

/** Where it happened, without the message. */
function stackTop(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  return error.stack
    ?.split('\n')
    .find((line) => line.trimStart().startsWith('at '))
    ?.trim()
}
