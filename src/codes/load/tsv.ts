// Reads a tab-separated file strictly: a row that is not as promised is named, never skipped.
import { readFileSync } from 'node:fs'

/** One thing wrong in a file. `line` counts from 1; 0 means the file as a whole. */
export type Fault = { file: string; line: number; expected: string; found: string }

export type TsvRow = { line: number; cells: Record<string, string> }

/** How many faults a file reports: enough to see what is wrong with it, not a copy of it. */
export const MAX_FAULTS = 20

/** Reads `path`, whose first line must be exactly `columns`. `file` is the name to report. Rows are trimmed of nothing. */
export function readTsv(path: string, file: string, columns: readonly string[]): { rows: TsvRow[]; faults: Fault[] } {
  const text = textOf(path)
  if (text === null) return { rows: [], faults: [{ file, line: 0, expected: 'a readable UTF-8 file', found: 'none' }] }
  const lines = text.split('\n').map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line))
  if (lines.at(-1) === '') lines.pop()
  const header = lines[0] ?? ''
  if (header !== columns.join('\t')) {
    return { rows: [], faults: [{ file, line: 1, expected: `the header ${columns.join(' ')}`, found: clip(header) }] }
  }
  const rows: TsvRow[] = []
  const faults: Fault[] = []
  for (const [index, line] of lines.entries()) {
    if (index === 0) continue
    const cells = line.split('\t')
    if (cells.length === columns.length) {
      rows.push({ line: index + 1, cells: Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? ''])) })
    } else if (faults.length < MAX_FAULTS) {
      faults.push({
        file,
        line: index + 1,
        expected: `${columns.length} columns`,
        found: `${cells.length}: ${clip(line)}`,
      })
    }
  }
  return { rows, faults }
}

/** At most 80 characters of a row, for a message. */
export function clip(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}

function textOf(path: string): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path))
  } catch (error) {
    // A missing file and bytes that are no UTF-8 are faults of the data; any other trouble is the machine's.
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT' || code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return null
    throw error
  }
}
