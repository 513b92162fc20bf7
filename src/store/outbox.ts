// outbox: approved mails on their way. ready -> claimed -> sent | refused | unconfirmed; a row is claimed once, so a mail leaves at most once.
import type { Selectable } from 'kysely'
import type { CaseId } from '../case/case.ts'
import type { Queryable, StoreTransaction } from './database.ts'
import type { OutboxTable } from './tables.ts'

export type OutboxRow = Selectable<OutboxTable>

export type NewOutboxRow = Pick<
  OutboxRow,
  | 'case_id'
  | 'case_version'
  | 'message_id'
  | 'kind'
  | 'to_address'
  | 'from_address'
  | 'in_reply_to'
  | 'subject'
  | 'body'
  | 'raw'
  | 'approved_by'
  | 'due_at'
  | 'made_at'
>

export async function putInOutbox(tx: StoreTransaction, mail: NewOutboxRow): Promise<number> {
  const row = await tx
    .insertInto('outbox')
    .values({ ...mail, state: 'ready', claimed_at: null, searched_at: null })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Takes a ready row for sending. Null when it is gone, not yet due, already taken, or its case is not `sending`: then there is nothing to do. */
export async function claimOutbox(db: Queryable, id: number, now: Date): Promise<OutboxRow | null> {
  const row = await db
    .updateTable('outbox')
    .set((e) => ({ state: 'claimed' as const, claimed_at: now, attempts: e('attempts', '+', 1) }))
    .where('id', '=', id)
    .where('state', '=', 'ready')
    .where('due_at', '<=', now)
    .where((e) =>
      e.exists(
        e
          .selectFrom('cases')
          .select('cases.id')
          .whereRef('cases.id', '=', 'outbox.case_id')
          .where('cases.state', '=', 'sending'),
      ),
    )
    .returningAll()
    .executeTakeFirst()
  return row ?? null
}

/**
 * Ends a claim; false when there was none to end. A row that was given up as unconfirmed can still become sent or refused, when its slow
 * sender learns it, but never ready again: a person may have approved another mail meanwhile.
 */
export async function settleOutbox(
  db: Queryable,
  id: number,
  to: { state: 'sent' | 'refused' | 'unconfirmed'; because: string } | { state: 'ready'; because: string; dueAt: Date },
): Promise<boolean> {
  const row = await db
    .updateTable('outbox')
    .set({ state: to.state, because: to.because, ...(to.state === 'ready' ? { due_at: to.dueAt } : {}) })
    .where('id', '=', id)
    .where('state', 'in', to.state === 'sent' || to.state === 'refused' ? ['claimed', 'unconfirmed'] : ['claimed'])
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function outboxById(db: Queryable, id: number): Promise<OutboxRow | null> {
  return (await db.selectFrom('outbox').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

export async function outboxOf(db: Queryable, caseId: CaseId): Promise<OutboxRow[]> {
  return db.selectFrom('outbox').selectAll().where('case_id', '=', caseId).orderBy('id').execute()
}

export async function readyOutbox(db: Queryable, now: Date): Promise<OutboxRow[]> {
  return db
    .selectFrom('outbox')
    .selectAll()
    .where('state', '=', 'ready')
    .where('due_at', '<=', now)
    .orderBy('id')
    .limit(200)
    .execute()
}

/** Claims older than `before`: their sender died after claiming, perhaps after DATA; nobody knows whether the mail left. */
export async function staleClaims(db: Queryable, before: Date): Promise<OutboxRow[]> {
  return db
    .selectFrom('outbox')
    .selectAll()
    .where('state', '=', 'claimed')
    .where('claimed_at', '<', before)
    .orderBy('id')
    .limit(200)
    .execute()
}

export async function sentButNotFiled(db: Queryable): Promise<OutboxRow[]> {
  return db
    .selectFrom('outbox')
    .selectAll()
    .where('state', '=', 'sent')
    .where('filed_in_sent', '=', false)
    .orderBy('id')
    .limit(50)
    .execute()
}

export async function markFiled(db: Queryable, id: number): Promise<void> {
  await db.updateTable('outbox').set({ filed_in_sent: true }).where('id', '=', id).execute()
}

/** Takes a mail back out while nobody has claimed it; the version it was approved at. Null: it is on its way or gone. */
export async function takeBack(tx: StoreTransaction, caseId: CaseId): Promise<{ case_version: number } | null> {
  const row = await tx
    .deleteFrom('outbox')
    .where('case_id', '=', caseId)
    .where('state', '=', 'ready')
    .returning('case_version')
    .executeTakeFirst()
  return row ?? null
}

/** The approved mails of a case that have left, oldest first: at which version each was approved, and when. */
export async function sentMails(db: Queryable, caseId: CaseId): Promise<Pick<OutboxRow, 'case_version' | 'made_at'>[]> {
  return db
    .selectFrom('outbox')
    .select(['case_version', 'made_at'])
    .where('case_id', '=', caseId)
    .where('state', '=', 'sent')
    .orderBy('case_version')
    .execute()
}

/** Whether a mail is the case's newest. What becomes of an older one no longer moves the case. */
export async function isNewestOfCase(
  db: Queryable,
  { id, case_id }: Pick<OutboxRow, 'id' | 'case_id'>,
): Promise<boolean> {
  const newer = await db
    .selectFrom('outbox')
    .select('id')
    .where('case_id', '=', case_id)
    .where('id', '>', id)
    .executeTakeFirst()
  return newer === undefined
}

/**
 * Mails whose fate is unknown and not yet decided by a person: the case is still `sending`, and this is the mail it sends. Each is due
 * again when, since its last search, the wait for that many searches is over (`waitsMs`; there is no wait before the first).
 */
export async function undecided(db: Queryable, now: Date, waitsMs: readonly number[]): Promise<OutboxRow[]> {
  return db
    .selectFrom('outbox')
    .innerJoin('cases', 'cases.id', 'outbox.case_id')
    .selectAll('outbox')
    .where('outbox.state', '=', 'unconfirmed')
    .where('cases.state', '=', 'sending')
    .where((e) =>
      e.or([
        e('outbox.searched_at', 'is', null),
        ...waitsMs.map((ms, searches) =>
          e.and([e('outbox.searches', '=', searches + 1), e('outbox.searched_at', '<=', new Date(now.getTime() - ms))]),
        ),
      ]),
    )
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('outbox as newer')
            .select('newer.id')
            .whereRef('newer.case_id', '=', 'outbox.case_id')
            .whereRef('newer.id', '>', 'outbox.id'),
        ),
      ),
    )
    .orderBy('outbox.id')
    .limit(50)
    .execute()
}

/** Notes one more search in Sent that found nothing. */
export async function countSearch(db: Queryable, id: number, at: Date): Promise<void> {
  await db
    .updateTable('outbox')
    .set((e) => ({ searches: e('searches', '+', 1), searched_at: at }))
    .where('id', '=', id)
    .execute()
}

/** Makes every mail that stood ready one whose fate is unknown: it is looked for in Sent, then a person decides. */
export async function doubtReady(db: Queryable, because: string): Promise<void> {
  await db.updateTable('outbox').set({ state: 'unconfirmed', because }).where('state', '=', 'ready').execute()
}
