// What one row of the queue page shows: a case with its newest draft's kind and who holds it. Read in one statement.
import { type ExpressionBuilder, sql } from 'kysely'
import type { CaseState } from '../case/case.ts'
import type { Draft } from '../draft/draft.ts'
import type { CaseRow } from './cases.ts'
import type { Queryable } from './database.ts'
import type { Tables } from './tables.ts'

export type QueueRow = Pick<
  CaseRow,
  | 'id'
  | 'number'
  | 'state'
  | 'subject'
  | 'asker_address'
  | 'asker_name'
  | 'received_at'
  | 'due_at'
  | 'changed_at'
  | 'held_because'
> & {
  draft_kind: Draft['kind'] | null
  /** How many reasons keep the draft from being ready. */
  blocked: number
  /** Who has taken the case, null when nobody holds it now. */
  holder: string | null
  holder_id: number | null
  /** Who approved first where a second reviewer is awaited. */
  first_approved_by: string | null
}

/** Cases for the queue page: by due time, soonest first, or newest change first. `q` looks in number, subject and asker. */
export async function queueRows(
  db: Queryable,
  {
    states,
    q,
    limit,
    now,
    order,
  }: { states: readonly CaseState[]; q: string; limit: number; now: Date; order: 'due' | 'newest' },
): Promise<QueueRow[]> {
  let query = db
    .selectFrom('cases')
    .leftJoin('desk_user', (join) =>
      join.onRef('desk_user.id', '=', 'cases.claimed_by').on('cases.claimed_until', '>', now),
    )
    .leftJoin('first_approval', (join) =>
      join.onRef('first_approval.case_id', '=', 'cases.id').onRef('first_approval.case_version', '=', 'cases.version'),
    )
    .select([
      'cases.id',
      'number',
      'state',
      'subject',
      'asker_address',
      'asker_name',
      'received_at',
      'due_at',
      'changed_at',
      'held_because',
      'desk_user.name as holder',
      'desk_user.id as holder_id',
      'first_approval.who as first_approved_by',
      (e) => newestDraft<Draft['kind'] | null>(e, sql`drafted->'draft'->>'kind'`).as('draft_kind'),
      (e) =>
        e.fn
          .coalesce(newestDraft<number>(e, sql`jsonb_array_length(drafted->'draft'->'blocked')`), sql.lit(0))
          .as('blocked'),
    ])
    .limit(limit)
  query = order === 'due' ? query.orderBy('due_at').orderBy('cases.id') : query.orderBy('changed_at', 'desc')
  if (states.length > 0) query = query.where('state', 'in', states)
  if (q.trim() !== '') {
    const like = `%${q.trim().replaceAll(/[\\%_]/g, '\\$&')}%`
    query = query.where((where) =>
      where.or([
        where(sql<string>`number`, 'ilike', like),
        where('subject', 'ilike', like),
        where('asker_address', 'ilike', like),
      ]),
    )
  }
  return query.execute()
}

function newestDraft<T>(e: ExpressionBuilder<Tables, 'cases'>, value: ReturnType<typeof sql>) {
  return e
    .selectFrom('draft')
    .select(sql<T>`${value}`.as('value'))
    .whereRef('draft.case_id', '=', 'cases.id')
    .orderBy('draft.id', 'desc')
    .limit(1)
}
