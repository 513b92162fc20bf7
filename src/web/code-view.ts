// One code as its page shows it: the row in force, what it was before, and the edits that name it, each with its source.
import type { Citation, IsoDate } from '../codes/citation.ts'
import type { CodeFacts } from '../codes/code-facts.ts'
import type { CodeRecord } from '../codes/code-record.ts'

/** Null when the book has no row of this code in this system. */
export function codeView(shown: CodeFacts, system: string, date: IsoDate) {
  const history = shown.history.filter((record) => record.system === system)
  const newest = history[0]
  if (newest === undefined) return null
  const now = shown.records.find((record) => record.system === system) ?? null
  return {
    title: `${newest.code} · ${system}`,
    system,
    code: newest.code,
    name: (now ?? newest).title,
    ours: (now ?? newest).titleIsOurs,
    valid: now !== null,
    date,
    source: now === null ? null : sourceOf(now.citation),
    facts: factsOf(now ?? newest),
    rows: history.map((record) => ({ ...span(record), title: record.title, source: sourceOf(record.citation) })),
    unitLimits: shown.unitLimits.map((limit) => ({
      units: limit.units,
      table: limit.table,
      mai: MAI_WORDS[limit.mai],
      rationale: limit.rationale,
      source: sourceOf(limit.citation),
    })),
    addOns: [...shown.addOns, ...shown.addOnsOf].map((row) => ({
      code: row.code,
      primary: row.primary ?? 'any primary the contractor accepts',
      type: row.type,
      source: sourceOf(row.citation),
    })),
    notes: shown.rules.length,
  }
}

/** CMS, Medicare NCCI FAQ: what an MUE adjudication indicator means. */
const MAI_WORDS = {
  1: 'for each claim line',
  2: 'for each day, absolute (set by law or anatomy)',
  3: 'for each day, reviewable with documentation',
} as const

function sourceOf({ source, edition, locator }: Citation): string {
  return `${source}, ${edition}: ${locator}`
}

function span({ validFrom, validTo }: CodeRecord): { from: string; to: string } {
  return { from: validFrom ?? 'open', to: validTo ?? 'open' }
}

function factsOf(record: CodeRecord): { name: string; value: string }[] {
  const facts: [string, string | null][] = [
    ['On a claim', record.system === 'ICD-10-CM' ? (record.billable ? 'billable' : 'heading, not billable') : null],
    ['One unit is', record.unit === null ? null : `${record.unit.amount} ${record.unit.measure}`],
    ['Fee schedule status', record.status],
    ['Global days', record.globalDays],
    ['PC/TC indicator', record.pcTc],
    ['Bilateral indicator', record.bilateral],
    ['Multiple procedure indicator', record.multipleProcedure],
    ['Coverage code', record.coverage],
    ['Replaced by', record.replacedBy.join(', ') || null],
    ['Facility rate', record.facilityRate === null ? null : record.facilityRate ? 'yes' : 'no'],
    ['Also called', record.synonyms.join(', ') || null],
  ]
  return facts.flatMap(([name, value]) => (value === null || value === '' ? [] : [{ name, value }]))
}
