// The cases table: made, found, and moved from state to state by one guarded UPDATE.
import { type Selectable, sql } from 'kysely'
import { type CaseEvent, type CaseId, type CaseNumber, type CaseState, nextState } from '../case/case.ts'
import type { Queryable, StoreTransaction } from './database.ts'
import { recordEvent } from './events.ts'
import type { CasesTable } from './tables.ts'

export type CaseRow = Selectable<CasesTable>

export async function makeCase(
  tx: StoreTransaction,
  {
    subject,
    asker,
    receivedAt,
    dueAt,
  }: { subject: string; asker: { address: string; name: string }; receivedAt: Date; dueAt: Date },
): Promise<CaseRow> {
  const made = await tx
    .insertInto('cases')
    .values({
      state: 'received',
      subject,
      asker_address: asker.address,
      asker_name: asker.name,
      received_at: receivedAt,
      due_at: dueAt,
      changed_at: receivedAt,
      claimed_by: null,
      claimed_until: null,
      held_because: null,
      date_of_service: null,
      purged_at: null,
      merged_into: null,
      likely_continues: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  return made
}

export type Moved = { is: 'moved'; case: CaseRow } | { is: 'moved_on' } | { is: 'does_not_apply'; state: CaseState }

/**
 * Moves a case by an event: one `UPDATE … WHERE id = ? AND version = ?` with its row in `case_event`, in the caller's transaction.
 * `moved_on` when somebody else moved the case first; nothing is written then. Listeners hear of it at commit.
 */
export async function moveCase(
  tx: StoreTransaction,
  before: Pick<CaseRow, 'id' | 'state' | 'version' | 'number'>,
  event: CaseEvent,
  {
    who,
    why,
    at,
    also = {},
  }: {
    who: string
    why: string
    at: Date
    also?: Partial<
      Pick<
        CaseRow,
        'due_at' | 'subject' | 'draft_attempts' | 'held_because' | 'legal_hold' | 'date_of_service' | 'merged_into'
      >
    >
  },
): Promise<Moved> {
  const to = nextState(before.state, event)
  if (to === null) return { is: 'does_not_apply', state: before.state }
  const after = await tx
    .updateTable('cases')
    .set({
      ...also,
      state: to,
      version: before.version + 1,
      changed_at: at,
      ...(LEAVES_THE_DESK.has(to) ? { claimed_by: null, claimed_until: null } : {}),
    })
    .where('id', '=', before.id)
    .where('version', '=', before.version)
    .returningAll()
    .executeTakeFirst()
  if (after === undefined) return { is: 'moved_on' }
  await recordEvent(tx, { caseId: before.id, event, from: before.state, to, who, why, at })
  await announce(tx, before.number)
  return { is: 'moved', case: after }
}

/** States in which no reviewer works on the case: their lease on it ends. */
const LEAVES_THE_DESK: ReadonlySet<CaseState> = new Set(['sending', 'answered', 'waiting', 'closed'])

/** Tells every desk process, at commit, that a case has changed; the pages listen (server-sent events). */
export async function announce(db: Queryable, number: CaseNumber): Promise<void> {
  await sql`SELECT pg_notify(${CASE_CHANNEL}, ${number})`.execute(db)
}

export const CASE_CHANNEL = 'caseconsultant_case'

/** The case with this number, or null. */
export async function caseByNumber(db: Queryable, number: CaseNumber): Promise<CaseRow | null> {
  return (await db.selectFrom('cases').selectAll().where('number', '=', number).executeTakeFirst()) ?? null
}

export async function caseById(db: Queryable, id: CaseId): Promise<CaseRow | null> {
  return (await db.selectFrom('cases').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

/** The same row, locked until the transaction ends, so that what follows is decided on what is true. */
export async function lockCase(tx: StoreTransaction, id: CaseId): Promise<CaseRow | null> {
  return (await tx.selectFrom('cases').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()) ?? null
}

/** The same by its number. */
export async function lockCaseByNumber(tx: StoreTransaction, number: CaseNumber): Promise<CaseRow | null> {
  return (await tx.selectFrom('cases').selectAll().where('number', '=', number).forUpdate().executeTakeFirst()) ?? null
}

/** Cases for the queue page and the API, most urgent first; `q` looks in number, subject and asker. */
export async function listCases(
  db: Queryable,
  { states, q, limit, after }: { states?: readonly CaseState[]; q?: string; limit: number; after?: CaseId | null },
): Promise<CaseRow[]> {
  let query = db.selectFrom('cases').selectAll().orderBy('id', 'desc').limit(limit)
  if (states !== undefined && states.length > 0) query = query.where('state', 'in', states)
  if (q !== undefined && q.trim() !== '') {
    const like = `%${q.trim().replaceAll(/[\\%_]/g, '\\$&')}%`
    query = query.where((where) =>
      where.or([
        where(sql<string>`number`, 'ilike', like),
        where('subject', 'ilike', like),
        where('asker_address', 'ilike', like),
      ]),
    )
  }
  if (after !== undefined && after !== null) query = query.where('id', '<', after)
  return query.execute()
}

export async function countByState(db: Queryable): Promise<Map<CaseState, number>> {
  const rows = await db
    .selectFrom('cases')
    .select(['state', (e) => e.fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute()
  return new Map(rows.map((row) => [row.state, row.count]))
}

/** Takes or renews a reviewer's lease on a case. False when somebody else holds it. */
export async function claimCase(
  db: Queryable,
  id: CaseId,
  userId: number,
  { now, until }: { now: Date; until: Date },
): Promise<boolean> {
  const taken = await db
    .updateTable('cases')
    .set({ claimed_by: userId, claimed_until: until })
    .where('id', '=', id)
    .where((where) =>
      where.or([where('claimed_by', 'is', null), where('claimed_by', '=', userId), where('claimed_until', '<', now)]),
    )
    .returning('number')
    .executeTakeFirst()
  if (taken !== undefined) await announce(db, taken.number)
  return taken !== undefined
}

export async function returnCase(db: Queryable, id: CaseId, userId: number): Promise<boolean> {
  const freed = await db
    .updateTable('cases')
    .set({ claimed_by: null, claimed_until: null })
    .where('id', '=', id)
    .where('claimed_by', '=', userId)
    .returning('number')
    .executeTakeFirst()
  if (freed !== undefined) await announce(db, freed.number)
  return freed !== undefined
}

/** Cases that wait for the drafter: the sweeper nudges those that have waited since before `changedBefore`. */
export async function casesToDraft(db: Queryable, changedBefore: Date): Promise<CaseRow[]> {
  return db
    .selectFrom('cases')
    .selectAll()
    .where('state', 'in', ['received', 'drafting'])
    .where('changed_at', '<=', changedBefore)
    .orderBy('id')
    .limit(SWEEP_AT_MOST)
    .execute()
}

/** One sweep's work, so that a wiped queue is refilled in portions. */
const SWEEP_AT_MOST = 500

/** Counts one more try at drafting this version; returns the number of tries so far. */
export async function countDraftAttempt(db: Queryable, id: CaseId): Promise<number> {
  const row = await db
    .updateTable('cases')
    .set((e) => ({ draft_attempts: e('draft_attempts', '+', 1) }))
    .where('id', '=', id)
    .returning('draft_attempts')
    .executeTakeFirstOrThrow()
  return row.draft_attempts
}
