// mailbox_cursor: how far a mailbox has been read, as (UIDVALIDITY, UID). It moves in the transaction that stores the mail.
import type { Queryable } from './database.ts'

export type Cursor = { uidValidity: bigint; lastUid: number }

export async function readCursor(db: Queryable, mailbox: string): Promise<Cursor | null> {
  const row = await db.selectFrom('mailbox_cursor').selectAll().where('mailbox', '=', mailbox).executeTakeFirst()
  return row === undefined ? null : { uidValidity: BigInt(row.uid_validity), lastUid: row.last_uid }
}

/** Moves the cursor forward; within one UIDVALIDITY it never goes back. */
export async function moveCursor(db: Queryable, mailbox: string, cursor: Cursor, at: Date): Promise<void> {
  await db
    .insertInto('mailbox_cursor')
    .values({ mailbox, uid_validity: cursor.uidValidity, last_uid: cursor.lastUid, moved_at: at })
    .onConflict((c) =>
      c.column('mailbox').doUpdateSet((e) => ({
        uid_validity: e.ref('excluded.uid_validity'),
        last_uid: e
          .case()
          .when('mailbox_cursor.uid_validity', '=', e.ref('excluded.uid_validity'))
          .then(e.fn<number>('greatest', ['mailbox_cursor.last_uid', 'excluded.last_uid']))
          .else(e.ref('excluded.last_uid'))
          .end(),
        moved_at: e.ref('excluded.moved_at'),
      })),
    )
    .execute()
}
