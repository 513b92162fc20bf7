// A draft as it is read beside its evidence: each sentence with the numbers of its rows, each number a way to the row.
import type { Finding } from '../advice/finding.ts'
import type { Citation, IsoDate } from '../codes/citation.ts'
import type { CodeBook } from '../codes/code-book.ts'
import { sectionKeys } from '../codes/passage.ts'
import { bracket } from '../draft/wording.ts'

/** Whatever names its rows: a finding of a draft or of a claim. */
type Cited = Pick<Finding, 'citations'>
export type CitedRow = { number: number; citation: Citation; path: string | null; words: string }
export type CitedLine = { words: string; marks: CitedRow[]; isUncited: boolean }

/** Every row that the findings cite, numbered in their order, each once. */
export function citedRows(findings: readonly Cited[], book: CodeBook, date: IsoDate): CitedRow[] {
  const rows = new Map<string, CitedRow>()
  for (const citation of findings.flatMap((finding) => finding.citations)) {
    const words = wordsOf(citation)
    if (!rows.has(words))
      rows.set(words, { number: rows.size + 1, citation, path: pathTo(citation, book, date), words })
  }
  return [...rows.values()]
}

/** The lines of a text without their brackets, each with the rows of the finding it says; a point that no finding says is uncited. */
export function citedLines(text: string, findings: readonly Finding[], rows: readonly CitedRow[]): CitedLine[] {
  return text.split('\n').map((line) => {
    // Words of a second writer keep the brackets of their finding.
    const said = findings.filter((one) => line.includes(one.claim) || line.endsWith(` ${bracket(one.citations)}`))
    const cited = new Set(said.flatMap((finding) => finding.citations.map(wordsOf)))
    const marks = rows.filter((row) => cited.has(row.words))
    const words = marks.length === 0 ? line : line.replace(/ \[[^\]\n]{1,600}\]$/, '')
    return { words, marks, isUncited: marks.length === 0 && line.startsWith('- ') && line.endsWith(']') }
  })
}

/** The rows of one finding, by their numbers. */
export function rowsOf({ citations }: Cited, rows: readonly CitedRow[]): CitedRow[] {
  const own = new Set(citations.map(wordsOf))
  return rows.filter((row) => own.has(row.words))
}

function wordsOf({ source, edition, locator }: Citation): string {
  return `${source}, ${edition}: ${locator}`
}

/** Where the row can be looked at: the passage it cites, or the code its locator begins with; null when the book holds neither. */
function pathTo({ source, locator }: Citation, book: CodeBook, date: IsoDate): string | null {
  const section = sectionKeys(locator.replace(/, page \d+$/, ''))[0]
  if (section !== undefined && book.passagesFor(section, { source, date }).length > 0)
    return `/codes/guidelines/${encodeURIComponent(source)}/${encodeURIComponent(section)}?date=${quarterStart(date)}`
  const code = /^[0-9A-Z][0-9A-Z.]{1,7}/.exec(locator)?.[0]
  const [row] = code === undefined ? [] : book.history(code)
  if (row === undefined || row.system === 'POS') return null
  return `/codes/${encodeURIComponent(row.system)}/${encodeURIComponent(row.code)}?date=${quarterStart(date)}`
}

/** A date of service stays out of addresses: the first day of its quarter, in which codes and edits are released, leads to the same rows. */
function quarterStart(date: IsoDate): string {
  const month = Math.floor((Number(date.slice(5, 7)) - 1) / 3) * 3 + 1
  return `${date.slice(0, 4)}-${String(month).padStart(2, '0')}-01`
}
