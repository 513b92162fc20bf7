// first_approval: who approved a case that needs two, and which words. One row a case; a later approval takes its place.
import type { Selectable } from 'kysely'
import type { CaseId } from '../case/case.ts'
import type { Queryable } from './database.ts'
import type { FirstApprovalTable } from './tables.ts'

export type FirstApproval = Selectable<FirstApprovalTable>

/** The first approval of this version of the case; null when there is none or the case has moved on since. */
export async function firstApprovalOf(
  db: Queryable,
  { id, version }: { id: CaseId; version: number },
): Promise<FirstApproval | null> {
  const row = await db
    .selectFrom('first_approval')
    .selectAll()
    .where('case_id', '=', id)
    .where('case_version', '=', version)
    .executeTakeFirst()
  return row ?? null
}

export async function keepFirstApproval(db: Queryable, approval: FirstApproval): Promise<void> {
  const { case_id: _, ...rest } = approval
  await db
    .insertInto('first_approval')
    .values(approval)
    .onConflict((c) => c.column('case_id').doUpdateSet(rest))
    .execute()
}
