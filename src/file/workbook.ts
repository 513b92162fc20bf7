// Reads the rows of a workbook's sheets (xlsx: XML members of a zip archive), each cell as the text it was typed as.
import { dayReader } from './workbook-days.ts'
import { ContentFault, type Refusal, readXml, type XmlReader } from './xml.ts'
import { memberContent, openZip, type Zip, zipTrouble } from './zip.ts'

/** `cells[0]` is column A; an empty cell is an empty text. `line` is the row's number in the sheet. */
export type SheetRow = { line: number; cells: string[] }
/** `isFrom1904`: dates are counted from 1904 instead of 1900 (an old setting of workbooks made on a Mac). */
export type Sheet = { is: 'read'; rows: SheetRow[]; isFrom1904: boolean }
export type Workbook = { is: 'read'; sheets: { name: string; rows: SheetRow[] }[]; isFrom1904: boolean }

/** A member that unpacks to more is a bomb, not one of the published tables (the largest are some 100 MB). */
const MAX_MEMBER_BYTES = 500_000_000
/** The widest published table has 61 columns; a cell far to the right must not make a row of millions. */
const MAX_COLUMNS = 1_000

/** The first sheet, days as the numbers they are kept as. Refused when it is no workbook, or damaged; the line is then that of the XML member, or 0 for the archive. */
export async function readSheet(bytes: Buffer): Promise<Sheet | Refusal> {
  const book = await readWorkbook(bytes, { sheetsAtMost: 1, daysAsNumbers: true })
  if (book.is === 'refused') return book
  return { is: 'read', rows: book.sheets[0]?.rows ?? [], isFrom1904: book.isFrom1904 }
}

/**
 * Hands over the rows of the first sheet one by one, for tables of a million rows. Null when it was read to its end.
 * What `take` throws comes through when it is no plain Error.
 */
export async function eachSheetRow(bytes: Buffer, take: (row: SheetRow) => void): Promise<Refusal | null> {
  const book = await readWorkbook(bytes, { sheetsAtMost: 1, daysAsNumbers: true, take })
  return book.is === 'refused' ? book : null
}

export type WorkbookOptions = {
  sheetsAtMost: number
  /** Days stay the numbers they are kept as; else they are read as `YYYY-MM-DD`. */
  daysAsNumbers?: boolean
  /** Rows go there and are not kept. */
  take?: (row: SheetRow) => void
}

/** The first sheets in their order; refused like `readSheet`. */
export async function readWorkbook(bytes: Buffer, options: WorkbookOptions): Promise<Workbook | Refusal> {
  const zip = await openZip(bytes)
  if (zip.is === 'refused') return { is: 'refused', line: 0, because: `no workbook, or a damaged one (${zip.because})` }
  try {
    return await readMembers(zip, options)
  } catch (error) {
    // A mistake of ours; what yauzl and zlib throw they throw about the bytes they were given, as plain errors.
    if (error instanceof TypeError || error instanceof ReferenceError) throw error
    return { is: 'refused', line: 0, because: `the workbook is damaged (${zipTrouble(error)})` }
  } finally {
    zip.close()
  }
}

async function readMembers(zip: Zip, options: WorkbookOptions): Promise<Workbook | Refusal> {
  const { sheetsAtMost, daysAsNumbers = false, take } = options
  const read = async (name: string, root: string, reader: XmlReader): Promise<Refusal | null> => {
    const member = zip.members.get(name)
    if (member === undefined) return { is: 'refused', line: 0, because: `the workbook has no ${name}` }
    const refusal = await readXml(memberContent(zip, member, MAX_MEMBER_BYTES), root, reader)
    return refusal === null ? null : { ...refusal, because: `${name}: ${refusal.because}` }
  }
  const book = bookReader()
  const targets = relationReader()
  const strings = stringReader()
  const days = dayReader()
  const withStyles = !daysAsNumbers && zip.members.has('xl/styles.xml')
  const refused =
    (await read('xl/workbook.xml', 'workbook', book.reader)) ??
    (await read('xl/_rels/workbook.xml.rels', 'Relationships', targets.reader)) ??
    (zip.members.has('xl/sharedStrings.xml') ? await read('xl/sharedStrings.xml', 'sst', strings.reader) : null) ??
    (withStyles ? await read('xl/styles.xml', 'styleSheet', days.reader) : null)
  if (refused !== null) return refused
  const sheets: Workbook['sheets'] = []
  for (const { name, id } of book.sheets().slice(0, sheetsAtMost)) {
    const target = targets.of(id)
    if (target === null) return { is: 'refused', line: 0, because: 'the workbook names a sheet it does not have' }
    const sheet = sheetReader(strings.texts, (style, number) => days.day(style, number, book.isFrom1904()), take)
    const wrong = await read(target.startsWith('/') ? target.slice(1) : `xl/${target}`, 'worksheet', sheet.reader)
    if (wrong !== null) return wrong
    sheets.push({ name, rows: sheet.rows })
  }
  if (sheets.length === 0) return { is: 'refused', line: 0, because: 'the workbook has no sheet' }
  return { is: 'read', sheets, isFrom1904: book.isFrom1904() }
}

