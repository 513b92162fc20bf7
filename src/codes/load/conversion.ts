// Reads the ICD-10-CM conversion table: since when a code is there, and what was assigned before it.

import { readSheet, type SheetRow } from '../../file/workbook.ts'
import type { Refusal } from '../../file/xml.ts'
import { type IsoDate, parseIsoDate } from '../citation.ts'
import { referencesIn } from './icd-reference.ts'

export type ConversionRow = {
  code: string
  /** First day the code could be used. */
  effective: IsoDate
  /** The cell as it is printed, for example `E11.3-E11.5; E13.9`. */
  previous: string
  /** Codes and ranges in it; empty when it says None: the condition had no code. */
  previousCodes: string[]
  /** Row of the sheet. */
  line: number
}
export type Conversion = { is: 'read'; rows: ConversionRow[] }

/** Reads the workbook ICD-10-CM-CONVERSION-TABLE-FYyyyy.xlsx. Refused with the row that is not as its header promises. */
export async function readConversion(workbook: Buffer): Promise<Conversion | Refusal> {
  const sheet = await readSheet(workbook)
  return sheet.is === 'refused' ? sheet : conversionOf(sheet.rows, sheet.isFrom1904)
}

/** The same from rows of text, as a tab-separated copy gives them. */
export function conversionOf(sheet: Iterable<SheetRow>, isFrom1904 = false): Conversion | Refusal {
  const rows: ConversionRow[] = []
  let isBelowHeader = false
  for (const { line, cells } of sheet) {
    const [current = '', effective = '', previous = ''] = cells.map((cell) => cell.trim())
    if (!isBelowHeader) {
      // A note of some sentences stands above the header.
      isBelowHeader = /^current code/i.test(current) && /^effective/i.test(effective) && /^previous/i.test(previous)
      continue
    }
    if (current === '' && effective === '' && previous === '') continue
    const code = dotted(current)
    const day = effectiveDay(effective, isFrom1904)
    const previousCodes = referencesIn(`(${previous})`, () => true)
    if (code === null) return refusal(line, 'a code', current)
    if (day === null) return refusal(line, 'a year or a day', effective)
    if (previousCodes.length === 0 && !/^none$/i.test(previous)) return refusal(line, 'codes or None', previous)
    rows.push({ code, effective: day, previous, previousCodes, line })
  }
  if (rows.length === 0)
    return {
      is: 'refused',
      line: 0,
      because: 'no rows below the header Current code assignment, Effective, Previous Code(s)',
    }
  return { is: 'read', rows }
}

/** Some rows of FY2026 have lost the dot (W453XXA). */
function dotted(text: string): string | null {
  const compact = text.replace('.', '')
  if (!/^[A-Z][0-9A-Z]{2,6}$/.test(compact)) return null
  return compact.length > 3 ? `${compact.slice(0, 3)}.${compact.slice(3)}` : compact
}

const DAY_MS = 86_400_000
/** Day 0 of a workbook, with the 29 February 1900 that Excel believes in; days before March 1900 do not occur. */
const FROM_1900 = Date.UTC(1899, 11, 30)
const FROM_1904 = Date.UTC(1904, 0, 1)

/**
 * A year means 1 October of it, unless the cell is a full day (the note above the table: "unless otherwise specified"):
 * a day number of the workbook, YYYY-MM-DD or M/D/YYYY.
 */
function effectiveDay(cell: string, isFrom1904: boolean): IsoDate | null {
  if (/^20\d\d$/.test(cell)) return parseIsoDate(`${cell}-10-01`)
  if (/^\d{5}$/.test(cell)) {
    const moment = new Date((isFrom1904 ? FROM_1904 : FROM_1900) + Number(cell) * DAY_MS)
    return parseIsoDate(moment.toISOString().slice(0, 10))
  }
  const [, month = '', day = '', year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(cell) ?? []
  return parseIsoDate(year === undefined ? cell : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
}

function refusal(line: number, expected: string, found: string): Refusal {
  return { is: 'refused', line, because: `${expected} was expected, found "${found.slice(0, 60)}"` }
}
