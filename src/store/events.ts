// case_event: who did what to a case, when and why. Rows are only ever added.
import type { Selectable } from 'kysely'
import type { CaseId, CaseState } from '../case/case.ts'
import type { Queryable } from './database.ts'
import type { CaseEventTable } from './tables.ts'

export type EventRow = Selectable<CaseEventTable>

export async function recordEvent(
  db: Queryable,
  event: {
    caseId: CaseId
    event: CaseEventTable['event']
    from: CaseState
    to: CaseState
    who: string
    why: string
    at: Date
  },
): Promise<void> {
  await db
    .insertInto('case_event')
    .values({
      case_id: event.caseId,
      at: event.at,
      who: event.who,
      event: event.event,
      from_state: event.from,
      to_state: event.to,
      why: event.why,
    })
    .execute()
}

export async function eventsOf(db: Queryable, caseId: CaseId): Promise<EventRow[]> {
  return db.selectFrom('case_event').selectAll().where('case_id', '=', caseId).orderBy('id').execute()
}
