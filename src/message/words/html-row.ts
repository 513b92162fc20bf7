// A row of an HTML table as one line of cells between tabs, as tables pasted from a worksheet look, so that one reader of tables serves both.
import type { DomNode, FormatCallback } from 'html-to-text'

const MAX_CELL_CHARS = 200 // of one cell; what is longer is a column of a page's layout
const MAX_CELLS = 40 // of one row
const MAX_NODES = 2_000 // looked at of one row
/** What stands in a cell of a layout and in none of a table of data. */
const LAYOUT = new Set(['table', 'blockquote', 'ul', 'ol', 'pre', 'hr', 'form'])
const SILENT = new Set(['style', 'script', 'head', 'title'])

/** Formats a `tr`: one line when each of two cells or more is short, else the cells as blocks. */
export const formatRow: FormatCallback = (row, walk, builder) => {
  builder.openBlock({ leadingLineBreaks: 1 })
  const cells = cellsOf(row)
  if (cells === null) walk(row.children, builder)
  else builder.addLiteral(cells.join('\t'))
  builder.closeBlock({ trailingLineBreaks: 1 })
}

function cellsOf(row: DomNode): string[] | null {
  const elements = row.children.filter(({ type, data }) => type !== 'text' || data?.trim() !== '')
  if (elements.length < 2 || elements.length > MAX_CELLS) return null
  let left = MAX_NODES
  const cells: string[] = []
  for (const { name, children } of elements) {
    if (name !== 'td' && name !== 'th') return null
    const words: string[] = []
    const open = [...children].reverse()
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      if (--left < 0 || LAYOUT.has(node.name ?? '')) return null
      if (node.type === 'text') words.push(node.data ?? '')
      else if (node.name === 'br' || node.name === 'p' || node.name === 'div') words.push(' ')
      if (!SILENT.has(node.name ?? '')) open.push(...[...(node.children ?? [])].reverse())
    }
    const text = words.join('').split(/\s+/).join(' ').trim()
    if (text.length > MAX_CELL_CHARS) return null
    cells.push(text)
  }
  return cells.some((text) => text !== '') ? cells : null
}
