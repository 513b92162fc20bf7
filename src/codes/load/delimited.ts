// Cuts lines into cells: tab-separated as they are, comma-separated with quotes, whose cells may run over several lines.
import type { LineReader } from './importer.ts'

/** Lines a quoted cell may run over; a quote that never closes would swallow the file. */
const MAX_LINES_OF_A_ROW = 100

export type Cells = { cells: string[]; at: number }

/**
 * Hands over each row that is not blank with the line it begins in; a line with a tab in it is taken as tab-separated.
 * `unclosed` is told when a quote never closes.
 */
export function delimitedRows(
  row: (row: Cells) => void,
  unclosed: (at: number) => void,
  finish: () => void,
): LineReader {
  let open = ''
  let openedAt = 0
  const hand = (cells: string[], at: number) => {
    if (cells.some((cell) => cell !== '')) row({ cells, at })
  }
  return {
    line(text, at) {
      if (open === '' && !text.includes('"')) {
        hand(
          text.split(text.includes('\t') ? '\t' : ',').map((cell) => cell.trim()),
          at,
        )
        return
      }
      if (open === '' && text.includes('\t')) {
        hand(text.split('\t').map(unquoted), at)
        return
      }
      if (open === '') openedAt = at
      open = open === '' ? text : `${open}\n${text}`
      if (quotesIn(open) % 2 === 1) {
        if (at - openedAt < MAX_LINES_OF_A_ROW) return
        unclosed(openedAt)
      }
      const whole = open
      open = ''
      hand(csvCells(whole), openedAt)
    },
    end() {
      if (open !== '') unclosed(openedAt)
      finish()
    },
  }
}

/** A header cell in the form in which columns are looked up: `AOC_Edit Type` and `aoc-edit-type` are `aoc_edit_type`. */
export function columnName(cell: string): string {
  return cell
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((part) => part !== '')
    .join('_')
}

/** The places of columns by name; null when one of `wanted` is not in the header. */
export function columnsOf(cells: readonly string[], wanted: readonly string[]): Map<string, number> | null {
  const places = new Map(cells.map((cell, at) => [columnName(cell), at]))
  return wanted.every((name) => places.has(name)) ? places : null
}

function unquoted(cell: string): string {
  const bare = cell.trim()
  return bare.startsWith('"') && bare.endsWith('"') && bare.length > 1
    ? bare.slice(1, -1).replaceAll('""', '"').trim()
    : bare
}

function quotesIn(text: string): number {
  let count = 0
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) count += 1
  return count
}

/** RFC 4180: a comma inside quotes belongs to the cell, two quotes are one. */
function csvCells(text: string): string[] {
  const cells: string[] = []
  let start = 0
  let inside = false
  for (let at = 0; at <= text.length; at += 1) {
    if (text[at] === '"') inside = !inside
    else if (at === text.length || (text[at] === ',' && !inside)) {
      cells.push(unquoted(text.slice(start, at)))
      start = at + 1
    }
  }
  return cells
}
