// The case tables as files and back: one file of JSON lines a table, read in one snapshot, loaded in one transaction.
import { createReadStream, createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { sql } from 'kysely'
import type { Queryable, Store, StoreTransaction } from './database.ts'

/** Tables that a restored desk makes anew: who is signed in, and which migrations have run. */
const NOT_KEPT = ['desk_session', 'migration']
const ROWS_AT_ONCE = 500
const ROWS_WITH_BYTES_AT_ONCE = 4 // a mail may have 25 MB, and twice that as hex

export type Dumped = { migrations: string[]; tables: Record<string, number> }

/** Writes every table into `folder` as `TABLE.jsonl.gz`, all as of one moment. What is sealed stays sealed. */
export async function dumpTables(store: Store, folder: string): Promise<Dumped> {
  return store
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      // One statement of a large table takes longer than any statement of the desk may.
      await sql`SET LOCAL statement_timeout = 0`.execute(tx)
      const tables: Record<string, number> = {}
      for (const table of await tableNames(tx)) tables[table] = await dumpTable(tx, table, folder)
      return { migrations: await doneMigrations(tx), tables }
    })
}

async function dumpTable(tx: StoreTransaction, table: string, folder: string): Promise<number> {
  let rows = 0
  const atOnce = (await columnsOf(tx, table)).some(({ type }) => type === 'bytea')
    ? ROWS_WITH_BYTES_AT_ONCE
    : ROWS_AT_ONCE
  async function* lines() {
    await sql`DECLARE dump CURSOR FOR SELECT to_jsonb(t)::text AS line FROM ${sql.table(table)} AS t`.execute(tx)
    for (;;) {
      const fetched = await sql<{ line: string }>`FETCH ${sql.lit(atOnce)} FROM dump`.execute(tx)
      if (fetched.rows.length === 0) break
      rows += fetched.rows.length
      yield `${fetched.rows.map(({ line }) => line).join('\n')}\n`
    }
    await sql`CLOSE dump`.execute(tx)
  }
  await pipeline(lines, createGzip(), createWriteStream(fileOf(folder, table)))
  return rows
}

/** Keeps everybody else from reading and writing any table till the transaction ends; what they have begun is waited for. */
export async function lockTables(tx: StoreTransaction): Promise<void> {
  await sql`LOCK TABLE ${sql.join((await tableNames(tx)).map((name) => sql.table(name)))} IN ACCESS EXCLUSIVE MODE`.execute(
    tx,
  )
}

/**
 * Loads what `dumpTables` wrote into empty tables of the same migrations; how many rows each table got. References between tables are taken
 * off while it loads and checked when they come back. In the caller's transaction, for a backup comes back whole or not at all.
 */
export async function loadTables(
  tx: StoreTransaction,
  folder: string,
  tables: readonly string[],
): Promise<Record<string, number>> {
  await sql`SET LOCAL statement_timeout = 0`.execute(tx)
  const references = await referencesOf(tx)
  for (const { table, name } of references)
    await sql`ALTER TABLE ${sql.table(table)} DROP CONSTRAINT ${sql.ref(name)}`.execute(tx)
  const loaded: Record<string, number> = {}
  for (const table of tables) loaded[table] = await loadTable(tx, table, folder)
  for (const { table, name, definition } of references)
    await sql`ALTER TABLE ${sql.table(table)} ADD CONSTRAINT ${sql.ref(name)} ${sql.raw(definition)}`.execute(tx)
  return loaded
}

async function loadTable(tx: StoreTransaction, table: string, folder: string): Promise<number> {
  const columns = (await columnsOf(tx, table)).filter(({ generated }) => !generated)
  const names = sql.join(columns.map(({ name }) => sql.ref(name)))
  const lines = createInterface({
    input: createReadStream(fileOf(folder, table)).pipe(createGunzip()),
    crlfDelay: Number.POSITIVE_INFINITY,
  })
  const atOnce = columns.some(({ type }) => type === 'bytea') ? ROWS_WITH_BYTES_AT_ONCE : ROWS_AT_ONCE
  let [rows, batch]: [number, string[]] = [0, []]
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return
    await sql`INSERT INTO ${sql.table(table)} (${names}) OVERRIDING SYSTEM VALUE
      SELECT ${names} FROM jsonb_populate_recordset(NULL::${sql.table(table)}, ${`[${batch.join(',')}]`}::jsonb)`.execute(
      tx,
    )
    rows += batch.length
    batch = []
  }
  for await (const line of lines) {
    batch.push(line)
    if (batch.length >= atOnce) await flush()
  }
  await flush()
  for (const { name, sequence } of columns)
    if (sequence !== null)
      await sql`SELECT setval(${sequence}, greatest((SELECT max(${sql.ref(name)}) FROM ${sql.table(table)}), 1000))`.execute(
        tx,
      )
  return rows
}

function fileOf(folder: string, table: string): string {
  return join(folder, `${table}.jsonl.gz`)
}

export async function doneMigrations(db: Queryable): Promise<string[]> {
  return (await sql<{ name: string }>`SELECT name FROM migration ORDER BY name`.execute(db)).rows.map(
    ({ name }) => name,
  )
}

/** The tables of the desk, without those a restored desk makes anew. */
export async function tableNames(db: Queryable): Promise<string[]> {
  const found = await sql<{ name: string }>`
    SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema() AND tablename NOT IN (${sql.join(NOT_KEPT)}) ORDER BY 1`.execute(
    db,
  )
  return found.rows.map(({ name }) => name)
}

type Column = { name: string; type: string; generated: boolean; sequence: string | null }

async function columnsOf(db: Queryable, table: string): Promise<Column[]> {
  const found = await sql<Column>`
    SELECT column_name AS name, data_type AS type, is_generated = 'ALWAYS' AS generated,
      pg_get_serial_sequence(quote_ident(table_name), column_name) AS sequence
    FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = ${table} ORDER BY ordinal_position`.execute(
    db,
  )
  return found.rows
}

async function referencesOf(db: Queryable): Promise<{ table: string; name: string; definition: string }[]> {
  const found = await sql<{ table: string; name: string; definition: string }>`
    SELECT conrelid::regclass::text AS table, conname AS name, pg_get_constraintdef(oid) AS definition
    FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace`.execute(db)
  return found.rows
}
