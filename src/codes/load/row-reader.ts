// Reads typed cells out of one row of text and keeps a list of what was wrong with it.
import { type IsoDate, parseIsoDate } from '../citation.ts'
import { clip, type Fault, MAX_FAULTS, type TsvRow } from './tsv.ts'

export type RowReader = ReturnType<typeof rowReader>

/** Reads cells of a row of `file`. A cell that is wrong gives a harmless value and adds a fault; the caller looks at `faults`. */
export function rowReader(file: string, row: TsvRow, faults: Fault[]) {
  const cell = (column: string) => row.cells[column] ?? ''
  function fault(expected: string, found: string): void {
    if (faults.length < MAX_FAULTS) faults.push({ file, line: row.line, expected, found: clip(found) })
  }
  function date(column: string): IsoDate | null {
    if (cell(column) === '') return null
    const day = parseIsoDate(cell(column))
    if (day === null) fault(`${column} as a day YYYY-MM-DD or empty`, cell(column))
    return day
  }
  function filled(column: string): string {
    if (cell(column).trim() === '') fault(`${column} not empty`, 'nothing')
    return cell(column)
  }
  return {
    file,
    line: row.line,
    fault,
    date,
    filled,
    orNull: (column: string): string | null => (cell(column) === '' ? null : cell(column)),
    list: (column: string): string[] =>
      cell(column)
        .split('|')
        .map((item) => item.trim())
        .filter((item) => item !== ''),
    /** One of the given words. */
    oneOf<Word extends string>(column: string, words: readonly [Word, ...Word[]]): Word {
      const word = words.find((candidate) => candidate === cell(column))
      if (word === undefined)
        fault(`${column} one of ${words.map((candidate) => candidate || 'empty').join(', ')}`, cell(column))
      return word ?? words[0]
    },
    wholeNumber(column: string): number {
      if (!/^\d{1,9}$/.test(cell(column))) fault(`${column} a whole number`, cell(column))
      return Number(cell(column)) || 0
    },
    amount(column: string): number {
      const amount = Number(cell(column))
      if (!(amount > 0) || !/^[\d.]{1,12}$/.test(cell(column))) fault(`${column} an amount above 0`, cell(column))
      return amount || 0
    },
    /** The dates, citation and origin that every row carries; the locator names the row in its source. */
    provenance(locator: string) {
      const validFrom = date('valid_from')
      const validTo = date('valid_to')
      if (validFrom && validTo && validTo < validFrom)
        fault('valid_to on or after valid_from', `${validFrom} to ${validTo}`)
      const citation = { source: filled('source'), edition: filled('release'), locator }
      return { validFrom, validTo, citation, file, line: row.line }
    },
  }
}
