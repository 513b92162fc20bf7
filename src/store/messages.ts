// message and raw_mail: every mail in and out, the raw bytes beside what was read from them.
import { type Selectable, sql } from 'kysely'
import type { CaseId } from '../case/case.ts'
import type { Queryable, StoreTransaction } from './database.ts'
import type { MessageTable } from './tables.ts'

export type MessageRow = Selectable<MessageTable>
export type NewMessage = Omit<MessageRow, 'id' | 'attachments'> & { attachments: MessageRow['attachments'] }

/** Stores a mail's bytes once by hash. */
export async function storeRaw(
  tx: StoreTransaction,
  { hash, bytes, at }: { hash: string; bytes: Buffer; at: Date },
): Promise<void> {
  await tx
    .insertInto('raw_mail')
    .values({ hash, bytes, stored_at: at })
    .onConflict((c) => c.column('hash').doNothing())
    .execute()
}

/** Adds a message; null when the same mail is here already (its dedupe key is taken). */
export async function addMessage(tx: StoreTransaction, message: NewMessage): Promise<{ id: number } | null> {
  const row = await tx
    .insertInto('message')
    .values({ ...message, attachments: JSON.stringify(message.attachments) })
    .onConflict((c) => c.column('dedupe_key').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row ?? null
}

export async function attachToCase(tx: StoreTransaction, messageId: number, caseId: CaseId): Promise<void> {
  await tx.updateTable('message').set({ case_id: caseId }).where('id', '=', messageId).execute()
}

export async function messagesOf(db: Queryable, caseId: CaseId): Promise<MessageRow[]> {
  return db.selectFrom('message').selectAll().where('case_id', '=', caseId).orderBy('id').execute()
}

export async function messageById(db: Queryable, id: number): Promise<MessageRow | null> {
  return (await db.selectFrom('message').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

/** Cases that hold one of these Message-IDs, newest first. */
export async function casesWithMessageIds(db: Queryable, ids: readonly string[]): Promise<CaseId[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('message')
    .select(['case_id'])
    .where('message_id', 'in', [...ids])
    .where('case_id', 'is not', null)
    .orderBy('id', 'desc')
    .execute()
  return [...new Set(rows.map((row) => row.case_id).filter((id) => id !== null))]
}

/** Addresses that belong to a case: who wrote to it as its asker, and whom we answered. */
export async function addressesOf(db: Queryable, caseId: CaseId): Promise<Set<string>> {
  const rows = await db
    .selectFrom('message')
    .select(['direction', 'from_address', 'to_addresses'])
    .where('case_id', '=', caseId)
    .where((w) => w.or([w('verdict', '=', 'question'), w('direction', '=', 'out')]))
    .execute()
  return new Set(
    rows
      .flatMap((row) => (row.direction === 'in' ? [row.from_address ?? ''] : row.to_addresses))
      .filter((address) => address !== ''),
  )
}

/** Mails that belong to no case (robots, lists) or could not be read, newest first, for the desk's page of them. */
export async function mailsWithoutCase(db: Queryable, limit: number): Promise<MessageRow[]> {
  return db
    .selectFrom('message')
    .selectAll()
    .where('direction', '=', 'in')
    .where('case_id', 'is', null)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

export async function rawOf(db: Queryable, hash: string): Promise<Buffer | null> {
  const row = await db.selectFrom('raw_mail').select('bytes').where('hash', '=', hash).executeTakeFirst()
  return row?.bytes ?? null
}

export async function countUnreadable(db: Queryable): Promise<number> {
  const row = await sql<{
    count: number
  }>`SELECT count(*) AS count FROM message WHERE direction = 'in' AND case_id IS NULL AND verdict = 'unreadable'`.execute(
    db,
  )
  return row.rows[0]?.count ?? 0
}

/** Mails that were kept because the desk could not take them in. */
export async function parkedMails(db: Queryable): Promise<MessageRow[]> {
  return db
    .selectFrom('message')
    .selectAll()
    .where('direction', '=', 'in')
    .where('verdict', '=', 'unreadable')
    .where('case_id', 'is', null)
    .orderBy('id')
    .execute()
}

/** Takes a parked row away, its bytes kept, so that the mail can be received anew. */
export async function forgetParked(db: Queryable, id: number): Promise<void> {
  await db.deleteFrom('message').where('id', '=', id).where('verdict', '=', 'unreadable').where('case_id', 'is', null).execute()
}
