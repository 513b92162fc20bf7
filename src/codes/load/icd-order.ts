// Reads the order files of ICD-10-CM and ICD-10-PCS, which list every code and heading in order.
import type { CodeSystem } from '../code-record.ts'
import { type Importer, type LineReader, NOTHING_KNOWN, type Sink } from './importer.ts'
import { icdOrderRelease } from './release-name.ts'
import { clip } from './tsv.ts'

/** Layout: icd10OrderFiles.pdf (CDC) and icd10pcsOrderFile.pdf (CMS), the same positions. */
export const icd10cmOrder = orderFile('ICD-10-CM', /order/i, /^[A-Z][0-9A-Z]{2,6}$/)
export const icd10pcsOrder = orderFile('ICD-10-PCS', /order/i, /^[0-9BCDFGHX][0-9A-HJ-NP-Z]{2}([0-9A-HJ-NP-Z]{4})?$/)

function orderFile(system: CodeSystem, names: RegExp, shape: RegExp): Importer {
  return {
    member: new RegExp(`^(?!.*addenda).*${names.source}.*\\.txt$`, 'i'),
    encoding: 'utf-8',
    dates: 'snapshot',
    withoutRelease: 'refused',
    inParts: false,
    releaseOf: icdOrderRelease,
    read: (_name, sink) => orderReader(system, shape, sink),
  }
}

function orderReader(system: CodeSystem, shape: RegExp, sink: Sink): LineReader {
  let last = 0
  return {
    line(text, at) {
      const row = /^(\d{5}) (.{7}) ([01]) (.{60}) (\S.*)$/.exec(text)
      const code = row?.[2]?.trimEnd() ?? ''
      if (row === null || !shape.test(code)) {
        sink.fault(at, `a row of an ${system} order file (number, code, 0 or 1, short and long title)`, clip(text))
        return
      }
      if (last === 0) sink.source(system)
      const number = Number(row[1])
      if (number !== last + 1) sink.fault(at, `order number ${last + 1}`, `${number}; rows are missing or out of order`)
      last = number
      const dotted = system === 'ICD-10-CM' && code.length > 3 ? `${code.slice(0, 3)}.${code.slice(3)}` : code
      const title = (row[5] ?? '').trim()
      sink.record(at, { ...NOTHING_KNOWN, system, code: dotted, title, billable: row[3] === '1' })
    },
    end() {
      if (last === 0) sink.fault(0, 'rows of codes', 'none')
    },
  }
}
