// An answer that has left becomes a precedent: identifiers removed, with its codes, intents and the releases it stands on.
import { precedentOf } from '../case/precedent.ts'
import { isoDateOf } from '../codes/citation.ts'
import { answeredDate } from '../draft/draft-answer.ts'
import { findIdentifiers } from '../message/identifiers/identifiers.ts'
import type { Service } from '../service.ts'
import type { StoreTransaction } from '../store/database.ts'
import { draftsOf } from '../store/drafts.ts'
import type { OutboxRow } from '../store/outbox.ts'
import { keepPrecedent } from '../store/precedents.ts'

/** Answers only: a question back and a decline tell nothing about a code. */
export async function rememberAnswer(service: Service, tx: StoreTransaction, mail: OutboxRow): Promise<void> {
  if (mail.kind !== 'answer') return
  const drafts = await draftsOf(tx, mail.case_id)
  const drafted = drafts.findLast((draft) => draft.made_at <= mail.made_at)?.drafted
  if (drafted === undefined || drafted.draft.kind !== 'answer') return
  const date = answeredDate(drafted.questions, service.book, isoDateOf(mail.made_at))
  await keepPrecedent(tx, {
    ...precedentOf(drafted, { body: mail.body, date, identifiersIn: findIdentifiers }),
    caseId: mail.case_id,
    outboxId: mail.id,
    approvedBy: mail.approved_by,
    at: service.now(),
  })
}
