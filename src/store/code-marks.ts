// code_mark: the favourites and notes that one user keeps beside codes.
import type { CodeSystem } from '../codes/code-record.ts'
import type { Queryable } from './database.ts'

export type CodeMark = { system: CodeSystem; code: string; favourite: boolean; note: string }
export type MarkedCode = { userId: number; system: CodeSystem; code: string }

/** Keeps a mark; one that says nothing any more goes. */
export async function keepMark(
  db: Queryable,
  { userId, system, code }: MarkedCode,
  { favourite, note, at }: { favourite: boolean; note: string; at: Date },
): Promise<void> {
  if (!favourite && note === '') {
    await db
      .deleteFrom('code_mark')
      .where('user_id', '=', userId)
      .where('system', '=', system)
      .where('code', '=', code)
      .execute()
    return
  }
  const kept = { favourite, note, changed_at: at }
  await db
    .insertInto('code_mark')
    .values({ user_id: userId, system, code, ...kept })
    .onConflict((conflict) => conflict.columns(['user_id', 'system', 'code']).doUpdateSet(kept))
    .execute()
}

/** What the user keeps beside a code; nothing kept is no favourite and an empty note. */
export async function markOf(db: Queryable, { userId, system, code }: MarkedCode): Promise<CodeMark> {
  const row = await db
    .selectFrom('code_mark')
    .select(['favourite', 'note'])
    .where('user_id', '=', userId)
    .where('system', '=', system)
    .where('code', '=', code)
    .executeTakeFirst()
  return { system, code, favourite: row?.favourite ?? false, note: row?.note ?? '' }
}

/** All marks of a user by code: favourites first. */
export async function marksOf(db: Queryable, userId: number): Promise<CodeMark[]> {
  return db
    .selectFrom('code_mark')
    .select(['system', 'code', 'favourite', 'note'])
    .where('user_id', '=', userId)
    .orderBy('favourite', 'desc')
    .orderBy('system')
    .orderBy('code')
    .execute()
}
