// The history of a code by release: when it appeared, what each release changed, when it ended and what took its place.
import type { Citation, IsoDate } from './citation.ts'
import type { CodeRecord, CodeSystem } from './code-record.ts'

/** One row of a code in one release, and how it differs from the row before it in time. */
export type HistoryEntry = {
  system: CodeSystem
  title: string
  billable: boolean
  validFrom: IsoDate | null
  /** Null: open. */
  validTo: IsoDate | null
  replacedBy: string[]
  change: 'first' | 'same' | 'revised' | 'again'
  /** Which facts were revised. */
  revised: string[]
  citation: Citation
}

/** Oldest first. `rows` are all rows of one code, in any order; each system is a history of its own. `again`: it had ended before. */
export function historyOf(rows: readonly CodeRecord[]): HistoryEntry[] {
  const systems = [...new Set(rows.map(({ system }) => system))]
  return systems.flatMap((system) => {
    const ordered = rows.filter((row) => row.system === system).toSorted(oldestFirst)
    return ordered.map((row, at) => entryOf(row, ordered[at - 1]))
  })
}

/** What a publisher may revise, by the name a reader knows it by. */
const FACTS: Record<string, (row: CodeRecord) => unknown> = {
  title: ({ title }) => title,
  billable: ({ billable }) => billable,
  unit: ({ unit }) => (unit === null ? null : `${unit.amount} ${unit.measure}`),
  status: ({ status }) => status,
  'global days': ({ globalDays }) => globalDays,
  'PC/TC indicator': ({ pcTc }) => pcTc,
  'bilateral indicator': ({ bilateral }) => bilateral,
  'multiple procedure indicator': ({ multipleProcedure }) => multipleProcedure,
  coverage: ({ coverage }) => coverage,
}

function entryOf(row: CodeRecord, before: CodeRecord | undefined): HistoryEntry {
  const { system, title, billable, validFrom, validTo, replacedBy, citation } = row
  const named = { system, title, billable, validFrom, validTo, replacedBy, citation }
  if (before === undefined) return { ...named, change: 'first', revised: [] }
  const revised = Object.keys(FACTS).filter((name) => FACTS[name]?.(row) !== FACTS[name]?.(before))
  const hadEnded = before.validTo !== null && validFrom !== null && before.validTo < validFrom
  return { ...named, change: revised.length > 0 ? 'revised' : hadEnded ? 'again' : 'same', revised }
}

function oldestFirst(a: CodeRecord, b: CodeRecord): number {
  const key = ({ validFrom, validTo }: CodeRecord) => `${validFrom ?? ''} ${validTo ?? '~'}`
  return key(a) < key(b) ? -1 : 1
}
