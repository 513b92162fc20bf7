// Reads NCCI add-on code edits: the table of CMS with its days as YYYYDDD, and header-named tables made from it.
import type { IsoDate } from '../citation.ts'
import type { AddOn } from '../code-record.ts'
import { dayReader } from './day-cell.ts'
import { columnsOf, delimitedRows } from './delimited.ts'
import type { Importer, Sink } from './importer.ts'
import { ncciRelease } from './release-name.ts'
import { clip } from './tsv.ts'

export const ncciAoc: Importer = {
  member: /^AOC_.*\.(txt|csv|xlsx)$/i,
  encoding: 'utf-8',
  dates: 'dated',
  withoutRelease: 'kept',
  inParts: false,
  releaseOf: ncciRelease,
  read: (_name, sink) => aocReader(sink),
}

const MAX_PREAMBLE = 10
const WANTED = ['aoc_edit_type', 'primary_code']
/** What stands as the primary where CMS has no list. */
const CONTRACTOR_DECIDES = 'CCCCC'

function aocReader(sink: Sink) {
  const day = dayReader()
  let places: Map<string, number> | null = null
  let skipped = 0
  let rows = 0
  return delimitedRows(
    ({ cells, at }) => {
      if (places === null) {
        places = columnsOf(cells, [...WANTED, 'add_on_code'])
        skipped += 1
        if (places !== null) sink.source('NCCI add-on codes')
        else if (skipped > MAX_PREAMBLE)
          sink.fault(at, 'a header with add-on code, primary code and type', clip(cells.join(' ')))
        return
      }
      rows += 1
      const cell = (name: string) => cells[places?.get(name) ?? -1] ?? ''
      const [code, primary, type] = [cell('add_on_code'), cell('primary_code'), cell('aoc_edit_type')]
      const from = day(cell('aoc_edit_effdt'))
      // The edit ends with the first of: its own deletion, that of the add-on code, that of the primary.
      const ends = ['aoc_edit_deldt', 'aoc_deldt', 'primary_code_deldt'].map((name) => day(cell(name)))
      const known = ends.filter((end): end is IsoDate => typeof end === 'string')
      if (!/^[0-9A-Z]{5}$/.test(code) || !/^[0-9A-Z]{5}$/.test(primary))
        sink.fault(at, 'an add-on code and a primary code of five characters', clip(cells.join(' ')))
      else if (!/^[123]$/.test(type)) sink.fault(at, 'a type 1, 2 or 3', clip(type))
      else if (from === undefined || ends.includes(undefined))
        sink.fault(at, 'days as YYYYDDD or empty', clip(cells.join(' ')))
      else {
        const row = {
          code,
          primary: primary === CONTRACTOR_DECIDES ? null : primary,
          type: Number(type) as AddOn['type'],
        }
        sink.addOn(at, { ...row, validFrom: from, validTo: known.sort()[0] ?? null })
      }
    },
    (at) => sink.fault(at, 'a closing quote', 'none'),
    () => {
      if (rows === 0) sink.fault(0, 'a header with add-on code, primary code and type, and rows below it', 'none')
    },
  )
}
