// Reads NCCI procedure-to-procedure edits: the tab-separated files of CMS and header-named tables made from them.
import type { PairEdit } from '../code-record.ts'
import { type DayCell, dayReader } from './day-cell.ts'
import { columnsOf } from './delimited.ts'
import type { Importer, LineReader, Sink } from './importer.ts'
import { ncciRelease, quarterAfter, quarterOf } from './release-name.ts'
import { clip } from './tsv.ts'

export const ncciPtp: Importer = {
  member: /^cci(pra|oph).*\.(txt|xlsx)$/i,
  encoding: 'utf-8',
  dates: 'dated',
  withoutRelease: 'kept',
  inParts: true,
  releaseOf: ncciRelease,
  read: ptpReader,
}

/** Lines of notice, title and header before the first pair. */
const MAX_PREAMBLE = 40
/** Columns of CMS: column 1, column 2, in existence before 1996, effective, deletion, modifier indicator, rationale. */
const OFFICIAL = { column1: 0, column2: 1, from: 3, to: 4, indicator: 5, rationale: 6, count: 7 }
const NAMED = ['column1', 'column2', 'deletion_date', 'modifier_indicator']

function ptpReader(name: string, sink: Sink): LineReader {
  const day = dayReader()
  let table = tableNamed(name)
  let places: typeof OFFICIAL | null = null
  let rows = 0
  let [newestStart, newestEnd] = ['', '']
  return {
    line(text, at) {
      const cells = text.split('\t')
      if (places === null) {
        table ??= tableNamed(text)
        const named = columnsOf(cells, NAMED)
        const isPair = CODE.test(cells[0] ?? '') && CODE.test(cells[1] ?? '')
        if (named !== null || isPair) {
          if (table === null) sink.fault(at, 'a name or title with practitioner (ccipra) or hospital (ccioph)', name)
          sink.source(`NCCI PTP ${table ?? 'practitioner'}`)
          places = named === null ? OFFICIAL : placesNamed(named, cells.length)
        } else if (at > MAX_PREAMBLE) sink.fault(at, `a pair of codes within ${MAX_PREAMBLE} lines`, clip(text))
        // A row with a day in its fourth cell is no notice: a wrong first row must not pass for one.
        if (!isPair && !/^\d{8}$/.test(cells[OFFICIAL.from] ?? '')) return
        places ??= OFFICIAL
      }
      rows += 1
      const column1 = cells[places?.column1 ?? 0] ?? ''
      const column2 = cells[places?.column2 ?? 1] ?? ''
      const from: DayCell = day(cells[places?.from ?? -1] ?? '')
      const to: DayCell = day(cells[places?.to ?? -1] ?? '')
      const indicator = cells[places?.indicator ?? -1]?.trim()
      const rationale = cells[places?.rationale ?? -1]?.trim() ?? ''
      if (!CODE.test(column1) || !CODE.test(column2)) sink.fault(at, 'two codes of five characters', clip(text))
      else if (cells.length < (places?.count ?? 0))
        sink.fault(at, `${places?.count} columns`, `${cells.length}: ${clip(text)}`)
      else if (from === undefined || to === undefined) sink.fault(at, 'effective and deletion days', clip(text))
      else if (indicator !== '0' && indicator !== '1' && indicator !== '9')
        sink.fault(at, 'a modifier indicator 0, 1 or 9', clip(indicator ?? 'nothing'))
      else {
        if (from !== null && from > newestStart) newestStart = from
        if (to !== null && to > newestEnd) newestEnd = to
        const row = { column1, column2, indicator: Number(indicator) as PairEdit['indicator'], rationale }
        sink.pair(at, { ...row, table: table ?? 'practitioner', validFrom: from, validTo: to })
      }
    },
    end() {
      if (rows === 0) sink.fault(0, 'pairs of codes', 'none')
    },
    release: () => releaseProved(newestStart, newestEnd),
  }
}

const CODE = /^[0-9A-Z]{5}$/

/**
 * Every quarter brings edits that begin with it and ends some the day before; so the newest such day names the release. An export without
 * effective days is of the quarter after its newest deletion, by the same custom.
 */
function releaseProved(newestStart: string, newestEnd: string) {
  const started = quarterOf(newestStart)
  if (started !== null) return { ...started, because: `the newest effective date in it, ${newestStart}` }
  const ended = newestStart === '' ? quarterAfter(newestEnd) : null
  return ended && { ...ended, because: `the newest deletion date in it, ${newestEnd}, the day before a quarter` }
}

function tableNamed(text: string): PairEdit['table'] | null {
  if (/ccipra|practitioner/i.test(text)) return 'practitioner'
  return /ccioph|hospital|outpatient/i.test(text) ? 'hospital' : null
}

function placesNamed(named: Map<string, number>, count: number): typeof OFFICIAL {
  const place = (...names: string[]) => names.map((one) => named.get(one)).find((at) => at !== undefined) ?? -1
  return {
    column1: place('column1'),
    column2: place('column2'),
    from: place('effective_date'),
    to: place('deletion_date'),
    indicator: place('modifier_indicator'),
    rationale: place('ptp_edit_rationale', 'rationale'),
    count,
  }
}
