// The indicators of the Medicare physician fee schedule for a code on a day, which say how its lines may be billed.
import type { Citation, IsoDate } from '../citation.ts'
import type { CodeBook } from '../code-book.ts'

/** As printed in the relative value file; null where the row has none. */
export type Indicators = {
  status: string | null
  globalDays: string | null
  pcTc: string | null
  multiple: string | null
  bilateral: string | null
  assistant: string | null
  coSurgeon: string | null
  team: string | null
  endoscopicBase: string | null
  citation: Citation
}

/** Of the fee schedule's row where one is loaded, else of the code's own record; null when neither says anything. */
export function indicatorsOf(book: CodeBook, code: string, date: IsoDate): Indicators | null {
  const found = book.fees().feeOf(code, '', date)
  if (found.is === 'found') {
    const { facts, status, citation } = found.fee
    const fact = (column: string) => facts[column] ?? null
    return {
      status,
      globalDays: fact('glob_days'),
      pcTc: fact('pctc_ind'),
      multiple: fact('mult_proc'),
      bilateral: fact('bilat_surg'),
      assistant: fact('asst_surg'),
      coSurgeon: fact('co_surg'),
      team: fact('team_surg'),
      endoscopicBase: fact('endo_base'),
      citation,
    }
  }
  const record = book.onDate(code, date).find(({ status }) => status !== null)
  if (record === undefined) return null
  const { status, globalDays, pcTc, multipleProcedure: multiple, bilateral, citation } = record
  const unknown = { assistant: null, coSurgeon: null, team: null, endoscopicBase: null }
  return { status, globalDays, pcTc, multiple, bilateral, ...unknown, citation }
}
