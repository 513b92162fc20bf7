// message: every mail in and out, as it was read; raw-mails.ts keeps the bytes, message-words.ts says how the words are kept.
import { type Selectable, sql } from 'kysely'
import type { CaseId } from '../case/case.ts'
import type { Queryable, StoreTransaction } from './database.ts'
import type { MessageTable } from './tables.ts'

export type MessageRow = Selectable<MessageTable>
export type NewMessage = Omit<MessageRow, 'id' | 'attachments' | 'case_version' | 'merged_from'> & {
  attachments: MessageRow['attachments']
}

/** Adds a message; null when the same mail is here already (its dedupe key is taken). */
export async function addMessage(tx: StoreTransaction, message: NewMessage): Promise<{ id: number } | null> {
  const row = await tx
    .insertInto('message')
    .values({
      ...message,
      attachments: JSON.stringify(message.attachments),
      sender: message.sender === null ? null : JSON.stringify(message.sender),
    })
    .onConflict((c) => c.column('dedupe_key').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row ?? null
}

/** Joins a mail to a case, at the version the case has with it. */
export async function attachToCase(
  tx: StoreTransaction,
  messageId: number,
  { id, version }: { id: CaseId; version: number },
): Promise<void> {
  await tx.updateTable('message').set({ case_id: id, case_version: version }).where('id', '=', messageId).execute()
}

/** The verdicts of the mails that joined a case after it had this version. */
export async function arrivedAfter(db: Queryable, caseId: CaseId, version: number): Promise<MessageRow['verdict'][]> {
  const rows = await db
    .selectFrom('message')
    .select('verdict')
    .where('case_id', '=', caseId)
    .where('direction', '=', 'in')
    .where('case_version', '>', version)
    .execute()
  return rows.map(({ verdict }) => verdict)
}

export async function messagesOf(db: Queryable, caseId: CaseId): Promise<MessageRow[]> {
  return db.selectFrom('message').selectAll().where('case_id', '=', caseId).orderBy('id').execute()
}

export async function messageById(db: Queryable, id: number): Promise<MessageRow | null> {
  return (await db.selectFrom('message').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

/** Cases that hold one of these Message-IDs, newest first; a reply that is still in the outbox counts, for a bounce can be quicker than our note of it. */
export async function casesWithMessageIds(db: Queryable, ids: readonly string[]): Promise<CaseId[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('message')
    .select(['case_id'])
    .where('message_id', 'in', [...ids])
    .where('case_id', 'is not', null)
    .union(
      db
        .selectFrom('outbox')
        .select(['case_id'])
        .where('message_id', 'in', [...ids]),
    )
    .orderBy('case_id', 'desc')
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
export async function forgetParked(tx: StoreTransaction, id: number): Promise<void> {
  await tx
    .deleteFrom('message')
    .where('id', '=', id)
    .where('verdict', '=', 'unreadable')
    .where('case_id', 'is', null)
    .execute()
}

/** What a person has looked at is no longer doubtful: its sender belongs to the case. */
export async function believeDoubtful(tx: StoreTransaction, caseId: CaseId): Promise<void> {
  const doubtful = tx.updateTable('message').where('case_id', '=', caseId).where('verdict', '=', 'doubtful')
  await doubtful.set({ verdict: 'question' }).execute()
}

/** Whether a person asked something by this mail: what drafts are made of, and whom the desk answers. */
export function isAsked(message: Pick<MessageRow, 'direction' | 'verdict'>): boolean {
  return message.direction === 'in' && (message.verdict === 'question' || message.verdict === 'doubtful')
}
