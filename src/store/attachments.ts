// attachment and attachment_file: which files came with a mail, and each file's bytes and words once by hash, sealed.
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { CaseId } from '../case/case.ts'
import type { FileKind } from '../file/file-kind.ts'
import type { AttachmentState, JudgedPart } from '../message/attachments/attachment-verdict.ts'
import { type Secrets, seal, unseal } from '../seal.ts'
import type { Queryable, StoreTransaction } from './database.ts'

/** Keeps the files of a mail, in the order of its `attachments`; a file that is here already is not stored again. */
export async function addAttachments(
  tx: StoreTransaction,
  messageId: number,
  parts: readonly JudgedPart[],
  { at, secrets }: { at: Date; secrets: Secrets },
): Promise<void> {
  for (const [place, { content, contentId, verdict }] of parts.entries()) {
    const hash = verdict.state === 'left_out' ? null : createHash('sha256').update(content).digest('hex')
    if (hash !== null) await storeFile(tx, { hash, content, at }, secrets)
    await tx
      .insertInto('attachment')
      .values({
        message_id: messageId,
        place,
        verdict: verdict.state === 'unread' ? 'taken' : verdict.state,
        because: verdict.because,
        kind: verdict.kind,
        type: verdict.type,
        content_id: contentId,
        hash,
      })
      .execute()
  }
}

async function storeFile(
  tx: StoreTransaction,
  { hash, content, at }: { hash: string; content: Buffer; at: Date },
  secrets: Secrets,
): Promise<void> {
  const known = await tx
    .selectFrom('attachment_file')
    .select((f) => f('bytes', 'is not', null).as('kept'))
    .where('hash', '=', hash)
    .executeTakeFirst()
  if (known?.kept === true) return
  const bytes = seal(content, fileContext(hash), secrets)
  await tx
    .insertInto('attachment_file')
    .values({ hash, bytes, stored_at: at })
    // A file that retention had purged came again.
    .onConflict((c) => c.column('hash').doUpdateSet({ bytes, stored_at: at, state: 'unread', tries: 0, because: '' }))
    .execute()
}

export type AttachmentRow = {
  messageId: number
  place: number
  kind: FileKind
  type: string
  contentId: string | null
  hash: string | null
  state: AttachmentState | 'purged'
  because: string
}

/** The files of these mails, in their order, without bytes and words. */
export async function attachmentsOf(db: Queryable, messageIds: readonly number[]): Promise<AttachmentRow[]> {
  if (messageIds.length === 0) return []
  const rows = await db
    .selectFrom('attachment')
    .leftJoin('attachment_file as file', 'file.hash', 'attachment.hash')
    .select(['message_id', 'place', 'kind', 'type', 'content_id', 'attachment.hash', 'verdict'])
    .select(['attachment.because as judged', 'file.state', 'file.because as read'])
    .select((f) => f('file.bytes', 'is not', null).as('kept'))
    .where('message_id', 'in', [...messageIds])
    .orderBy('message_id')
    .orderBy('place')
    .execute()
  return rows.map(({ message_id, content_id, verdict, state, judged, read, kept, ...row }) => ({
    ...row,
    messageId: message_id,
    contentId: content_id,
    ...(verdict === 'left_out'
      ? { state: verdict, because: judged }
      : kept !== true
        ? { state: 'purged', because: 'it is no longer kept (retention)' }
        : verdict === 'quarantined'
          ? { state: verdict, because: judged }
          : { state: state ?? 'unread', because: read ?? '' }),
  }))
}

export type OpenedFile = { is: 'open'; bytes: Buffer } | { is: 'shut'; because: string }

/** A file's bytes. */
export function fileBytes(db: Queryable, hash: string, secrets: Secrets): Promise<OpenedFile> {
  return opened(db, hash, 'bytes', fileContext(hash), secrets)
}

