// Reads a licensee's files of CPT descriptors: one file for each length, tab-separated, a code and its words in a row.
import { type Importer, NOTHING_KNOWN, type Sink } from './importer.ts'
import { cptRelease } from './release-name.ts'
import { clip } from './tsv.ts'

/** The descriptors of a file, by the words in its name. */
const LENGTHS: readonly [pattern: RegExp, length: string][] = [
  [/(^|[-_ ])long/i, 'long'],
  [/(^|[-_ ])med(u|ium)/i, 'medium'],
  [/(^|[-_ ])short/i, 'short'],
  [/consumer/i, 'consumer'],
  [/clinician/i, 'clinician'],
]
/** Lines of notice above the rows. */
const MAX_PREAMBLE = 60
const CODE = /^\d{4}[\dAFMTU]$/

export const cpt: Importer = {
  member: /(^|[-_ ])(long|med(u|ium)|short|consumer|clinician).*\.(txt|tsv)$/i,
  encoding: 'utf-8',
  dates: 'snapshot',
  withoutRelease: 'refused',
  inParts: true,
  releaseOf: cptRelease,
  read: (name, sink) => descriptors(LENGTHS.find(([pattern]) => pattern.test(name))?.[1] ?? null, sink),
}

/** Long descriptors become records, the others stand beside them. Before the code may stand a concept's number, behind it one of the words. */
function descriptors(length: string | null, sink: Sink) {
  let rows = 0
  return {
    line(text: string, at: number) {
      const cells = text.split('\t').map((cell) => cell.trim())
      const place = cells.findIndex((cell) => CODE.test(cell))
      if (place < 0 || place > 1) {
        const isPreamble = rows === 0 && at <= MAX_PREAMBLE
        if (!isPreamble && text.trim() !== '')
          sink.fault(at, 'a CPT code in the first or second column', clip(cells[0] ?? ''))
        return
      }
      if (rows === 0) {
        if (length === null) sink.fault(at, 'a name with long, medium, short, consumer or clinician', 'none')
        sink.source(`CPT ${length ?? 'unknown'} descriptors`)
      }
      rows += 1
      const code = cells[place] ?? ''
      const words = cells.at(-1) ?? ''
      if (cells.length < place + 2 || words === '') sink.fault(at, 'a descriptor behind the code', 'nothing')
      else if (length === 'long') sink.record(at, { ...NOTHING_KNOWN, system: 'CPT', code, title: words })
      else {
        const number = cells.length > place + 2 ? ` ${cells[place + 1]}` : ''
        sink.meaning(at, { of: `CPT ${length} descriptor`, key: `${code}${number}`, text: words })
      }
    },
    end() {
      if (rows === 0) sink.fault(0, 'rows with a CPT code and its descriptor', 'none')
    },
  }
}
