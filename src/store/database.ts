// The connection to PostgreSQL, and the numbered migrations that make its tables.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'
import type { Tables } from './tables.ts'

export type Store = Kysely<Tables>
export type StoreTransaction = Transaction<Tables>
/** What a query needs: the store itself or a transaction of it. */
export type Queryable = Store | StoreTransaction

// Ids stay below 2^53, so numbers are exact and read better than strings.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

/** Long enough for a busy server, short enough that a start with a dead one ends with its one clear line. */
const CONNECT_TIMEOUT_MS = 5_000
/** A statement that runs longer than this is stuck; its job is tried again. */
const STATEMENT_TIMEOUT_MS = 30_000

/** A pool on `url`; `onTrouble` hears of idle connections that die (a server restart), which the pool replaces by itself. */
export function openStore(
  url: string,
  { connections = 8, onTrouble }: { connections?: number; onTrouble: (error: Error) => void },
): { store: Store; pool: pg.Pool } {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    application_name: 'caseconsultant',
  })
  pool.on('error', onTrouble)
  // A client that dies while a query of ours holds it emits here as well; the query itself rejects.
  pool.on('connect', (client) => client.on('error', onTrouble))
  return { store: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }), pool }
}

/**
 * Brings the tables up to date, or only to where `only` these migrations have run; several processes may call it at once. Returns the names
 * of the migrations that ran.
 */
export async function migrate(store: Store, only?: readonly string[]): Promise<string[]> {
  const names = (await migrationNames()).filter((name) => only?.includes(name) ?? true)
  return store.transaction().execute(async (tx) => {
    await sql`SELECT pg_advisory_xact_lock(${MIGRATION_LOCK})`.execute(tx)
    await sql`CREATE TABLE IF NOT EXISTS migration (name text PRIMARY KEY, ran_at timestamptz NOT NULL DEFAULT now())`.execute(
      tx,
    )
    const done = new Set(
      (await sql<{ name: string }>`SELECT name FROM migration`.execute(tx)).rows.map((row) => row.name),
    )
    const due = names.filter((name) => !done.has(name))
    for (const name of due) {
      await sql.raw(await readFile(join(MIGRATIONS, name), 'utf8')).execute(tx)
      await sql`INSERT INTO migration (name) VALUES (${name})`.execute(tx)
    }
    return due
  })
}

/** The migrations of this version, in their order. */
export async function migrationNames(): Promise<string[]> {
  return (await readdir(MIGRATIONS)).filter((name) => name.endsWith('.sql')).sort()
}

const MIGRATIONS = join(import.meta.dirname, 'migrations')
/** Any constant of our own: two starting processes take turns by it. */
const MIGRATION_LOCK = 4_706_471
