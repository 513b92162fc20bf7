// How drafts fare with the reviewers of the desk that the settings name: the second half of an evaluation.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Acceptance, acceptanceOf, shownAcceptance } from '../src/case/acceptance.ts'
import { openDatabase } from '../src/cli/opened.ts'
import type { Config } from '../src/config.ts'
import { approvedAnswers } from '../src/store/approved-answers.ts'
import { openStore } from '../src/store/database.ts'

export type DeskAcceptance = { is: 'desk'; rows: Acceptance[] } | { is: 'none'; because: string }

/** As many approvals as the page /insights counts. */
const APPROVALS = 500

/** Reads the case tables and changes nothing in them; a database that is not there is not made. */
export async function deskAcceptance(config: Config): Promise<DeskAcceptance> {
  if (config.databaseUrl === null && !existsSync(join(config.dataDir, 'postgres.json')))
    return none(`DATABASE_URL is not set and ${config.dataDir} (DATA_DIR) holds no database`)
  const database = await openDatabase(config)
  if (database.is === 'none') return none(database.because)
  const { store } = openStore(database.url, { connections: 1, onTrouble: () => {} })
  try {
    const answers = await approvedAnswers(store, APPROVALS)
    return answers.length === 0
      ? none('nothing has been approved in it yet')
      : { is: 'desk', rows: acceptanceOf(answers) }
  } catch (error) {
    // Away, or without our tables: the drafts can be scored all the same.
    return none(error instanceof Error ? error.message : String(error))
  } finally {
    await store.destroy()
    await database.stop()
  }
}

/** `Approved at the desk, all: 12, unchanged 9 (75 %), words changed in the others 4 %`, a line each. */
export function deskLines(rows: readonly Acceptance[]): string[] {
  return rows.map(shownAcceptance).map(({ intent, approved, unchanged, percent, changed }) => {
    const others = changed === '' ? '' : `, words changed in the others ${changed}`
    return `Approved at the desk, ${intent.toLowerCase()}: ${approved}, unchanged ${unchanged} (${percent} %)${others}`
  })
}

function none(because: string): DeskAcceptance {
  return { is: 'none', because: `No desk to read acceptance from: ${because}.` }
}
