// Reads HCPCS Level II: the contractors' fixed-width file, and a table of indicators that knows the last days of codes.
import type { Bare } from '../book-writer.ts'
import type { CodeRecord } from '../code-record.ts'
import { dayReader } from './day-cell.ts'
import { columnsOf } from './delimited.ts'
import { type Importer, type LineReader, NOTHING_KNOWN, type Sink } from './importer.ts'
import { hcpcsRelease } from './release-name.ts'
import { clip } from './tsv.ts'

export const hcpcs: Importer = {
  member: /^HCPC20.*\.txt$/i,
  encoding: 'windows-1252',
  dates: 'lists_ended',
  inParts: false,
  releaseOf: hcpcsRelease,
  read(_name, sink) {
    let reader: LineReader | null = null
    return {
      line(text, at) {
        reader ??= columnsOf(text.split('\t'), INDICATORS) === null ? fixedWidth(sink) : indicators(sink)
        reader.line(text, at)
      },
      end: () => (reader === null ? sink.fault(0, 'rows of codes', 'none') : reader.end()),
    }
  },
}

/** HCPCS record layout: bytes of one record; some rows are shorter and mean blanks. */
const RECORD_BYTES = 320
/** A row must at least hold its description, positions 12 to 91. */
const SHORTEST_ROW = 91
/** Lines of disclaimers before the first code. */
const MAX_PREAMBLE = 30

type Held = { at: number; row: Bare<CodeRecord> }

/** Positions are those of the record layout, from 0 and without the end. */
function fixedWidth(sink: Sink): LineReader {
  const day = dayReader()
  let held: Held | null = null
  let rows = 0
  const hand = () => {
    if (held !== null) sink.record(held.at, held.row)
    held = null
  }
  function first(text: string, code: string, at: number): void {
    const system = text[10] === '3' ? 'HCPCS' : 'MODIFIER'
    const shape = system === 'HCPCS' ? /^[A-V]\d{4}$/ : /^[0-9A-Z]{2}$/
    const [added, ended] = [text.slice(268, 276), text.slice(284, 292)].map((cell) => day(cell.trim()))
    if (!shape.test(code)) sink.fault(at, `a ${system === 'HCPCS' ? 'HCPCS code' : 'modifier'}`, code)
    if (added === undefined || ended === undefined)
      sink.fault(at, 'days as YYYYMMDD in positions 269 and 285', `${text.slice(268, 276)} ${text.slice(284, 292)}`)
    const refers = [204, 209, 214, 219, 224].map((from) => text.slice(from, from + 5).trim())
    held = {
      at,
      row: {
        ...NOTHING_KNOWN,
        system,
        code,
        title: oneLine(text.slice(11, 91)),
        coverage: text.slice(229, 230).trim() || null,
        // The cross-reference of a live code is another code to look at, not what took its place.
        replacedBy: ended ? refers.filter((other) => /^[0-9A-Z]{5}$/.test(other)) : [],
        validFrom: added ?? null,
        validTo: ended ?? null,
      },
    }
  }
  return {
    line(text, at) {
      const kind = text[10]
      const isRow = kind === '3' || kind === '4' || kind === '7' || kind === '8'
      if (!isRow || !/^[0-9A-Z ]{3}[0-9A-Z]{2}\d{5}$/.test(text.slice(0, 10))) {
        if (rows === 0 && at <= MAX_PREAMBLE && !isRecordLike(text)) return
        if (text.trim() !== '') sink.fault(at, 'a record with 3, 4, 7 or 8 in position 11', clip(text))
        return
      }
      if (text.trimEnd().length > RECORD_BYTES)
        sink.fault(at, `at most ${RECORD_BYTES} characters`, String(text.length))
      if (text.length < SHORTEST_ROW) sink.fault(at, `at least ${SHORTEST_ROW} characters`, clip(text))
      if (rows === 0) sink.source('HCPCS Level II')
      rows += 1
      const code = text.slice(0, 5).trim()
      if (kind === '3' || kind === '7') {
        hand()
        first(text.padEnd(RECORD_BYTES), code, at)
      } else if (held === null || held.row.code !== code) {
        sink.fault(at, 'a continuation of the code before it', code)
      } else {
        held.row.title = oneLine(`${held.row.title} ${text.slice(11, 91)}`)
      }
    },
    end() {
      hand()
      if (rows === 0) sink.fault(0, 'rows of codes', 'none')
    },
  }
}

/** Disclaimers are filled with tabs or shorter than a record: a wrong first record must not pass for one. */
function isRecordLike(text: string): boolean {
  return text.length >= RECORD_BYTES - 8 && !text.includes('\t')
}

const INDICATORS = ['hcpcs_code', 'xref', 'date_term']

/** The header-named table of indicators: it has no descriptions, so it only ends codes that the contractors' file lists without an end. */
function indicators(sink: Sink): LineReader {
  const day = dayReader()
  let places = new Map<string, number>()
  return {
    line(text, at) {
      const cells = text.split('\t')
      if (places.size === 0) {
        places = columnsOf(cells, INDICATORS) ?? places
        sink.source('HCPCS Level II')
        return
      }
      const cell = (name: string) => cells[places.get(name) ?? -1]?.trim() ?? ''
      const code = cell('hcpcs_code')
      const lastDay = day(cell('date_term'))
      if (cells.length !== places.size) sink.fault(at, `${places.size} columns`, `${cells.length}: ${clip(text)}`)
      else if (!/^[A-V]\d{4}$/.test(code)) sink.fault(at, 'a HCPCS code', clip(code))
      else if (lastDay === undefined) sink.fault(at, 'date_term as a day or empty', cell('date_term'))
      else if (lastDay !== null)
        sink.ended(at, {
          code,
          lastDay,
          replacedBy: cell('xref')
            .split(/[,;\s]+/)
            .filter((other) => other !== ''),
        })
      else sink.seen(at)
    },
    end: () => {},
  }
}

function oneLine(text: string): string {
  return text
    .split(/\s+/)
    .filter((word) => word !== '')
    .join(' ')
}
