// Packs members into a zip archive, stored without compression, as the fixtures of workbooks need it.
import { crc32 } from 'node:zlib'

export function zipOf(members: Record<string, string | Buffer>): Buffer {
  const [locals, centrals]: [Buffer[], Buffer[]] = [[], []]
  let offset = 0
  for (const [name, content] of Object.entries(members)) {
    const [path, bytes] = [Buffer.from(name), Buffer.from(content)]
    // Version 2.0, no flags, stored, 1 January 1980.
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(0x21, 8)
    common.writeUInt32LE(crc32(bytes), 10)
    common.writeUInt32LE(bytes.length, 14)
    common.writeUInt32LE(bytes.length, 18)
    common.writeUInt16LE(path.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, path, bytes])
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    centrals.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), common, place, path]))
    locals.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(centrals)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(centrals.length, 4)
  end.writeUInt16LE(centrals.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...locals, directory, Buffer.from('PK\x05\x06'), end])
}

function columnName(column: number): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
  return `${column >= 26 ? letters[Math.floor(column / 26) - 1] : ''}${letters[column % 26]}`
}

/** A workbook of one sheet: texts shared, numbers as numbers. An empty text is a cell without a value. */
export function workbookOf(rows: (string | number)[][], properties = ''): Buffer {
  const texts: string[] = []
  const cell = (value: string | number, place: string) => {
    if (typeof value === 'number') return `<c r="${place}"><v>${value}</v></c>`
    if (value === '') return `<c r="${place}"/>`
    return `<c r="${place}" t="s"><v>${texts.push(value) - 1}</v></c>`
  }
  const sheet = rows.map((cells, row) => {
    const written = cells.map((value, column) => cell(value, `${columnName(column)}${row + 1}`))
    return `<row r="${row + 1}">${written.join('')}</row>`
  })
  return zipOf({
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<workbook>${properties}<sheets><sheet name="Table" sheetId="1" r:id="rId7"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId7" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/sharedStrings.xml': `<sst>${texts.map((text) => `<si><r><t>${text}</t></r><rPh><t>aid</t></rPh></si>`).join('')}</sst>`,
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheet.join('')}</sheetData></worksheet>`,
  })
}
