// What several commands open the same way: the settings, and the database that a running service uses too.
import { type Config, currentConfig } from '../config.ts'
import { startPostgres } from '../practice/postgres.ts'
import { migrate, openStore, type Store } from '../store/database.ts'
import { refuse } from './usage.ts'

export type Settings = { is: 'config'; config: Config } | { is: 'wrong'; because: string }

export const settings = currentConfig

export type Database = { is: 'database'; url: string; stop(): Promise<void> } | { is: 'none'; because: string }

/** The database of the settings, else the embedded one: a running one is joined, a stopped one is started for the length of the command. */
export async function openDatabase(config: Config): Promise<Database> {
  if (config.databaseUrl !== null) return { is: 'database', url: config.databaseUrl, stop: async () => {} }
  const postgres = await startPostgres({ dataDir: config.dataDir })
  if (postgres.is === 'not_started') return { is: 'none', because: postgres.because }
  return { is: 'database', url: postgres.url, stop: postgres.is === 'started' ? () => postgres.stop() : async () => {} }
}

/** Does something with the case tables, brought up to date; a wrong setting or a missing database is the refusal. */
export function withStore(act: (store: Store) => Promise<number>): Promise<number> {
  return withBareStore(async (store) => {
    await migrate(store)
    return act(store)
  })
}

/** The same with the tables as they are, or none. */
export async function withBareStore(act: (store: Store) => Promise<number>): Promise<number> {
  const read = settings()
  if (read.is === 'wrong') return refuse(read.because)
  const database = await openDatabase(read.config)
  if (database.is === 'none') return refuse(database.because)
  const { store } = openStore(database.url, { connections: 2, onTrouble: () => {} })
  try {
    return await act(store)
  } finally {
    await store.destroy()
    await database.stop()
  }
}
