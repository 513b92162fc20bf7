// What one edition of a source added, revised and deleted against another.
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite'

export type Change = {
  source: string
  is: 'added' | 'revised' | 'deleted'
  /** The code, `column1/column2` of a pair, `code/primary` of an add-on. */
  what: string
  /** What the old and the new edition say; null where it does not stand in it. */
  before: string | null
  after: string | null
}

/**
 * Compares two editions of every source that has both, code by code. Yields changes source by source, in order of the code.
 * A row that an edition gives with an end before its own first day counts as not in it, so that a code that a file lists as ended is deleted once.
 * Empty when no source has both editions: `comparableSources` says so before.
 */
export function* diffEditions(bookPath: string, older: string, newer: string): Generator<Change> {
  const database = new DatabaseSync(bookPath, { readOnly: true })
  try {
    for (const source of sourcesOfBoth(database, older, newer)) {
      for (const table of Object.values(COMPARED)) {
        const rows = database.prepare(comparison(table)).iterate({ source, older, newer })
        for (const row of rows) yield changeOf(source, row)
      }
    }
  } finally {
    database.close()
  }
}

/** The sources that have both editions. */
export function comparableSources(bookPath: string, older: string, newer: string): string[] {
  const database = new DatabaseSync(bookPath, { readOnly: true })
  try {
    return sourcesOfBoth(database, older, newer)
  } finally {
    database.close()
  }
}

function sourcesOfBoth(database: DatabaseSync, older: string, newer: string): string[] {
  return database
    .prepare(
      `SELECT DISTINCT source FROM release WHERE edition = ? AND kind <> 'starter'
       INTERSECT SELECT source FROM release WHERE edition = ? AND kind <> 'starter' ORDER BY source`,
    )
    .all(older, newer)
    .map((row) => String(row.source))
}

type Compared = { table: string; key: string; name: string; facts: string }

const CODE = (column: string) => `(SELECT compact FROM code_key WHERE id = ${column})`
const END = `CASE WHEN ends.valid_to < 99999999 AND kind IN ('hcpcs', 'ncci-ptp', 'ncci-aoc') THEN ', ends ' || ends.valid_to ELSE '' END`

/** `key` makes a row's place among the rows of an edition, `facts` what is compared. */
const COMPARED: Record<string, Compared> = {
  records: {
    table: 'record',
    key: `ends.system || ' ' || ends.key_id`,
    name: 'ends.code',
    facts: `ends.title || CASE ends.billable WHEN 1 THEN '' ELSE ' (heading)' END
      || coalesce(', coverage ' || ends.coverage, '') || coalesce(', status ' || ends.status, '')
      || coalesce(', global ' || ends.global_days, '') || coalesce(', PC/TC ' || ends.pc_tc, '')
      || coalesce(', bilateral ' || ends.bilateral, '') || coalesce(', multiple ' || ends.multiple_procedure, '') || ${END}`,
  },
  pairs: {
    table: 'pair',
    key: `ends.column1 || ' ' || ends.column2 || ' ' || ends.in_table || ' ' || ends.valid_from`,
    name: `${CODE('ends.column1')} || '/' || ${CODE('ends.column2')}`,
    facts: `'indicator ' || ends.indicator || ${END}`,
  },
  unitLimits: {
    table: 'unit_limit',
    key: `ends.key_id || ' ' || ends.in_table`,
    name: CODE('ends.key_id'),
    facts: `ends.units || ' units, MAI ' || ends.mai`,
  },
  addOns: {
    table: 'add_on',
    key: `ends.key_id || ' ' || ends.primary_id || ' ' || ends.valid_from`,
    name: `${CODE('ends.key_id')} || coalesce('/' || ${CODE('ends.primary_id')}, '')`,
    facts: `'type ' || ends.type || ${END}`,
  },
}

function comparison({ table, key, name, facts }: Compared): string {
  const side = (edition: string) =>
    `SELECT ${key} AS place, min(${name}) AS what, max(${facts}) AS facts FROM ${table} ends
     JOIN release ON release.id = ends.release_id
     WHERE source = :source AND edition = :${edition} AND kind <> 'starter'
       AND NOT (kind IN ('hcpcs', 'ncci-ptp', 'ncci-aoc') AND ends.valid_to < release.valid_from) GROUP BY place`
  return `WITH old AS MATERIALIZED (${side('older')}), new AS MATERIALIZED (${side('newer')})
    SELECT coalesce(new.what, old.what) AS what, old.facts AS before, new.facts AS after
    FROM old FULL OUTER JOIN new ON old.place = new.place
    WHERE old.facts IS NOT new.facts ORDER BY what`
}

function changeOf(source: string, row: Record<string, SQLOutputValue>): Change {
  const [before, after] = [row.before, row.after].map((facts) => (facts == null ? null : String(facts)))
  const is = before == null ? 'added' : after == null ? 'deleted' : 'revised'
  return { source, is, what: String(row.what), before: before ?? null, after: after ?? null }
}
