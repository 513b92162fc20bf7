// What retention takes away: the bytes of mails and their words as they came. The masked words, the drafts and the events stay.
import { sql } from 'kysely'
import type { CaseId } from '../case/case.ts'
import { maskIdentifiers } from '../message/identifiers/identifiers.ts'
import type { CaseRow } from './cases.ts'
import type { Queryable, StoreTransaction } from './database.ts'

/** Cases that nobody works on, under no legal hold, with originals from before `before`; oldest first. */
export async function casesToPurge(db: Queryable, before: Date, limit: number): Promise<CaseRow[]> {
  return db
    .selectFrom('cases')
    .selectAll()
    .where('state', 'in', ['answered', 'waiting', 'closed'])
    .where('legal_hold', '=', false)
    .where('id', 'in', (e) =>
      e
        .selectFrom('message')
        .leftJoin('raw_mail', 'raw_mail.hash', 'message.raw_hash')
        .select((m) => m.ref('message.case_id').$castTo<CaseId>().as('case_id'))
        .where('message.case_id', 'is not', null)
        .where('message.received_at', '<', before)
        .where((w) => w.or([w('message.words', 'is not', null), w('raw_mail.bytes', 'is not', null)])),
    )
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** Purges a case's originals from before `before`; how many mails had any. Names of files are masked with them. */
export async function purgeCase(tx: StoreTransaction, caseId: CaseId, before: Date): Promise<number> {
  const mails = await tx
    .selectFrom('message')
    .select(['id', 'raw_hash', 'attachments'])
    .where('case_id', '=', caseId)
    .where('received_at', '<', before)
    .where('direction', '=', 'in')
    .execute()
  for (const { id, attachments } of mails) {
    const named = attachments.map((file) => ({ ...file, filename: maskIdentifiers(file.filename) }))
    const kept = { words: null, attachments: JSON.stringify(named) }
    await tx.updateTable('message').set(kept).where('id', '=', id).execute()
  }
  const hashes = mails.flatMap(({ raw_hash }) => (raw_hash === null ? [] : [raw_hash]))
  if (hashes.length > 0) await tx.updateTable('raw_mail').set({ bytes: null }).where('hash', 'in', hashes).execute()
  return mails.length
}

/** Mails without a case, parked ones too, with originals from before `before`. */
export async function countLooseOriginals(db: Queryable, before: Date): Promise<number> {
  const found = await sql<{ count: number }>`
    SELECT count(*) AS count FROM message LEFT JOIN raw_mail ON raw_mail.hash = message.raw_hash
    WHERE case_id IS NULL AND received_at < ${before} AND (words IS NOT NULL OR raw_mail.bytes IS NOT NULL)`.execute(db)
  return found.rows[0]?.count ?? 0
}

/** Purges them. */
export async function purgeLooseOriginals(tx: StoreTransaction, before: Date): Promise<void> {
  const loose = tx.selectFrom('message').where('case_id', 'is', null).where('received_at', '<', before)
  await tx
    .updateTable('raw_mail')
    .set({ bytes: null })
    .where('bytes', 'is not', null)
    .where(
      'hash',
      'in',
      loose.select((m) => m.ref('raw_hash').$notNull().as('raw_hash')).where('raw_hash', 'is not', null),
    )
    .execute()
  await tx
    .updateTable('message')
    .set({ words: null })
    .where('words', 'is not', null)
    .where('case_id', 'is', null)
    .where('received_at', '<', before)
    .execute()
}
