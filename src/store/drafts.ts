// draft: what the drafter made for a case, and the reviewer's revision of it. The newest row counts.
import type { Selectable } from 'kysely'
import type { CaseId } from '../case/case.ts'
import type { Drafted } from '../draft/draft.ts'
import type { Queryable, StoreTransaction } from './database.ts'
import type { DraftTable } from './tables.ts'

export type DraftRow = Selectable<DraftTable>

export async function saveDraft(tx: StoreTransaction, caseId: CaseId, drafted: Drafted, at: Date): Promise<void> {
  await tx
    .insertInto('draft')
    .values({ case_id: caseId, drafted: storable(drafted), revision: null, revised_by: null, made_at: at })
    .execute()
}

/** PostgreSQL's jsonb takes neither U+0000 nor half a character pair, and a quote cut short by length may end in one. */
function storable(drafted: Drafted): string {
  return JSON.stringify(drafted, (_, value: unknown) =>
    typeof value === 'string' ? value.toWellFormed().replaceAll('\u0000', '') : value,
  )
}

export async function latestDraft(db: Queryable, caseId: CaseId): Promise<DraftRow | null> {
  return (
    (await db
      .selectFrom('draft')
      .selectAll()
      .where('case_id', '=', caseId)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst()) ?? null
  )
}

/** The questions read from a case's earlier mails, oldest first: what a follow-up is read with. */
export async function draftsOf(db: Queryable, caseId: CaseId): Promise<DraftRow[]> {
  return db.selectFrom('draft').selectAll().where('case_id', '=', caseId).orderBy('id').execute()
}

/** Keeps a reviewer's words as they type. False when a newer draft has come: their words then belong to the old one. */
export async function saveRevision(
  db: Queryable,
  { caseId, draftId, text, userId }: { caseId: CaseId; draftId: number; text: string; userId: number | null },
): Promise<boolean> {
  const row = await db
    .updateTable('draft')
    .set({ revision: text, revised_by: userId })
    .where('id', '=', draftId)
    .where('case_id', '=', caseId)
    .where('id', '=', (e) =>
      e
        .selectFrom('draft as newer')
        .select((n) => n.fn.max('newer.id').as('id'))
        .whereRef('newer.case_id', '=', 'draft.case_id'),
    )
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
