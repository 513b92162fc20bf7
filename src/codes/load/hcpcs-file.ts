// Reads the contractors' fixed-width file of HCPCS Level II: codes and modifiers with their titles, days and indicators.
import type { Bare } from '../book-writer.ts'
import type { CodeRecord } from '../code-record.ts'
import { type DayCell, dayReader } from './day-cell.ts'
import { HCPCS } from './ended-codes.ts'
import { mendTitles } from './hcpcs-titles.ts'
import { type LineReader, NOTHING_KNOWN, type Sink } from './importer.ts'
import { clip } from './tsv.ts'

/** HCPCS record layout: bytes of one record; some rows are shorter and mean blanks. */
const RECORD_BYTES = 320
/** A row must at least hold its description, positions 12 to 91. */
const SHORTEST_ROW = 91
/** Lines of disclaimers before the first code. */
const MAX_PREAMBLE = 30

/** What is kept beside the record, by the names that tables made from the file use. Positions of the record layout, from 0 without the end. */
const FACTS: readonly [name: string, from: number, to: number, width: number][] = [
  ['short', 91, 119, 28],
  ['price', 119, 127, 2],
  ['multi', 127, 128, 1],
  ['cim', 128, 146, 6],
  ['mcm', 146, 170, 8],
  ['statute', 170, 180, 10],
  ['lab', 180, 204, 3],
  ['xref', 204, 229, 5],
  ['cov', 229, 230, 1],
  ['asc_grp', 230, 232, 2],
  ['date_asc', 232, 240, 8],
  ['opps', 240, 243, 3],
  ['opps_pi', 243, 244, 1],
  ['date_opps', 244, 252, 8],
  ['proc', 252, 256, 4],
  ['betos', 256, 259, 3],
  ['tos', 260, 265, 1],
  ['anes', 265, 268, 3],
  ['date_added', 268, 276, 8],
  ['date_action', 276, 284, 8],
  ['date_term', 284, 292, 8],
  ['action', 292, 293, 1],
]

/** A code as it is put together from its rows: `texts` are the descriptions of each, 80 characters at most. */
export type Held = { at: number; row: Bare<CodeRecord>; facts: Record<string, string>; texts: string[] }

export function fixedWidth(sink: Sink): LineReader {
  const day = dayReader()
  const held: Held[] = []
  let isNamed = false
  return {
    line(text, at) {
      const kind = text[10]
      const isRow = kind === '3' || kind === '4' || kind === '7' || kind === '8'
      if (!isRow || !/^[0-9A-Z ]{3}[0-9A-Z]{2}\d{5}$/.test(text.slice(0, 10))) {
        if (held.length === 0 && at <= MAX_PREAMBLE && !isRecordLike(text)) return
        if (text.trim() !== '') sink.fault(at, 'a record with 3, 4, 7 or 8 in position 11', clip(text))
        return
      }
      if (text.trimEnd().length > RECORD_BYTES)
        sink.fault(at, `at most ${RECORD_BYTES} characters`, String(text.length))
      if (text.length < SHORTEST_ROW) sink.fault(at, `at least ${SHORTEST_ROW} characters`, clip(text))
      if (!isNamed) sink.source(HCPCS)
      isNamed = true
      const last = held.at(-1)
      const code = text.slice(0, 5).trim()
      if (kind === '3' || kind === '7') held.push(firstRow(text.padEnd(RECORD_BYTES), code, at, day, sink))
      else if (last === undefined || last.row.code !== code)
        sink.fault(at, 'a continuation of the code before it', code)
      else last.texts.push(text.slice(11, 91).trimEnd())
    },
    end() {
      if (held.length === 0) sink.fault(0, 'rows of codes', 'none')
      mendTitles(held)
      for (const { at, row, facts, texts } of held) {
        sink.record(at, { ...row, title: oneLine(texts.join(' ')) })
        sink.fee(at, { code: row.code, modifier: '', facts })
      }
    },
  }
}

function firstRow(text: string, code: string, at: number, day: (cell: string) => DayCell, sink: Sink): Held {
  const system = text[10] === '3' ? 'HCPCS' : 'MODIFIER'
  const shape = system === 'HCPCS' ? /^[A-V]\d{4}$/ : /^[0-9A-Z]{2}$/
  if (!shape.test(code)) sink.fault(at, `a ${system === 'HCPCS' ? 'HCPCS code' : 'modifier'}`, code)
  const facts: Record<string, string> = {}
  for (const [name, from, to, width] of FACTS) {
    const cells = Array.from({ length: (to - from) / width }, (_, each) =>
      text.slice(from + each * width, from + (each + 1) * width),
    )
    const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
    if (filled.length > 0) facts[name] = filled.join(',')
  }
  const [added, ended] = [facts.date_added, facts.date_term].map((cell) => day(cell ?? ''))
  if (added === undefined || ended === undefined)
    sink.fault(at, 'days as YYYYMMDD in positions 269 and 285', `${facts.date_added ?? ''} ${facts.date_term ?? ''}`)
  const refers = (facts.xref ?? '').split(',').filter((other) => /^[0-9A-Z]{5}$/.test(other))
  const row = {
    ...NOTHING_KNOWN,
    ...({ system, code, title: '' } as const),
    coverage: facts.cov ?? null,
    // The cross-reference of a live code is another code to look at, not what took its place.
    replacedBy: ended ? refers : [],
    validFrom: added ?? null,
    validTo: ended ?? null,
  }
  return { at, row, facts, texts: [text.slice(11, 91).trimEnd()] }
}

/** Disclaimers are filled with tabs or shorter than a record: a wrong first record must not pass for one. */
function isRecordLike(text: string): boolean {
  return text.length >= RECORD_BYTES - 8 && !text.includes('\t')
}

function oneLine(text: string): string {
  return text
    .split(/\s+/)
    .filter((word) => word !== '')
    .join(' ')
}
