// A stored row of the `record` table as a CodeRecord.
import type { SQLOutputValue } from 'node:sqlite'
import type { CodeRecord, UnitSize } from './code-record.ts'
import { SYSTEMS } from './schema.ts'

/** Puts a row together with its dates and citation. */
export function recordOf(
  row: Record<string, SQLOutputValue>,
  dated: Pick<CodeRecord, 'validFrom' | 'validTo' | 'citation'>,
): CodeRecord {
  return {
    system: SYSTEMS[Number(row.system)] ?? 'CPT',
    code: String(row.code),
    title: String(row.title),
    titleIsOurs: row.title_is_ours === 1,
    billable: row.billable === 1,
    synonyms: list(row.synonyms),
    unit: unitOf(row),
    status: textOrNull(row.status),
    globalDays: textOrNull(row.global_days),
    pcTc: textOrNull(row.pc_tc),
    bilateral: textOrNull(row.bilateral),
    multipleProcedure: textOrNull(row.multiple_procedure),
    coverage: textOrNull(row.coverage),
    replacedBy: list(row.replaced_by),
    facilityRate: row.facility_rate === null ? null : row.facility_rate === 1,
    ...dated,
  }
}

function unitOf(row: Record<string, SQLOutputValue>): UnitSize | null {
  if (row.unit_amount === null) return null
  return { amount: Number(row.unit_amount), measure: String(row.unit_measure) as UnitSize['measure'] }
}

function textOrNull(value: SQLOutputValue | undefined): string | null {
  return value === null || value === undefined ? null : String(value)
}

function list(value: SQLOutputValue | undefined): string[] {
  return value === '' ? [] : String(value).split('|')
}
