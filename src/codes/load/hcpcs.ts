// The official files of HCPCS Level II: the contractors' file, and the tables beside it, told apart by their first lines.
import { fixedWidth } from './hcpcs-file.ts'
import { indicators, isNocHeader, isNotesHeader, nocCodes, processingNotes } from './hcpcs-tables.ts'
import type { Importer, LineReader } from './importer.ts'
import { hcpcsRelease } from './release-name.ts'

/** Lines above the first row of the file by which it is told. */
const MAX_PREAMBLE = 30

export const hcpcs: Importer = {
  member: /^(HCPC20.*|proc_notes.*|NOC_.*)\.(txt|prn)$/i,
  encoding: 'windows-1252',
  dates: 'lists_ended',
  withoutRelease: 'refused',
  inParts: false,
  releaseOf: hcpcsRelease,
  read(_name, sink) {
    let reader: LineReader | null = null
    const above: [text: string, at: number][] = []
    const tell = (text: string): LineReader | null => {
      if (isNocHeader(text)) return nocCodes(sink)
      if (isNotesHeader(text)) return processingNotes(sink)
      return indicators(text, sink) ?? (text.trim() !== '' && !isNotice(text) ? fixedWidth(sink) : null)
    }
    return {
      line(text, at) {
        if (reader !== null) return reader.line(text, at)
        above.push([text, at])
        reader = above.length > MAX_PREAMBLE ? fixedWidth(sink) : tell(text)
        if (reader !== null) for (const [each, line] of above) reader.line(each, line)
      },
      end: () => (reader === null ? sink.fault(0, 'rows of codes', 'none') : reader.end()),
    }
  },
}

/** Disclaimers above the contractors' file are filled with tabs, and cut by tabs when they hold some. */
function isNotice(text: string): boolean {
  return text.startsWith('*') || text.includes('\t')
}
