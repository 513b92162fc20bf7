// Reads the three NCCI tables of medically unlikely edits: the CSV files of CMS and header-named tables made from them.
import type { UnitLimit } from '../code-record.ts'
import { columnName, delimitedRows } from './delimited.ts'
import type { Importer, Sink } from './importer.ts'
import { ncciRelease } from './release-name.ts'
import { clip } from './tsv.ts'

export const ncciMue: Importer = {
  member: /mue.*\.(csv|txt|xlsx)$/i,
  encoding: 'utf-8',
  dates: 'snapshot',
  withoutRelease: 'kept',
  inParts: false,
  releaseOf: ncciRelease,
  read: mueReader,
}

/** Rows of notice before the header. */
const MAX_PREAMBLE = 10
const SOURCES: Record<UnitLimit['table'], string> = {
  practitioner: 'NCCI MUE practitioner',
  outpatient: 'NCCI MUE outpatient',
  dme: 'NCCI MUE DME',
}

function mueReader(name: string, sink: Sink) {
  let table = tableNamed(name)
  let headed = false
  let skipped = 0
  let rows = 0
  return delimitedRows(
    ({ cells, at }) => {
      const [code = '', units = '', mai = '', rationale = ''] = cells
      if (!headed) {
        headed = columnName(code) === 'hcpcs_cpt_code'
        skipped += 1
        if (headed) {
          // The official header names the table in its second cell.
          table = tableNamed(units) ?? table
          if (table === null)
            sink.fault(at, 'a name or header with practitioner, outpatient hospital or DME supplier', name)
          sink.source(SOURCES[table ?? 'practitioner'])
        } else if (skipped > MAX_PREAMBLE) sink.fault(at, 'a header that begins with HCPCS/CPT Code', clip(code))
        return
      }
      rows += 1
      // `3 Date of Service Edit: Clinical`, or the digit alone.
      const digit = mai.slice(0, 1)
      if (!/^[0-9A-Z]{5}$/.test(code)) sink.fault(at, 'a code of five characters', clip(code))
      else if (!/^\d{1,7}$/.test(units)) sink.fault(at, 'a number of units', clip(units))
      else if (!/^[123]$/.test(digit)) sink.fault(at, 'an adjudication indicator 1, 2 or 3', clip(mai))
      else {
        const limit = { code, units: Number(units), mai: Number(digit) as UnitLimit['mai'], rationale }
        sink.unitLimit(at, { ...limit, table: table ?? 'practitioner', validFrom: null, validTo: null })
      }
    },
    (at) => sink.fault(at, 'a closing quote', 'none'),
    () => {
      if (rows === 0) sink.fault(0, 'a header that begins with HCPCS/CPT Code, and rows below it', 'none')
    },
  )
}

function tableNamed(text: string): UnitLimit['table'] | null {
  if (/practitioner/i.test(text)) return 'practitioner'
  if (/dme/i.test(text)) return 'dme'
  return /outpatient|hospital/i.test(text) ? 'outpatient' : null
}
