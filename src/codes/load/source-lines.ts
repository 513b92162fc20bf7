// The lines of a text file, or the rows of a workbook as tab-separated lines, with their numbers.
import { eachSheetRow, type SheetRow } from '../../file/workbook.ts'
import { type Content, WrongFile } from './source-file.ts'

/** Lines with the number of the first of them, counted from 1; of a workbook the row of the sheet. */
export type Lines = { first: number; texts: string[] }

/** Longest line; a file without line ends is no text file of this kind. */
const MAX_LINE_BYTES = 1024 * 1024
/** Rows of a workbook handed over at a time. */
const ROWS_AT_A_TIME = 2_000

/**
 * Hands over the lines of an opened part. `take` gives false to stop.
 * Throws WrongFile for a file that is cut off, damaged or no text.
 */
export async function eachLine(
  { isWorkbook, content }: Content,
  encoding: 'utf-8' | 'windows-1252',
  take: (lines: Lines) => boolean,
): Promise<void> {
  if (isWorkbook) return eachRow(content, take)
  for await (const lines of linesOf(content, encoding)) if (!take(lines)) return
}

/** Thrown to stop the reading of a workbook; no Error, so that it is not taken for a damaged one. */
const STOPPED = Symbol('stopped')

async function eachRow(content: AsyncIterable<Buffer>, take: (lines: Lines) => boolean): Promise<void> {
  const pieces: Buffer[] = []
  for await (const piece of content) pieces.push(piece)
  let held: Lines = { first: 1, texts: [] }
  const hand = () => {
    if (held.texts.length > 0 && !take(held)) throw STOPPED
    held = { first: held.first + held.texts.length, texts: [] }
  }
  const row = ({ line, cells }: SheetRow) => {
    // Rows without cells are left out of a sheet; their numbers must not be.
    while (held.first + held.texts.length < line) held.texts.push('')
    // A lone cell, a notice, is a row of two, so that no comma or quote in it is taken for a mark of the format.
    held.texts.push(`${cells.map(cellText).join('\t')}${cells.length > 1 ? '' : '\t'}`)
    if (held.texts.length >= ROWS_AT_A_TIME) hand()
  }
  try {
    const refusal = await eachSheetRow(Buffer.concat(pieces), row)
    if (refusal !== null) throw new WrongFile(0, refusal.because)
    hand()
  } catch (error) {
    if (error !== STOPPED) throw error
  }
}

/** A number typed as 0.97 may be stored as 0.96999999999999997; tabs and line ends inside a cell would make others of it. */
function cellText(cell: string): string {
  if (/^-?\d*\.\d{12,}$/.test(cell)) return String(Number(Number(cell).toPrecision(15)))
  return /[\t\r\n]/.test(cell) ? cell.split(/[\t\r\n]+/).join(' ') : cell
}

async function* linesOf(pieces: AsyncIterable<Buffer>, encoding: 'utf-8' | 'windows-1252'): AsyncGenerator<Lines> {
  let rest: Buffer = Buffer.alloc(0)
  let count = 0
  const cut = (bytes: Buffer): Lines => {
    const texts = decoded(bytes, encoding).split('\n')
    texts.pop()
    const lines = { first: count + 1, texts: texts.map((text) => (text.endsWith('\r') ? text.slice(0, -1) : text)) }
    count += texts.length
    return lines
  }
  try {
    for await (const piece of pieces) {
      const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece])
      const end = bytes.lastIndexOf(LINE_END) + 1
      if (end > 0) yield cut(bytes.subarray(0, end))
      rest = Buffer.from(bytes.subarray(end))
      if (rest.length > MAX_LINE_BYTES) throw new WrongFile(count, 'a line without end; this is no text file')
    }
  } catch (error) {
    if (error instanceof WrongFile) throw new WrongFile(Math.max(count, error.line), error.message)
    throw error
  }
  // Every publisher ends the last line with text in it; one without end is where a download broke off. Ctrl-Z is how DOS ended a text.
  if (rest.some((byte) => byte > BLANK && byte !== END_OF_DOS_TEXT))
    throw new WrongFile(count + 1, 'the last line has no line end; the file seems to be cut off')
}

const LINE_END = 0x0a
const BLANK = 0x20
const END_OF_DOS_TEXT = 0x1a
const STRICT_UTF8 = new TextDecoder('utf-8', { fatal: true })
const WINDOWS = new TextDecoder('windows-1252')

/** Some files are UTF-8 but for a © of Windows in their notice: bytes that are no UTF-8 are read as Windows-1252. */
function decoded(bytes: Buffer, encoding: 'utf-8' | 'windows-1252'): string {
  if (encoding === 'windows-1252') return WINDOWS.decode(bytes)
  try {
    return STRICT_UTF8.decode(bytes)
  } catch {
    return WINDOWS.decode(bytes)
  }
}
