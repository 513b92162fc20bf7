// Answers from the conversion table and the equivalence mappings: what a code was, what it became, and what it is in ICD-9-CM.
import type { DatabaseSync } from 'node:sqlite'
import type { Citation, IsoDate } from './citation.ts'
import { compactCode } from './code-shape.ts'
import type { DatedRows, Row } from './dated-rows.ts'
import { fallsUnder } from './load/icd-reference.ts'
import { CROSSWALKS, type CrosswalkKind } from './load/icd-tables.ts'
import { dateOfDay } from './schema.ts'

export type Crosswalk = {
  kind: CrosswalkKind
  /** Without dots; null when the other system or the time before has nothing. May be a range in a conversion. */
  source: string | null
  target: string | null
  /** Conversion: first day of the newer code. */
  validFrom: IsoDate | null
  isApproximate: boolean
  isCombination: boolean
  scenario: number
  choiceList: number
  text: string
  citation: Citation
  line: number
}

export function crosswalkLookUp(database: DatabaseSync, { releases }: DatedRows) {
  const direct = database.prepare('SELECT * FROM crosswalk WHERE source = :name OR target = :name ORDER BY id')
  const ranges = database.prepare(`SELECT * FROM crosswalk WHERE source LIKE '%-%' AND kind = ?`)
  const byId = new Map(releases.map((release) => [release.id, release]))

  return {
    /**
     * Conversions from and to the code, and its mappings to and from ICD-9-CM (an ICD-9-CM code may be asked for too).
     * Of all releases loaded, in their order: these tables tell of all the past.
     */
    crosswalksOf(code: string): Crosswalk[] {
      const name = compactCode(code)
      const rows = direct.all({ name })
      const within = ranges
        .all(CROSSWALKS.indexOf('conversion'))
        .filter((row) => fallsUnder(name, String(row.source)) && !rows.some((other) => other.id === row.id))
      return [...rows, ...within].map((row) => crosswalkOf(row, byId.get(Number(row.release_id))))
    },
  }
}

function crosswalkOf(row: Row, release: { source: string; edition: string } | undefined): Crosswalk {
  const [source, target] = [row.source, row.target].map((code) => (code == null ? null : String(code)))
  return {
    kind: CROSSWALKS[Number(row.kind)] ?? 'conversion',
    source: source ?? null,
    target: target ?? null,
    validFrom: dateOfDay(Number(row.valid_from)),
    isApproximate: row.approximate === 1,
    isCombination: row.combination === 1,
    scenario: Number(row.scenario),
    choiceList: Number(row.choice_list),
    text: String(row.text),
    citation: {
      source: release?.source ?? '',
      edition: release?.edition ?? '',
      locator: `${source ?? '-'} to ${target ?? '-'}`,
    },
    line: Number(row.line),
  }
}
