// Rows of a comma-separated file (RFC 4180) as they come: cells may hold line ends, commas and quotes.

export type CsvRow = { line: number; cells: string[] }

/** A cell of the coverage database, a policy in HTML, has up to some 400 KB; a quote that never closes must not swallow the file. */
const MAX_CELL_CHARACTERS = 5_000_000

/** Yields each row that is not blank, with the line it begins in, from 1. Throws a plain Error for a quote that never closes. */
export async function* csvRows(content: AsyncIterable<Buffer>): AsyncGenerator<CsvRow> {
  const decoder = new TextDecoder('utf-8')
  let [cells, cell, line, began]: [string[], string, number, number] = [[], '', 1, 1]
  let [isQuoted, wasQuote]: [boolean, boolean] = [false, false]
  const finish = (): CsvRow | null => {
    const row = { line: began, cells: [...cells, cell] }
    ;[cells, cell, began] = [[], '', line + 1]
    return row.cells.some((each) => each !== '') ? row : null
  }
  for await (const piece of content) {
    const text = decoder.decode(piece, { stream: true })
    let from = 0
    for (let at = 0; at < text.length; at += 1) {
      const sign = text.charCodeAt(at)
      if (isQuoted) {
        if (sign === LINE_END) line += 1
        if (sign !== QUOTE) continue
        cell += text.slice(from, at)
        ;[isQuoted, wasQuote, from] = [false, true, at + 1]
      } else if (sign === QUOTE) {
        // Two quotes inside a quoted cell are one; the first has closed it, the second opens it again.
        cell += wasQuote ? '"' : text.slice(from, at)
        ;[isQuoted, wasQuote, from] = [true, false, at + 1]
      } else if (sign === COMMA || sign === LINE_END || sign === RETURN) {
        cell += text.slice(from, at)
        ;[wasQuote, from] = [false, at + 1]
        if (sign === COMMA) {
          cells.push(cell)
          cell = ''
        } else if (sign === LINE_END) {
          const row = finish()
          line += 1
          if (row !== null) yield row
        }
      } else wasQuote = false
    }
    cell += text.slice(from)
    if (cell.length > MAX_CELL_CHARACTERS) throw new Error(`a cell without end, in the row of line ${began}`)
  }
  if (isQuoted) throw new Error(`a quote without end, in the row of line ${began}`)
  const row = finish()
  if (row !== null) yield row
}

const [QUOTE, COMMA, LINE_END, RETURN] = [0x22, 0x2c, 0x0a, 0x0d]
