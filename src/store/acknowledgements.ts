// acknowledgement: mails that say "your question has reached us", each claimed once, counted for the limits.
import { type Selectable, sql } from 'kysely'
import type { CaseId } from '../case/case.ts'
import type { Queryable, StoreTransaction } from './database.ts'
import type { AcknowledgementTable } from './tables.ts'

export type Acknowledgement = Selectable<AcknowledgementTable>
export type AcknowledgementCounts = { address: number; house: number; all: number }

/**
 * How many were made since then: to an address, to its house, and in all. Two that are made at the same moment are counted one after
 * the other, for robots write quickly.
 */
export async function acknowledgementsSince(
  tx: StoreTransaction,
  since: { address: Date; all: Date },
  { address, house }: { address: string; house: string },
): Promise<AcknowledgementCounts> {
  await sql`SELECT pg_advisory_xact_lock(${COUNTING_LOCK})`.execute(tx)
  const row = await tx
    .selectFrom('acknowledgement')
    .select((e) => [
      e.fn
        .countAll<number>()
        .filterWhere('to_address', '=', address)
        .filterWhere('made_at', '>', since.address)
        .as('address'),
      e.fn
        .countAll<number>()
        .filterWhere('to_house', '=', house)
        .filterWhere('made_at', '>', since.address)
        .as('house'),
      e.fn.countAll<number>().filterWhere('made_at', '>', since.all).as('all'),
    ])
    .executeTakeFirstOrThrow()
  return row
}

const COUNTING_LOCK = 4_706_472

export async function addAcknowledgement(
  tx: StoreTransaction,
  mail: Omit<Acknowledgement, 'id' | 'state'>,
): Promise<void> {
  await tx
    .insertInto('acknowledgement')
    .values({ ...mail, state: 'ready' })
    .execute()
}

/** Takes the oldest ready one for sending; null when there is none. A claim whose sender dies is never sent: it was no promise. */
export async function claimAcknowledgement(db: Queryable): Promise<Acknowledgement | null> {
  const row = await db
    .updateTable('acknowledgement')
    .set({ state: 'claimed' })
    .where('id', '=', (e) =>
      e
        .selectFrom('acknowledgement')
        .select('id')
        .where('state', '=', 'ready')
        .orderBy('id')
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returningAll()
    .executeTakeFirst()
  return row ?? null
}

export async function settleAcknowledgement(
  db: Queryable,
  id: number,
  state: 'ready' | 'sent' | 'given_up',
): Promise<void> {
  await db.updateTable('acknowledgement').set({ state }).where('id', '=', id).execute()
}

/** For the test of limits and for the export of a case. */
export async function acknowledgementOf(db: Queryable, caseId: CaseId): Promise<Acknowledgement | null> {
  return (await db.selectFrom('acknowledgement').selectAll().where('case_id', '=', caseId).executeTakeFirst()) ?? null
}
