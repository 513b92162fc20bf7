// The tables of an export of the Medicare Coverage Database: archives in an archive, or CSV files, read row by row by column name.
import { basename } from 'node:path'
import { memberContent, openZip, type Zip } from '../../file/zip.ts'
import { csvRows } from './csv-rows.ts'
import { openPart, type Part, partsOf, WrongFile } from './source-file.ts'

export type ExportRow = { line: number; cell(column: string): string }
export type ExportTable = { name: string; rows(): AsyncGenerator<ExportRow> }

/** A table that unpacks to more is a bomb; the largest has some 300 MB. */
const MAX_TABLE_BYTES = 2_000_000_000
/** The archive with the tables inside an export (`ncd_csv.zip`); beside it lies one with the same as a database. */
const INNER = /_csv\.zip$/i

/**
 * Opens each wanted table of an export in turn; their order is that of `wanted`. Throws WrongFile for what the file is to blame for,
 * also while rows are read.
 */
export async function* exportTables(path: string, wanted: readonly string[]): AsyncGenerator<ExportTable> {
  const parts = await partsOf(path, /\.(zip|csv)$/i)
  for (const part of parts) {
    if (!/\.zip$/i.test(part.name) || part.member === null) {
      const name = part.name.replace(/\.csv$/i, '').toLowerCase()
      if (wanted.includes(name)) yield { name, rows: () => rowsOfPart(part) }
    } else if (INNER.test(part.name)) yield* innerTables(part, wanted)
  }
}

async function* rowsOfPart(part: Part): AsyncGenerator<ExportRow> {
  const { content, close } = await openPart(part)
  try {
    yield* named(content.content, part.name)
  } finally {
    close()
  }
}

async function* innerTables(part: Part, wanted: readonly string[]): AsyncGenerator<ExportTable> {
  const { content, close } = await openPart(part)
  const pieces: Buffer[] = []
  for await (const piece of content.content) pieces.push(piece)
  close()
  const zip = await openZip(Buffer.concat(pieces))
  if (zip.is === 'refused') throw new WrongFile(0, `${part.name} in it is damaged (${zip.because})`)
  try {
    for (const name of wanted) {
      const member = [...zip.members.keys()].find((each) => basename(each).toLowerCase() === `${name}.csv`)
      if (member !== undefined) yield { name, rows: () => rowsOfMember(zip, member) }
    }
  } finally {
    zip.close()
  }
}

async function* rowsOfMember(zip: Zip, name: string): AsyncGenerator<ExportRow> {
  const member = zip.members.get(name)
  if (member === undefined) return
  yield* named(memberContent(zip, member, MAX_TABLE_BYTES), name)
}

/** Rows below the header, by column name. */
async function* named(content: AsyncIterable<Buffer>, name: string): AsyncGenerator<ExportRow> {
  let columns: Map<string, number> | null = null
  try {
    for await (const { line, cells } of csvRows(content)) {
      if (columns === null)
        columns = new Map(
          cells.map((cell, at) => [
            cell
              .replace(/^\uFEFF/, '')
              .trim()
              .toLowerCase(),
            at,
          ]),
        )
      else {
        const places = columns
        if (cells.length !== places.size)
          throw new WrongFile(line, `${name}: ${places.size} columns expected, found ${cells.length}`)
        yield { line, cell: (column) => cells[places.get(column) ?? -1]?.trim() ?? '' }
      }
    }
  } catch (error) {
    if (error instanceof WrongFile) throw error
    throw new WrongFile(0, `${name}: ${(error as Error).message}`)
  }
}
