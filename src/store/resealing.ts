// Brings everything that is sealed under the newest key, row by row: stopped at any moment, the next run goes on where it stopped.
import { sql } from 'kysely'
import { type Opened, type Secrets, seal, sealHead, unseal } from '../seal.ts'
import { fileContext, wordsOfFileContext } from './attachments.ts'
import type { Store } from './database.ts'
import { tokenContext } from './mailbox-tokens.ts'
import { wordsContext } from './message-words.ts'
import { maskOldWords, maskReadable } from './old-words.ts'
import { openRaw, rawContext } from './raw-mails.ts'

/** A column of sealed bytes: the column that names its row, and what the seal of a row is bound to. `open` where it is more than a seal. */
type SealedColumn = {
  table: string
  key: string
  bytes: string
  context(key: string): string
  open?(bytes: Buffer, key: string, secrets: Secrets): Opened
}

const SEALED_COLUMNS: readonly SealedColumn[] = [
  { table: 'raw_mail', key: 'hash', bytes: 'bytes', context: rawContext, open: openRaw },
  { table: 'message', key: 'dedupe_key', bytes: 'words', context: wordsContext },
  { table: 'mailbox_token', key: 'mailbox', bytes: 'sealed', context: tokenContext },
  { table: 'attachment_file', key: 'hash', bytes: 'bytes', context: fileContext },
  { table: 'attachment_file', key: 'hash', bytes: 'words', context: wordsOfFileContext },
]

export type Resealed = { resealed: number; masked: number; shut: { row: string; because: string }[] }

/**
 * Seals anew what is sealed with an older key or not at all, and masks what lies readable from before masking, or what a better
 * finder knows since. What does not open is left as
 * it is and named in `shut`. `onRow` hears of every row done.
 */
export async function resealAll(store: Store, secrets: Secrets, onRow: () => void = () => {}): Promise<Resealed> {
  const done: Resealed = { resealed: 0, masked: 0, shut: [] }
  done.masked = (await maskOldWords(store, secrets, onRow)) + (await maskReadable(store, onRow))
  for (const column of SEALED_COLUMNS) {
    let after = ''
    for (;;) {
      const keys = await dueKeys(store, column, { after, head: sealHead(secrets) })
      for (const key of keys) {
        const because = await resealRow(store, column, key, secrets)
        if (because === null) done.resealed += 1
        else done.shut.push({ row: `${column.table} ${key}`, because })
        onRow()
      }
      const last = keys.at(-1)
      if (last === undefined) break
      after = last
    }
  }
  return done
}

const KEYS_AT_ONCE = 500 // names only; the bytes are read one row at a time, for a mail may have 25 MB

async function dueKeys(
  store: Store,
  { table, key, bytes }: SealedColumn,
  { after, head }: { after: string; head: Buffer },
): Promise<string[]> {
  const rows = await sql<{ key: string }>`
    SELECT ${sql.ref(key)} AS key FROM ${sql.table(table)}
    WHERE ${sql.ref(bytes)} IS NOT NULL AND ${sql.ref(key)} > ${after}
      AND substring(${sql.ref(bytes)} FROM 1 FOR ${sql.lit(head.length)}) <> ${head}
    ORDER BY ${sql.ref(key)} LIMIT ${sql.lit(KEYS_AT_ONCE)}`.execute(store)
  return rows.rows.map((row) => row.key)
}

/** Null, or why the row does not open. */
async function resealRow(store: Store, column: SealedColumn, key: string, secrets: Secrets): Promise<string | null> {
  const { table, bytes: name, context } = column
  return store.transaction().execute(async (tx) => {
    const found = await sql<{ bytes: Buffer | null }>`
      SELECT ${sql.ref(name)} AS bytes FROM ${sql.table(table)} WHERE ${sql.ref(column.key)} = ${key} FOR UPDATE`.execute(
      tx,
    )
    const bytes = found.rows[0]?.bytes ?? null
    if (bytes === null) return null
    const opened = column.open?.(bytes, key, secrets) ?? unseal(bytes, context(key), secrets)
    if (opened.is === 'shut') return opened.because
    const sealed = seal(opened.bytes, context(key), secrets)
    await sql`UPDATE ${sql.table(table)} SET ${sql.ref(name)} = ${sealed} WHERE ${sql.ref(column.key)} = ${key}`.execute(
      tx,
    )
    return null
  })
}
