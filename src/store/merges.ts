// Mails that change their case: merged in, taken back out, or split off.
import type { CaseId } from '../case/case.ts'
import type { CaseRow } from './cases.ts'
import type { Queryable, StoreTransaction } from './database.ts'

/** Both cases locked, always in the order of their ids, so that two reviewers who merge crosswise wait for each other. */
export async function lockBoth(tx: StoreTransaction, one: CaseId, other: CaseId): Promise<Map<CaseId, CaseRow>> {
  const rows = await tx
    .selectFrom('cases')
    .selectAll()
    .where('id', 'in', [one, other])
    .orderBy('id')
    .forUpdate()
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** Whether other cases were merged into this one. */
export async function hasTakenIn(db: Queryable, id: CaseId): Promise<boolean> {
  const row = await db.selectFrom('cases').select('id').where('merged_into', '=', id).executeTakeFirst()
  return row !== undefined
}

/** Moves every mail of `from` to `to`. Those its last answer had not seen (`after` that version) are new there, the others are not. */
export async function moveMails(
  tx: StoreTransaction,
  { from, to, after, version }: { from: CaseId; to: CaseId; after: number; version: number },
): Promise<void> {
  await tx
    .updateTable('message')
    .set((e) => ({
      case_id: to,
      merged_from: from,
      case_version: e.case().when('case_version', '>', after).then(version).else(0).end(),
    }))
    .where('case_id', '=', from)
    .execute()
}

/** Moves the mails that came from `to` back to it. */
export async function moveMailsBack(
  tx: StoreTransaction,
  { from, to, version }: { from: CaseId; to: CaseId; version: number },
): Promise<void> {
  await tx
    .updateTable('message')
    .set((e) => ({
      case_id: to,
      merged_from: null,
      case_version: e.case().when('case_version', '>', 0).then(version).else(0).end(),
    }))
    .where('case_id', '=', from)
    .where('merged_from', '=', to)
    .execute()
}
