// Words of mails that lie readable from before they were masked, or from before a finder knew them: each is masked where it stands.
import { type RawBuilder, sql } from 'kysely'
import type { Drafted } from '../draft/draft.ts'
import { maskIdentifiers } from '../message/identifiers/identifiers.ts'
import type { Attachment } from '../message/inbound-message.ts'
import type { Secrets } from '../seal.ts'
import type { Store } from './database.ts'
import { caseSubject, keptWords, maskedNames } from './message-words.ts'

const ROWS_AT_ONCE = 500

/** Rows from before masking hold their words readable; each is masked in place and its original sealed. How many there were. */
export async function maskOldWords(store: Store, secrets: Secrets, onRow: () => void): Promise<number> {
  let count = 0
  for (;;) {
    const rows = await store
      .selectFrom('message')
      .select(['id', 'case_id', 'dedupe_key', 'subject', 'reply_text', 'quoted_text', 'signature'])
      .where('identifiers', 'is', null)
      .where('direction', '=', 'in')
      .limit(ROWS_AT_ONCE)
      .execute()
    if (rows.length === 0) return count
    for (const { id, case_id, dedupe_key, subject, reply_text, quoted_text, signature } of rows) {
      const words = { subject, replyText: reply_text, quotedText: quoted_text, signature }
      const kept = keptWords(words, dedupe_key, secrets)
      await store.transaction().execute(async (tx) => {
        await tx.updateTable('message').set(kept).where('id', '=', id).execute()
        if (case_id === null || kept.subject === subject) return
        // A name may be known by the mail's words alone: the same subject on the case and over its replies goes with it.
        const [old, masked] = [caseSubject(subject), caseSubject(kept.subject)]
        await sql`UPDATE cases SET subject = ${masked} WHERE id = ${case_id} AND subject = ${old}`.execute(tx)
        await sql`UPDATE outbox SET subject = replace(subject, ${subject}, ${kept.subject}) WHERE case_id = ${case_id}`.execute(
          tx,
        )
      })
      count += 1
      onRow()
    }
  }
}

/** A readable column with words of a mail: as text, and what it is masked; null when nothing in it has to be. */
type Readable = { table: string; column: string; masked(text: string): string; cast: RawBuilder<unknown> }

const TEXT = sql.raw('text')
const JSONB = sql.raw('jsonb')
/** Notes, reasons and revisions are a reviewer's own words, masked where they are shown. */
const READABLE: readonly Readable[] = [
  { table: 'cases', column: 'subject', masked: maskIdentifiers, cast: TEXT },
  { table: 'outbox', column: 'subject', masked: maskIdentifiers, cast: TEXT },
  { table: 'message', column: 'attachments', masked: maskedAttachments, cast: JSONB },
  { table: 'draft', column: 'drafted', masked: maskedQuestions, cast: JSONB },
]

/** Masks what the finder of today knows in every readable column; how many values it changed. Run twice it changes nothing more. */
export async function maskReadable(store: Store, onRow: () => void): Promise<number> {
  let count = 0
  for (const { table, column, masked, cast } of READABLE)
    for (let after = 0; ; ) {
      const { rows } = await sql<{ id: number; words: string }>`
        SELECT id, ${sql.ref(column)}::text AS words FROM ${sql.table(table)}
        WHERE id > ${after} ORDER BY id LIMIT ${sql.lit(ROWS_AT_ONCE)}`.execute(store)
      for (const { id, words } of rows) {
        const better = masked(words)
        if (better === words) continue
        // What somebody has changed meanwhile was masked by whoever changed it.
        await sql`UPDATE ${sql.table(table)} SET ${sql.ref(column)} = ${better}::${cast}
          WHERE id = ${id} AND ${sql.ref(column)}::text = ${words}`.execute(store)
        count += 1
        onRow()
      }
      const last = rows.at(-1)
      if (last === undefined) break
      after = last.id
    }
  return count
}

function maskedAttachments(text: string): string {
  const attachments = JSON.parse(text) as Attachment[]
  const masked = maskedNames(attachments)
  return masked.every(({ filename }, at) => filename === attachments[at]?.filename) ? text : JSON.stringify(masked)
}

function maskedQuestions(text: string): string {
  const drafted = JSON.parse(text) as Drafted
  const questions = drafted.questions.map((question) => ({ ...question, text: maskIdentifiers(question.text) }))
  const same = questions.every((question, at) => question.text === drafted.questions[at]?.text)
  return same ? text : JSON.stringify({ ...drafted, questions })
}