function bookReader() {
  let isFrom1904 = false
  const sheets: { name: string; id: string }[] = []
  const reader: XmlReader = {
    open(name, attributes) {
      if (name === 'sheet') sheets.push({ name: attributes.name ?? '', id: attributes['r:id'] ?? '' })
      if (name === 'workbookPr') isFrom1904 = attributes.date1904 === '1' || attributes.date1904 === 'true'
    },
    close() {},
  }
  return { reader, sheets: () => sheets, isFrom1904: () => isFrom1904 }
}

function relationReader() {
  const targets = new Map<string, string>()
  const reader: XmlReader = {
    open(name, attributes) {
      if (name === 'Relationship') targets.set(attributes.Id ?? '', attributes.Target ?? '')
    },
    close() {},
  }
  return { reader, of: (id: string): string | null => targets.get(id) ?? null }
}

/** Texts are kept once and named by number. A text may be in runs of different fonts; a reading aid (`rPh`) is no part of it. */
function stringReader() {
  const texts: string[] = []
  let [text, isText, aids] = ['', false, 0]
  const reader: XmlReader = {
    open(name) {
      if (name === 'si') text = ''
      if (name === 'rPh') aids += 1
      isText = name === 't' && aids === 0
    },
    text(piece) {
      if (isText) text += piece
    },
    close(name) {
      isText = false
      if (name === 'rPh') aids -= 1
      if (name === 'si') texts.push(text)
    },
  }
  return { reader, texts }
}

type DayOf = (style: string | undefined, number: string) => string | null

function sheetReader(texts: string[], day: DayOf, take?: (row: SheetRow) => void) {
  const rows: SheetRow[] = []
  const keep = take ?? ((row: SheetRow) => rows.push(row))
  let row: SheetRow = { line: 0, cells: [] }
  let [column, type, text, isValue] = [0, '', '', false]
  let style: string | undefined
  const reader: XmlReader = {
    open(name, attributes) {
      isValue = name === 'v' || name === 't'
      if (name === 'row') row = { line: Number(attributes.r ?? row.line + 1), cells: [] }
      if (name !== 'c') return
      column = attributes.r === undefined ? row.cells.length : columnOf(attributes.r)
      ;[type, text, style] = [attributes.t ?? 'n', '', attributes.s]
    },
    text(piece) {
      if (isValue) text += piece
    },
    close(name) {
      isValue = false
      if (name === 'row' && row.cells.some((cell) => cell !== '')) keep(row)
      if (name !== 'c') return
      while (row.cells.length < column) row.cells.push('')
      row.cells[column] = type === 's' ? sharedText(texts, text) : ((type === 'n' ? day(style, text) : null) ?? text)
    },
  }
  return { reader, rows }
}

function sharedText(texts: string[], number: string): string {
  const text = number === '' ? '' : texts[Number(number)]
  if (text === undefined)
    throw new ContentFault(`a cell names text ${number.slice(0, 20)}, which the workbook does not have`)
  return text
}

/** The column of a cell's name, from 0: A1 gives 0, AA7 gives 26. */
function columnOf(cell: string): number {
  const letters = /^[A-Z]{1,3}(?=\d)/.exec(cell)?.[0] ?? ''
  let number = 0
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64
  if (number === 0 || number > MAX_COLUMNS) throw new ContentFault(`a cell named ${cell.slice(0, 20)}`)
  return number - 1
}
