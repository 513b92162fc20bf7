// Earlier cases among which a mail without a thread may belong.
import { sql } from 'kysely'
import type { CaseId, CaseNumber } from '../case/case.ts'
import type { CaseRow } from './cases.ts'
import type { Queryable } from './database.ts'

/** The newest cases that an address opened, each as the one that goes on with it. */
export async function recentCasesOf(db: Queryable, asker: string, limit: number): Promise<CaseRow[]> {
  return db
    .selectFrom('cases')
    .selectAll()
    .where('asker_address', '=', asker)
    .where('merged_into', 'is', null)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

/** The newest answers that left for a house, an address or everybody at a domain, with their cases. */
export async function recentlySentTo(
  db: Queryable,
  house: string,
  limit: number,
): Promise<{ id: CaseId; number: CaseNumber; body: string }[]> {
  return db
    .selectFrom('outbox')
    .innerJoin('cases as own', 'own.id', 'outbox.case_id')
    .innerJoin('cases', (join) => join.on(sql<boolean>`cases.id = coalesce(own.merged_into, own.id)`))
    .select(['cases.id', 'cases.number', 'outbox.body'])
    .where('outbox.state', 'in', ['sent', 'claimed', 'unconfirmed'])
    .where(sql<boolean>`(outbox.to_address = ${house} OR split_part(outbox.to_address, '@', 2) = ${house})`)
    .orderBy('outbox.id', 'desc')
    .limit(limit)
    .execute()
}
