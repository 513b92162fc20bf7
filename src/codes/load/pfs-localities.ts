// Reads the fee schedule's files about places: cost indices (GPCI2024.csv), counties (24LOCCO.csv), anesthesia factors (ANES2024.csv).
import type { LocalityRow } from '../book-writer.ts'
import { columnName } from './delimited.ts'
import type { Sink } from './importer.ts'
import { clip } from './tsv.ts'

/** What CMS and tables made from its files call the columns; the first that fits names it. Headers change with the year. */
const COLUMNS: readonly [string, RegExp][] = [
  ['mac', /^(mac|contractor|carrier|carrier_number|medicare_admin[a-z]*_contractor(_mac)?)$/],
  ['number', /^locality(_number|_code)?$/],
  ['gpci_work_without_floor', /(pw|work)_gpci.*without|gpci_work_without/],
  ['gpci_work', /(pw|work)_gpci|gpci_(pw|work)$/],
  ['gpci_pe', /pe_gpci|gpci_pe$/],
  ['gpci_mp', /mp_gpci|gpci_mp$/],
  ['anes_cf', /^anes_cf$|anes.*(conversion|factor)|conversion_factor$/],
  ['state', /^state$/],
  ['state_name', /^state_name$/],
  ['locality_name', /^locality_name$/],
  ['fee_schedule_area', /^fee_schedule_area$/],
  ['counties', /^count(y|ies)$/],
]
/** A file is what its columns say. */
const FILES: readonly [source: string, columns: string[]][] = [
  ['Medicare PFS GPCI', ['gpci_work', 'gpci_pe', 'gpci_mp']],
  ['Medicare PFS localities', ['counties']],
  ['Medicare PFS anesthesia factors', ['anes_cf']],
]

/** Takes the rows below a header of one of the three files; null when the cells are no such header. */
export function localityRows(header: readonly string[], sink: Sink): ((cells: string[], at: number) => void) | null {
  const names = header.map((cell) => COLUMNS.find(([, pattern]) => pattern.test(columnName(cell)))?.[0] ?? null)
  const file = FILES.find(([, columns]) => ['mac', 'number', ...columns].every((column) => names.includes(column)))
  if (file === undefined) return null
  const [source, needed] = file
  sink.source(source)
  let state = ''
  return (cells, at) => {
    const facts: Record<string, string> = {}
    for (const [place, cell] of cells.entries()) {
      const name = names[place]
      if (name != null && cell !== '') facts[name] = cell
    }
    const { mac = '', number = '', ...rest } = facts
    const wrong = needed.find((column) => NUMBERS.test(column) && !/^\d*\.?\d+$/.test(rest[column] ?? ''))
    // Below the table stand notes, and in one file the mark by which DOS ended a text.
    if (!/^\d/.test(mac) && number === '') sink.seen(at)
    else if (!/^\d{5}$/.test(mac) || !/^\d{1,2}$/.test(number))
      sink.fault(at, 'a contractor of five digits and a locality of two', clip(cells.join(' ')))
    else if (wrong !== undefined) sink.fault(at, `a number as ${wrong}`, clip(rest[wrong] ?? 'nothing'))
    else {
      // The list of counties prints a state once, in the first row of its localities.
      if (source === 'Medicare PFS localities') {
        state = rest.state_name ?? rest.state ?? state
        rest.state_name = state
        delete rest.state
      }
      sink.locality(at, { mac, number: number.padStart(2, '0'), facts: rest } satisfies LocalityRow)
    }
  }
}

const NUMBERS = /^(gpci|anes)/
