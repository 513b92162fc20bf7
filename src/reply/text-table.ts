// Finds the aligned table of claim lines in plain text: a heading "Code  Modifiers  Units" and the rows under it.

export type Table =
  | { is: 'table'; head: string[]; rows: string[][] }
  // A table whose columns were shifted while editing keeps its look instead of losing its meaning.
  | { is: 'preformatted'; lines: string[] }

type Column = { title: string; start: number }

/** Reads the table that begins at `lines[at]`, if one does. `end` is the index of the first line after it. */
export function readTable(lines: string[], at: number): { block: Table; end: number } | null {
  const columns = columnsOf(lines[at] ?? '')
  if (columns.length < 2 || columns[0]?.title.toLowerCase() !== 'code') return null
  let end = at + 1
  while (end < lines.length && isRow(lines[end] ?? '')) end += 1
  const body = lines.slice(at + 1, end).filter((line) => !isRule(line))
  if (body.length === 0) return null
  const rows = body.map((line) => cellsOf(line, columns))
  if (rows.every((row) => row !== null)) {
    return { block: { is: 'table', head: columns.map((column) => column.title), rows }, end }
  }
  return { block: { is: 'preformatted', lines: lines.slice(at, end) }, end }
}

/** Cells are parted by two spaces or more; one space is part of a title. */
function columnsOf(line: string): Column[] {
  const columns: Column[] = []
  let start = 0
  for (const piece of line.split('  ')) {
    const title = piece.trim()
    if (title) columns.push({ title, start: start + piece.length - piece.trimStart().length })
    start += piece.length + 2
  }
  return columns
}

// A row starts with a code under the heading's first column, or is the rule under the heading, and has a gap in it.
function isRow(line: string): boolean {
  return isRule(line) || (line.trim().includes('  ') && /^ {0,8}[A-Z0-9]/.test(line))
}

function isRule(line: string): boolean {
  const marks = line.trim()
  return marks !== '' && /^[-=+|\u2500 ]*$/.test(marks)
}

/** Cuts a row at the heading's columns; null when a word stands across a cut. */
function cellsOf(line: string, columns: Column[]): string[] | null {
  const cells: string[] = []
  for (const [index, { start }] of columns.entries()) {
    const from = index === 0 ? 0 : start
    if (from > 0 && (line[from - 1] ?? ' ') !== ' ') return null
    cells.push(line.slice(from, columns[index + 1]?.start).trim())
  }
  return cells
}
