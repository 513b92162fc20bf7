// Reads Addendum B of the hospital outpatient payment system: status indicator and payment of each code, without its descriptor; and a
// table of what status indicators stand for.
import { columnName, delimitedRows } from './delimited.ts'
import type { Importer, Sink } from './importer.ts'
import { oppsRelease } from './release-name.ts'
import { clip } from './tsv.ts'

export const opps: Importer = {
  member: /addendum.?b.*\.(csv|txt|xlsx)$/i,
  encoding: 'utf-8',
  dates: 'dated',
  withoutRelease: 'kept',
  inParts: false,
  releaseOf: oppsRelease,
  read: (_name, sink) => oppsReader(sink),
}

/** The first column of a table of indicators. */
const INDICATOR = 'statusindicator'
/** Title rows and notices above the header. */
const MAX_PREAMBLE = 30
/** What CMS and tables made from its file call the columns that are kept; all others are passed over. */
const COLUMNS: Record<string, string> = {
  si: 'status_indicator',
  status_indicator: 'status_indicator',
  apc: 'apc',
  relative_weight: 'relative_weight',
  payment_rate: 'payment_rate',
  national_unadjusted_copayment: 'national_copayment',
  minimum_unadjusted_copayment: 'minimum_copayment',
}

function oppsReader(sink: Sink) {
  let columns: (string | undefined)[] | null = null
  let isOfIndicators = false
  let skipped = 0
  let rows = 0
  return delimitedRows(
    ({ cells, at }) => {
      if (columns === null) {
        skipped += 1
        if (columnName(cells[0] ?? '') === INDICATOR && columnName(cells[2] ?? '') === 'description') {
          sink.source('OPPS status indicators')
          isOfIndicators = true
          columns = []
          return
        }
        const named = cells.map((cell) => COLUMNS[columnName(cell)])
        if (/^hcpcs(_code)?$/.test(columnName(cells[0] ?? '')) && named.includes('status_indicator')) {
          columns = named
          sink.source('Medicare OPPS Addendum B')
        } else if (skipped > MAX_PREAMBLE) sink.fault(at, 'a header with HCPCS code and SI', clip(cells[0] ?? ''))
        return
      }
      rows += 1
      if (isOfIndicators) {
        const [key = '', , text = ''] = cells
        if (!/^[A-Z]\d?$/.test(key) || text === '')
          sink.fault(at, 'a status indicator and what it stands for', clip(cells.join(' ')))
        else sink.meaning(at, { of: 'OPPS status indicator', key, text })
        return
      }
      const facts: Record<string, string> = {}
      for (const [place, cell] of cells.entries()) {
        const name = columns[place]
        if (name !== undefined && cell !== '') facts[name] = cell
      }
      const code = cells[0] ?? ''
      if (cells.length !== columns.length) sink.fault(at, `${columns.length} columns`, `${cells.length}`)
      else if (!/^[0-9A-Z]{5}$/.test(code)) sink.fault(at, 'a code of five characters', clip(code))
      else if (!/^[A-Z]\d?$/.test(facts.status_indicator ?? ''))
        sink.fault(at, 'a status indicator', clip(facts.status_indicator ?? 'none'))
      else sink.fee(at, { code, modifier: '', facts })
    },
    (at) => sink.fault(at, 'a closing quote', 'none'),
    () => {
      if (rows === 0) sink.fault(0, 'a header with HCPCS code and SI, and rows below it', 'none')
    },
  )
}