/** The words drawn from a file; '' when it has none or nobody has read it. */
export async function fileWords(db: Queryable, hash: string, secrets: Secrets): Promise<string> {
  const found = await opened(db, hash, 'words', wordsOfFileContext(hash), secrets)
  return found.is === 'open' ? found.bytes.toString('utf8') : ''
}

async function opened(
  db: Queryable,
  hash: string,
  column: 'bytes' | 'words',
  context: string,
  secrets: Secrets,
): Promise<OpenedFile> {
  const row = await db.selectFrom('attachment_file').select(column).where('hash', '=', hash).executeTakeFirst()
  const sealed = row?.[column] ?? null
  return sealed === null ? { is: 'shut', because: 'it is no longer kept' } : unseal(sealed, context, secrets)
}

export type FileToRead = { hash: string; kind: FileKind }

type Wanted = { caseId?: CaseId; storedBefore?: Date; notTriedSince: Date; limit: number }

/** Files that nobody has read, or that the virus scanner gave no answer on since `notTriedSince`; of one case, or of all. */
export async function filesToRead(
  db: Queryable,
  { caseId, storedBefore, notTriedSince, limit }: Wanted,
): Promise<FileToRead[]> {
  return db
    .selectFrom('attachment_file as file')
    .innerJoin('attachment', 'attachment.hash', 'file.hash')
    .innerJoin('message', 'message.id', 'attachment.message_id')
    .select(['file.hash', 'kind'])
    .distinctOn('file.hash')
    .where('attachment.verdict', '=', 'taken')
    .where('file.state', 'in', ['unread', 'not_scanned'])
    .where('file.bytes', 'is not', null)
    .where((w) => w.or([w('tried_at', 'is', null), w('tried_at', '<', notTriedSince)]))
    .$if(storedBefore !== undefined, (q) => q.where('file.stored_at', '<', storedBefore ?? notTriedSince))
    .$if(caseId !== undefined, (q) => q.where('message.case_id', '=', caseId ?? null))
    .orderBy('file.hash')
    .limit(limit)
    .execute()
}

/** Notes that reading begins, so that a file that ends its reader's process is not read for ever; the how many-th time it is. */
export async function countReading(db: Queryable, hash: string, at: Date): Promise<number> {
  const { tries } = await db
    .updateTable('attachment_file')
    .set((f) => ({ tries: f('tries', '+', 1), tried_at: at }))
    .where('hash', '=', hash)
    .returning('tries')
    .executeTakeFirstOrThrow()
  return tries
}

export async function recordReading(
  db: Queryable,
  hash: string,
  read: { state: 'kept' | 'infected' | 'not_scanned'; because: string; words: string },
  secrets: Secrets,
): Promise<void> {
  const words = read.words === '' ? null : seal(Buffer.from(read.words), wordsOfFileContext(hash), secrets)
  await db
    .updateTable('attachment_file')
    .set({ state: read.state, because: read.because, words, tries: 0 })
    .where('hash', '=', hash)
    // Retention may have purged the file while it was read: its words must not come back.
    .where('bytes', 'is not', null)
    .execute()
}

/** Purges the files all of whose mails have been purged; how many there were. */
export async function purgeFiles(db: Queryable): Promise<number> {
  const purged = await sql`
    UPDATE attachment_file file SET bytes = NULL, words = NULL
    WHERE bytes IS NOT NULL AND NOT EXISTS (
      SELECT FROM attachment JOIN message ON message.id = attachment.message_id JOIN raw_mail ON raw_mail.hash = raw_hash
      WHERE attachment.hash = file.hash AND raw_mail.bytes IS NOT NULL)`.execute(db)
  return Number(purged.numAffectedRows ?? 0)
}

/** What the seal of a file's bytes is bound to. */
export function fileContext(hash: string): string {
  return `attachment ${hash}`
}

/** What the seal of its words is bound to. */
export function wordsOfFileContext(hash: string): string {
  return `words of attachment ${hash}`
}
