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
  /** A revision of the title, whatever else changed with it. */
  isRetitled: boolean
}

/** How many changes of each kind a source has; titles are counted among the revisions too. */
export type DiffCounts = { source: string; added: number; revised: number; retitled: number; deleted: number }

export function noChanges(source: string): DiffCounts {
  return { source, added: 0, revised: 0, retitled: 0, deleted: 0 }
}

/** Adds a change to the counts of its source. */
export function countChange(counts: DiffCounts, { is, isRetitled }: Change): void {
  counts[is] += 1
  if (isRetitled) counts.retitled += 1
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

type Compared = { table: string; key: string; name: string; facts: string; title?: string; counts?: string }

const CODE = (column: string) => `(SELECT compact FROM code_key WHERE id = ${column})`
const END = `CASE WHEN ends.valid_to < 99999999 AND kind IN ('hcpcs', 'ncci-ptp', 'ncci-aoc') THEN ', ends ' || ends.valid_to ELSE '' END`

/** Rows that were not over before their edition began. */
const ALIVE = `NOT (kind IN ('hcpcs', 'ncci-ptp', 'ncci-aoc') AND ends.valid_to < release.valid_from)`

/**
 * `key` makes a row's place among the rows of an edition, `facts` what is compared. Records of the fee schedule say nothing that its own
 * rows do not; the conversion factor, which changes every row of a year, is left out of these.
 */
const COMPARED: Record<string, Compared> = {
  records: {
    table: 'record',
    title: 'ends.title',
    counts: `${ALIVE} AND kind <> 'pfs'`,
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
  fees: {
    table: 'fee',
    counts: `kind IN ('pfs', 'opps')`,
    key: `ends.key_id || ' ' || ends.modifier`,
    name: `${CODE('ends.key_id')} || CASE ends.modifier WHEN '' THEN '' ELSE '-' || ends.modifier END`,
    facts: `json_remove(ends.facts, '$.conv_factor')`,
  },
  addOns: {
    table: 'add_on',
    key: `ends.key_id || ' ' || ends.primary_id || ' ' || ends.valid_from`,
    name: `${CODE('ends.key_id')} || coalesce('/' || ${CODE('ends.primary_id')}, '')`,
    facts: `'type ' || ends.type || ${END}`,
  },
}

function comparison({ table, key, name, facts, title = `''`, counts = ALIVE }: Compared): string {
  const side = (edition: string) =>
    `SELECT ${key} AS place, min(${name}) AS what, max(${facts}) AS facts, max(${title}) AS title FROM ${table} ends
     JOIN release ON release.id = ends.release_id
     WHERE source = :source AND edition = :${edition} AND kind <> 'starter' AND ${counts} GROUP BY place`
  return `WITH old AS MATERIALIZED (${side('older')}), new AS MATERIALIZED (${side('newer')})
    SELECT coalesce(new.what, old.what) AS what, old.facts AS before, new.facts AS after, old.title AS old_title, new.title AS new_title
    FROM old FULL OUTER JOIN new ON old.place = new.place
    WHERE old.facts IS NOT new.facts ORDER BY what`
}

function changeOf(source: string, row: Record<string, SQLOutputValue>): Change {
  const [before, after] = [row.before, row.after].map((facts) => (facts == null ? null : String(facts)))
  const is = before == null ? 'added' : after == null ? 'deleted' : 'revised'
  const isRetitled = is === 'revised' && row.old_title !== row.new_title
  return { source, is, what: String(row.what), ...shownFacts(before ?? null, after ?? null), isRetitled }
}

/** Rows of a fee schedule have some thirty columns: of a revised one only those that differ are shown. */
function shownFacts(before: string | null, after: string | null): Pick<Change, 'before' | 'after'> {
  if (!(before ?? after)?.startsWith('{')) return { before, after }
  const [old, now] = [before, after].map((facts) => JSON.parse(facts ?? '{}') as Record<string, string>)
  const differing = [...new Set([...Object.keys(old ?? {}), ...Object.keys(now ?? {})])].filter(
    (column) => before === null || after === null || old?.[column] !== now?.[column],
  )
  const shown = (facts: Record<string, string> | undefined) =>
    differing.map((column) => `${column} ${facts?.[column] ?? 'none'}`).join(', ')
  return { before: before === null ? null : shown(old), after: after === null ? null : shown(now) }
}
