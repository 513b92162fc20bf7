// Hop 2 of a mail's way: the new words of a case become a draft, and the case goes to a reviewer.
import type { CaseId } from '../case/case.ts'
import type { IsoDate } from '../codes/citation.ts'
import type { Drafted } from '../draft/draft.ts'
import type { Service } from '../service.ts'
import { type CaseRow, caseById, countDraftAttempt, type Moved, moveCase } from '../store/cases.ts'
import { databaseIsAway } from '../store/database-error.ts'
import { saveDraft } from '../store/drafts.ts'
import { recordEvent } from '../store/events.ts'
import { draftOfCase } from './draft-of-case.ts'
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

/** After this many failures a person gets the case as it is. */
const DRAFT_ATTEMPTS = 3
/** More than DRAFT_ATTEMPTS, for a drafter that is stopped or loses its database in the middle counts too; a mail that kills drafters ends here. */
const TRIES_AT_MOST = 8

async function draftOnce(service: Service, found: CaseRow): Promise<Moved['is']> {
  const attempt = await countDraftAttempt(service.store, found.id)
  if (attempt > TRIES_AT_MOST)
    return giveUp(
      service,
      found,
      `Drafting began ${TRIES_AT_MOST} times and never came to an end, not even to a failure.`,
    )
  try {
    const drafted = await rewordDraft(service, await draftOfCase(service, found))
    const saved = await save(service, found, drafted)
    service.log.info({ case: found.number, outcome: saved, kind: drafted.draft.kind }, 'case drafted')
    return saved
  } catch (error) {
    // A database that is away is no fault of the mail; the job's next try or the sweeper drafts it.
    if (!databaseIsAway(error)) await recordFailure(service, found, attempt, error)
    throw error
  }
}

/** The draft and the case's move to a reviewer, together or not at all. */
async function save(service: Service, found: CaseRow, drafted: Drafted): Promise<Moved['is']> {
  return service.store.transaction().execute(async (tx) => {
    const moved = await moveCase(tx, found, 'drafted', {
      who: 'drafter',
      why: summary(drafted),
      at: service.now(),
      also: { date_of_service: dateOfServiceIn(drafted) ?? found.date_of_service },
    })
    if (moved.is === 'moved') await saveDraft(tx, found.id, drafted, service.now())
    return moved.is
  })
}

function summary({ draft, attachments = [] }: Drafted): string {
  const from = attachments.length === 0 ? '' : `, also from the words of ${attachments.join(', ')}`
  if (draft.blocked.length > 0) return `${draft.kind}${from}, blocked: ${draft.blocked.join('; ')}`
  return `${draft.kind} with ${draft.findings.length} findings${from}`
}

/** Lifted into the case, for in its words the date is masked. */
function dateOfServiceIn({ questions }: Drafted): IsoDate | null {
  return questions.find(({ dateOfService }) => dateOfService !== null)?.dateOfService ?? null
}

/** The case goes to a person without a draft. */
async function giveUp(service: Service, found: CaseRow, why: string): Promise<Moved['is']> {
  return service.store.transaction().execute(async (tx) => {
    const moved = await moveCase(tx, found, 'draft_failed', { who: 'drafter', why, at: service.now() })
    return moved.is
  })
}

async function recordFailure(service: Service, found: CaseRow, attempt: number, error: unknown): Promise<void> {
  const why = `The draft failed (attempt ${attempt} of ${DRAFT_ATTEMPTS}): ${error instanceof Error ? error.name : 'error'}`
  // The message of an exception may hold the asker's words; it goes to the log's error field, which redacts, and not into the case.
  service.log.error(
    { case: found.number, attempt, error: error instanceof Error ? error.name : 'unknown', at: stackTop(error) },
    'draft failed',
  )
  if (attempt >= DRAFT_ATTEMPTS) {
    await giveUp(service, found, why)
    return
  }
  await recordEvent(service.store, {
    caseId: found.id,
    event: 'worker_failed',
    from: found.state,
    to: found.state,
    who: 'drafter',
    why,
    at: service.now(),
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
