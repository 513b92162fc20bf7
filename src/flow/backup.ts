// A backup of a desk: a folder with every table, the code book, and a note of what else a desk needs to come back.
import { createHash } from 'node:crypto'
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { sealHead } from '../seal.ts'
import type { Service } from '../service.ts'
import { dumpTables, loadTables, lockTables, tableNames } from '../store/backup.ts'
import { migrate, migrationNames, type Queryable, type Store } from '../store/database.ts'
import { doubtReady } from '../store/outbox.ts'

const MANIFEST = 'manifest.json'
const BOOK = 'code-book.sqlite'
const Manifest = z.object({
  madeAt: z.string(),
  migrations: z.array(z.string()),
  tables: z.record(z.string(), z.number()),
  /** Names the key that the originals are sealed with, and is no secret. */
  key: z.string(),
})

const HINT = `What is not in this folder, and a restored desk needs:

- SECRET_KEY (or the file secret-key under DATA_DIR) and SECRET_KEY_PREVIOUS: without them the mails as they came stay sealed, and replies
  to mails already sent find no case. Keep the key elsewhere than this folder: together they are readable mail.
- IMAP_URL, SMTP_URL, MAIL_FROM, DATABASE_URL, REDIS_URL, PUBLIC_URL: where the desk's mailbox and servers are.
- config/, if it was changed.
`

/** What a backup is of: the tables, the code book's file, and the keys that the originals are sealed with. */
type Desk = { store: Store; codeBook: string; secrets: Service['secrets'] }

export type BackedUp = { is: 'done'; rows: number; codeBook: boolean } | { is: 'refused'; because: string }

/** Writes a backup into a new folder; the desk may go on working. What is sealed stays sealed, and the key is not in it. */
export async function backUp({ store, codeBook, secrets }: Desk, folder: string, at: Date): Promise<BackedUp> {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    return {
      is: 'refused',
      because: `${folder} is not empty; name a new folder, so that no older backup is half overwritten.`,
    }
  // Whoever may read this folder reads the masked words of every case.
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o700)
  const { migrations, tables } = await dumpTables(store, folder)
  const hasBook = existsSync(codeBook)
  if (hasBook) copyFileSync(codeBook, join(folder, BOOK))
  writeFileSync(join(folder, 'what-else-is-needed.txt'), HINT)
  const manifest = { madeAt: at.toISOString(), migrations, tables, key: nameOf(secrets[0]) }
  // Last, so that a folder without it is known to be half a backup.
  writeFileSync(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`)
  return { is: 'done', rows: sumOf(tables), codeBook: hasBook }
}

export type Restored =
  | { is: 'done'; rows: number; madeAt: string; codeBook: 'restored' | 'kept' | 'none'; keyFits: boolean }
  | { is: 'refused'; because: string }

/** Loads a backup into an empty database, all or nothing; a code book that is there already is kept. */
export async function restoreBackup({ store, codeBook, secrets }: Desk, folder: string): Promise<Restored> {
  const manifest = readManifest(folder)
  if (manifest === null)
    return {
      is: 'refused',
      because: `${join(folder, MANIFEST)} cannot be read: this is no backup, or it was not finished.`,
    }
  const known = await migrationNames()
  const newer = manifest.migrations.filter((name) => !known.includes(name))
  if (newer.length > 0)
    return {
      is: 'refused',
      because: `The backup was made by a newer version (it knows ${newer.join(', ')}); update this one first.`,
    }
  // Looked at before anything is made, and once more with the tables locked: a desk may be starting meanwhile.
  if (await holdsSomething(store)) return NOT_EMPTY
  await migrate(store, manifest.migrations)
  const tables = await store.transaction().execute(async (tx) => {
    await lockTables(tx)
    if (await holdsSomething(tx)) return null
    const loaded = await loadTables(tx, folder, Object.keys(manifest.tables))
    // The old desk went on after the snapshot and may have sent what stood ready in it: a second copy would be worse than a question.
    // In this transaction, so that no sender of a desk that starts now finds it ready.
    await doubtReady(tx, 'the backup was made before it was sent; whether the old desk sent it is not known')
    return loaded
  })
  if (tables === null) return NOT_EMPTY
  await migrate(store)
  return {
    is: 'done',
    rows: sumOf(tables),
    madeAt: manifest.madeAt,
    codeBook: restoreBook(codeBook, folder),
    keyFits: secrets.some((key) => nameOf(key) === manifest.key),
  }
}

const NOT_EMPTY: Restored = {
  is: 'refused',
  because: 'The database holds mail or users already; a backup is restored into an empty one (DATABASE_URL).',
}

function readManifest(folder: string): z.infer<typeof Manifest> | null {
  const file = join(folder, MANIFEST)
  if (!existsSync(file)) return null
  try {
    return Manifest.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data ?? null
  } catch {
    return null // no JSON: the caller says that it cannot be read
  }
}

async function holdsSomething(db: Queryable): Promise<boolean> {
  const tables = await tableNames(db)
  for (const table of ['cases', 'message', 'desk_user'] as const) {
    if (!tables.includes(table)) continue
    if ((await db.selectFrom(table).select('id').limit(1).execute()).length > 0) return true
  }
  return false
}

function restoreBook(codeBook: string, folder: string): 'restored' | 'kept' | 'none' {
  const from = join(folder, BOOK)
  if (existsSync(codeBook)) return 'kept'
  if (!existsSync(from)) return 'none'
  mkdirSync(dirname(codeBook), { recursive: true })
  copyFileSync(from, codeBook)
  return 'restored'
}

function sumOf(tables: Record<string, number>): number {
  return Object.values(tables).reduce((sum, count) => sum + count, 0)
}

/** A key's name from the head of what it seals, hashed once more. */
function nameOf(key: string): string {
  return createHash('sha256')
    .update(sealHead([key]))
    .digest('hex')
    .slice(0, 16)
}
