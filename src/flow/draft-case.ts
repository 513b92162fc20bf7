// Hop 2 of a mail's way: the new words of a case become a draft, and the case goes to a reviewer.
import type { CaseId } from '../case/case.ts'
import type { IsoDate } from '../codes/citation.ts'
import { isoDateOf } from '../codes/citation.ts'
import { sayingWhereFrom, wordsToRead } from '../draft/attached-words.ts'
import type { Drafted } from '../draft/draft.ts'
import { draftAnswer } from '../draft/draft-answer.ts'
import { questionText } from '../message/forwarded-question.ts'
import { maskIdentifiers } from '../message/identifiers.ts'
import { identifiersToTakeOut } from '../message/own-identifiers.ts'
import type { Question } from '../question/question.ts'
import type { Service } from '../service.ts'
import { type CaseRow, caseById, countDraftAttempt, moveCase } from '../store/cases.ts'
import { databaseIsAway } from '../store/database-error.ts'
import { draftsOf, saveDraft } from '../store/drafts.ts'
import { recordEvent } from '../store/events.ts'
import { type ReadWords, wordsOf } from '../store/message-words.ts'
import { isAsked, type MessageRow, messagesOf } from '../store/messages.ts'
import { sentMails } from '../store/outbox.ts'
import { attachedWords, readAttachmentsOf } from './read-attachments.ts'
import { rewordDraft } from './reword-draft.ts'

/**
 * Drafts a case that waits for it. Running twice is harmless: the state is asked first, and the draft is saved only together with the
 * move out of `drafting`. What fails is an event on the case; after DRAFT_ATTEMPTS the case goes to a person without a draft.
 */
export async function draftCase(service: Service, caseId: CaseId): Promise<void> {
  for (;;) {
    const found = await caseById(service.store, caseId)
    if (found === null || found.state !== 'drafting') return
    // A mail came while it was drafted: once more with its words, for a robot's mail brings no nudge of its own.
    if ((await draftOnce(service, found)) !== 'moved_on') return
  }
}

async function draftOnce(service: Service, found: CaseRow): Promise<'moved' | 'moved_on' | 'does_not_apply'> {
  const caseId = found.id
  const attempt = await countDraftAttempt(service.store, caseId)
  if (attempt > TRIES_AT_MOST) {
    const why = `Drafting began ${TRIES_AT_MOST} times and never came to an end, not even to a failure.`
    return service.store
      .transaction()
      .execute(async (tx) => (await moveCase(tx, found, 'draft_failed', { who: 'drafter', why, at: service.now() })).is)
  }
  try {
    const drafted = await rewordDraft(service, await draftFor(service, found))
    const saved = await service.store.transaction().execute(async (tx) => {
      const moved = await moveCase(tx, found, 'drafted', {
        who: 'drafter',
        why: summary(drafted),
        at: service.now(),
        also: { date_of_service: dateOfServiceIn(drafted) ?? found.date_of_service },
      })
      if (moved.is === 'moved') await saveDraft(tx, caseId, drafted, service.now())
      return moved.is
    })
    service.log.info({ case: found.number, outcome: saved, kind: drafted.draft.kind }, 'case drafted')
    return saved
  } catch (error) {
    // A database that is away is no fault of the mail; the job's next try or the sweeper drafts it.
    if (!databaseIsAway(error)) await recordFailure(service, found, attempt, error)
    throw error
  }
}

/** After this many failures a person gets the case as it is. */
const DRAFT_ATTEMPTS = 3
/** More than DRAFT_ATTEMPTS, for a drafter that is stopped or loses its database in the middle counts too; a mail that kills drafters ends here. */
const TRIES_AT_MOST = 8

async function draftFor(service: Service, found: CaseRow): Promise<Drafted> {
  const messages = await messagesOf(service.store, found.id)
  if (messages.some(({ attachments }) => attachments.length > 0)) await readAttachmentsOf(service, found.id)
  const answers = messages.some(({ direction }) => direction === 'out') ? await sentMails(service.store, found.id) : []
  const { newest, since } = newWordsOf(messages.filter(isAsked), answers)
  const earlier = since === null ? [] : await earlierQuestions(service, found, since)
  const read = newest.map((message) => wordsOf(message, service.secrets))
  const subject = read.at(-1)?.words.subject ?? found.subject
  const text = read.map(({ words }) => questionText(words, { answered: answers.length > 0 })).join('\n\n')
  const today = isoDateOf(service.now())
  const attached = await attachedWords(service, newest)
  const toRead = wordsToRead({ subject, text, attached }, service.book, today)
  const drafted = draftAnswer({
    subject,
    text: toRead.text,
    book: service.book,
    today,
    earlier,
    identifiersIn: identifiersToTakeOut,
  })
  return atRest(sayingWhereFrom(drafted, toRead.from), read, newest.at(-1)?.subject ?? found.subject)
}

/** A draft as it is kept: the asker's words and `subject` masked, and a reason against approving it where it was made from masked words alone. */
function atRest({ questions, draft, attachments = [] }: Drafted, read: readonly ReadWords[], subject: string): Drafted {
  const named = subject !== (read.at(-1)?.words.subject ?? subject)
  const unread = read.flatMap((one) => (one.is === 'masked' ? [one.because] : []))
  return {
    ...(attachments.length === 0 ? {} : { attachments: attachments.map(maskIdentifiers) }),
    questions: questions.map((question) => ({ ...question, text: maskIdentifiers(question.text) })),
    draft: {
      ...draft,
      subject: named ? 'Re: your coding question' : draft.subject,
      blocked: [...draft.blocked, ...unread],
    },
  }
}

type SentMail = Awaited<ReturnType<typeof sentMails>>[number]

/**
 * What the asker has written since we approved our last answer: one mail mostly, several when they wrote again before we answered. When
 * nothing came since (an answered case is drafted anew), the words that the answer was for.
 */
function newWordsOf(
  questions: MessageRow[],
  answers: readonly SentMail[],
): { newest: MessageRow[]; since: SentMail | null } {
  for (const since of answers.toReversed()) {
    const newest = questions.filter((message) => message.case_version > since.case_version)
    if (newest.length > 0) return { newest, since }
  }
  return { newest: questions, since: null }
}

/** The questions that mail answered: a follow-up ("and with 59?") is read with their codes and facts. */
async function earlierQuestions(service: Service, found: CaseRow, answer: SentMail): Promise<Question[]> {
  const drafts = await draftsOf(service.store, found.id)
  return drafts.findLast((draft) => draft.made_at <= answer.made_at)?.drafted.questions ?? []
}

/** Lifted into the case, for in its words the date is masked. */
function dateOfServiceIn({ questions }: Drafted): IsoDate | null {
  return questions.find(({ dateOfService }) => dateOfService !== null)?.dateOfService ?? null
}

function summary({ draft, attachments = [] }: Drafted): string {
  const from = attachments.length === 0 ? '' : `, also from the words of ${attachments.join(', ')}`
  if (draft.blocked.length > 0) return `${draft.kind}${from}, blocked: ${draft.blocked.join('; ')}`
  return `${draft.kind} with ${draft.findings.length} findings${from}`
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
