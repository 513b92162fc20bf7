// Reads the official files that the starter codes were taken from, by the layouts their publishers document.
import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync, inflateRawSync } from 'node:zlib'

const FOLDER = process.env.CODE_DATA ?? new URL('../../../shared/codes', import.meta.url).pathname

/** True where the official files are not at hand; the comparisons with them are skipped then. */
export const NO_OFFICIAL_CODES = !existsSync(`${FOLDER}/hcpcs/HCPC2025_OCT_ANWEB.txt.gz`)

export type OfficialHcpcs = { title: string; coverage: string; added: string; lostLetter: boolean }

const HCPCS_ROW_WIDTH = 320 // bytes of one record; some lines are shorter and mean blanks
const LAST_TITLE_COLUMN_LOST = 79 // characters: a title row this long may have lost its 80th in the rebuilt October 2025 file

/** HCPCS Level II codes and modifiers: titles joined over their continuation rows, dates as `YYYY-MM-DD`. */
export function officialHcpcs(): Map<string, OfficialHcpcs> {
  const codes = new Map<string, OfficialHcpcs>()
  for (const line of linesOf('hcpcs/HCPC2025_OCT_ANWEB.txt.gz')) {
    const row = line.padEnd(HCPCS_ROW_WIDTH)
    const [code, kind, text] = [row.slice(0, 5).trim(), row[10] ?? '', row.slice(11, 91)]
    const lostLetter = text.trimEnd().length >= LAST_TITLE_COLUMN_LOST
    const before = codes.get(code)
    if ('37'.includes(kind)) {
      codes.set(code, { title: oneLine(text), coverage: row.slice(229, 230).trim(), added: day(row, 268), lostLetter })
    } else if ('48'.includes(kind) && before) {
      codes.set(code, { ...before, title: oneLine(`${before.title} ${text}`), lostLetter })
    }
  }
  return codes
}

/** Codes that had ended by July 2024, with their last day and the code the file refers to. */
export function officialHcpcsEnds(): Map<string, { lastDay: string; replacedBy: string[] }> {
  const [header = '', ...lines] = linesOf('hcpcs/hcpcs_2024_jul_indicators.tsv.gz')
  const [ended, refers] = ['date_term', 'xref'].map((name) => header.split('\t').indexOf(name))
  const rows = lines.map((line) => line.split('\t'))
  return new Map(
    rows.flatMap((cells) => {
      const lastDay = cells[ended ?? -1]
      if (!lastDay) return []
      const replacedBy = (cells[refers ?? -1] ?? '').split(',').map((code) => code.trim())
      return [[cells[0] ?? '', { lastDay, replacedBy: replacedBy.filter((code) => code !== '') }] as const]
    }),
  )
}

/** The codes of OPPS Addendum B of April 2026, which lists every code that Medicare knows but most of S, H and T. */
export function aliveInApril2026(): Set<string> {
  return new Set(linesOf('opps/opps_addendum_b_2026_apr_nodesc.tsv.gz').map((line) => line.split('\t')[0] ?? ''))
}

/** ICD-10-CM FY2026, codes without the dot: titles, and whether a claim may carry the code. */
export function officialIcd(): Map<string, { title: string; billable: string }> {
  const rows = linesOf('icd10cm/icd10cm-order-2026.txt.gz').filter((line) => line.trim() !== '')
  return new Map(
    rows.map((row) => [row.slice(6, 13).trim(), { title: oneLine(row.slice(77)), billable: row.slice(14, 15) }]),
  )
}

/** The billable codes of ICD-10-CM FY2018, from the last equivalence mapping. */
export function icdOfFiscal2018(): Set<string> {
  return new Set(linesOf('gems/2018_I10gem.txt.gz').map((line) => line.slice(0, 7).trim()))
}

/** The billable codes that the FY2026 addenda add on 2025-10-01. */
export function icdAddedForFiscal2026(): Set<string> {
  const added = linesOf('icd10cm/icd10cm-order-addenda-2026.txt').filter((line) => /^Add: {9}1/.test(line))
  return new Set(added.map((line) => line.slice(15, 23).trim()))
}

export type Assignment = { from: string; previous: string[] }

/** The ICD-10-CM conversion table: for a code, since when it is assigned and what was assigned before. */
export function icdAssignments(): Map<string, Assignment> {
  const book = readFileSync(`${FOLDER}/icd10cm/ICD-10-CM-CONVERSION-TABLE-FY2026.xlsx`)
  const texts = [...member(book, 'xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(([, item = '']) =>
    [...item.matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, text = '']) => text).join(''),
  )
  const assignments = new Map<string, Assignment>()
  for (const [, row = ''] of member(book, 'xl/worksheets/sheet1.xml').matchAll(/<row [^>]*>(.*?)<\/row>/gs)) {
    const [code = '', effective = '', previous = ''] = cellsOf(row, texts)
    if (!/^[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?\s*$/.test(code) || !/^\d+\s*$/.test(effective)) continue
    const codes = previous.match(/[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?/g) ?? []
    assignments.set(undotted(code), { from: firstDay(effective), previous: codes.map(undotted) })
  }
  return assignments
}

/** Place of service codes with their names and whether they are facilities; unassigned numbers are left out. */
export function officialPlaces(): Map<string, { name: string; isFacility: boolean }> {
  const rows = linesOf('pos/place_of_service_2024.tsv').slice(1)
  const named = rows.map((line) => line.split('\t')).filter(([, type]) => type !== undefined && type !== 'Unassigned')
  return new Map(named.map(([code = '', type, name = '']) => [code, { name, isFacility: type === 'Facility' }]))
}

export function undotted(code: string): string {
  return code.replace('.', '').trim()
}

function linesOf(path: string): string[] {
  const bytes = readFileSync(`${FOLDER}/${path}`)
  const encoding = path.endsWith('.tsv') ? 'utf-8' : 'windows-1252'
  return new TextDecoder(encoding).decode(path.endsWith('.gz') ? gunzipSync(bytes) : bytes).split(/\r?\n/)
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function day(row: string, at: number): string {
  const digits = row.slice(at, at + 8).trim()
  return digits && `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`
}

/** A year means 1 October of it, as the table's first row says; any other number is a spreadsheet day (days since 1899-12-30). */
function firstDay(effective: string): string {
  const number = Number(effective)
  if (number < 3000) return `${number}-10-01`
  return new Date(Date.UTC(1899, 11, 30 + number)).toISOString().slice(0, 10)
}

function cellsOf(row: string, texts: string[]): string[] {
  return [...row.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map(([, attributes = '', content = '']) => {
    const value = /<v>([^<]*)<\/v>/.exec(content)?.[1] ?? ''
    return attributes.includes('t="s"') ? (texts[Number(value)] ?? '') : value
  })
}

/** One file out of a zip archive, found through the central directory (PKWARE APPNOTE 4.3.12). */
function member(zip: Buffer, name: string): string {
  let at = zip.readUInt32LE(zip.lastIndexOf(Buffer.from('PK\x05\x06')) + 16)
  while (zip.readUInt32LE(at) === 0x02014b50) {
    const [size, nameLength] = [zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28)]
    const skip = zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
    if (zip.toString('utf8', at + 46, at + 46 + nameLength) === name) {
      const local = zip.readUInt32LE(at + 42)
      const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
      const packed = zip.subarray(start, start + size)
      return (zip.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)).toString('utf8')
    }
    at += 46 + nameLength + skip
  }
  throw new Error(`${name} is not in the archive`)
}
