// note: internal remarks on a case. They live in a table of their own so that no path leads from them into a mail.
import type { CaseId } from '../case/case.ts'
import type { Queryable } from './database.ts'

export type NoteRow = { id: number; case_id: CaseId; who: string; text: string; at: Date }

export async function addNote(
  db: Queryable,
  note: { caseId: CaseId; who: string; text: string; at: Date },
): Promise<void> {
  await db.insertInto('note').values({ case_id: note.caseId, who: note.who, text: note.text, at: note.at }).execute()
}

export async function notesOf(db: Queryable, caseId: CaseId): Promise<NoteRow[]> {
  return db.selectFrom('note').selectAll().where('case_id', '=', caseId).orderBy('id').execute()
}
