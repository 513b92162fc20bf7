import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Kind } from '../../../src/codes/load/importers.ts'
import { loadFile } from '../../../src/codes/load/load-file.ts'
import type { LoadOptions } from '../../../src/codes/load/load-result.ts'
import * as official from './official-files.ts'
import { zipOf } from './zip-of.ts'

const { crlf, write } = official

/** What is wrong, where it must be said to be, and words that must be in what is said. */
type Refusal = { kind: Kind; name: string; content: string | Buffer; line: number; says: RegExp; options?: LoadOptions }

/** The content with one line changed; the first is 1. */
function withLine(content: string, line: number, change: (text: string) => string): string {
  return content
    .split('\r\n')
    .map((text, at) => (at === line - 1 ? change(text) : text))
    .join('\r\n')
}

const HCPCS = { kind: 'hcpcs', name: 'HCPC2025_OCT_ANWEB.txt' } as const
const ICD = { kind: 'icd10cm-order', name: 'icd10cm-order-2026.txt' } as const
const PTP = { kind: 'ncci-ptp', name: 'ccipra-2025q4-f1.txt' } as const
const MUE = { kind: 'ncci-mue', name: 'MCR_MUE_PractitionerServices_Eff_10-01-2025.csv' } as const
const AOC = { kind: 'ncci-aoc', name: 'AOC_V2025Q4-MCR.txt' } as const
const PFS = { kind: 'pfs', name: 'PPRRVU25_OCT.csv' } as const
const POS = { kind: 'pos', name: 'place_of_service_2024.tsv' } as const

const REFUSALS: Record<string, Refusal> = {
  'a HCPCS row cut short': {
    ...HCPCS,
    content: withLine(official.HCPCS_FILE, 5, (text) => text.slice(0, 60)),
    line: 5,
    says: /at least 91/,
  },
  'a HCPCS row with a day that is none': {
    ...HCPCS,
    content: official.HCPCS_FILE.replace('19960101', '19961301'),
    line: 5,
    says: /19961301/,
  },
  'a first HCPCS row that is wrong': {
    ...HCPCS,
    content: withLine(official.HCPCS_FILE, 3, (text) => `??${text.slice(2)}`),
    line: 3,
    says: /position 11/,
  },
  'a continuation of another code': {
    ...HCPCS,
    content: official.HCPCS_FILE.replace('LT001008', 'RT001008'),
    line: 4,
    says: /continuation.*RT/,
  },
  'a HCPCS code twice': {
    ...HCPCS,
    content: official.HCPCS_FILE.replaceAll('J1020', 'J1885')
      .replace('19820101', '19960101')
      .replace('20240331', '        '),
    line: 6,
    says: /J1885 a second time/,
  },
  'another kind of file as HCPCS': { ...HCPCS, content: official.ICD_FILE.repeat(20), line: 31, says: /position 11/ },
  'an order file with a row missing': {
    ...ICD,
    content: official.ICD_FILE.replace('00003', '00004'),
    line: 3,
    says: /order number 3.*4; rows are missing/,
  },
  'an order file with a code that is none': {
    ...ICD,
    content: official.ICD_FILE.replace('E119   ', 'E1 9   '),
    line: 3,
    says: /ICD-10-CM order file/,
  },
  'an order file broken off inside a row': {
    ...ICD,
    content: official.ICD_FILE.slice(0, -20),
    line: 4,
    says: /no line end/,
  },
  'a pair with an indicator that is none': {
    ...PTP,
    content: withLine(official.PTP_FILE, 6, () => official.ptpRow('20610', '99213', '20100101', '20231231', '5')),
    line: 6,
    says: /0, 1 or 9.*5/,
  },
  'a pair without its last columns': {
    ...PTP,
    content: withLine(official.PTP_FILE, 7, (text) => text.slice(0, 14)),
    line: 7,
    says: /7 columns.*3/,
  },
  'a pair table that says nothing of its kind': {
    ...PTP,
    name: 'pairs-2025q4.txt',
    content: official.PTP_FILE.replace('Practitioner PTP Edits', 'Edits'),
    line: 5,
    says: /practitioner.*hospital/,
  },
  'a pair table of notices only': { ...PTP, content: 'A notice\r\n'.repeat(50), line: 41, says: /within 40 lines/ },
  'a limit that is no number': {
    ...MUE,
    content: official.MUE_FILE.replace('J1885,8', 'J1885,many'),
    line: 5,
    says: /number of units.*many/,
  },
  'a quote that never closes': {
    ...MUE,
    content: official.MUE_FILE.replace('lines"', 'lines'),
    line: 1,
    says: /closing quote/,
  },
  'an add-on day that is none': {
    ...AOC,
    content: official.AOC_FILE.replace('2022365', '2022366'),
    line: 3,
    says: /YYYYDDD.*2022366/,
  },
  'a fee row with a column too few': {
    ...PFS,
    content: withLine(official.PFS_FILE, 5, (text) => text.slice(0, text.lastIndexOf(','))),
    line: 5,
    says: /31 columns.*30/,
  },
  'a fee file without its header': { ...PFS, content: 'title,,\r\n'.repeat(40), line: 31, says: /begins with HCPCS/ },
  'a place without a kind': {
    ...POS,
    content: official.POS_FILE.replace('\tFacility', '\tHouse'),
    line: 3,
    says: /Facility.*House/,
  },
  'a table with other columns': { ...POS, content: 'a\tb\n1\t2\n', line: 1, says: /pos_code/ },
  'an empty file': { ...ICD, content: '', line: 0, says: /empty/ },
  'a web page saved as a file': { ...ICD, content: '<!DOCTYPE html>\n<html>', line: 0, says: /web page/ },
  'a workbook': { ...MUE, content: zipOf({ '[Content_Types].xml': '<a/>' }), line: 0, says: /workbook/ },
  'an archive without a fitting member': {
    ...ICD,
    content: zipOf({ 'other.txt': 'x\n' }),
    line: 0,
    says: /no member.*other\.txt/,
  },
  'an archive with two fitting members': {
    ...ICD,
    content: zipOf({ 'icd10cm-order-2026-v2.txt': official.ICD_FILE, 'icd10cm-order-2026.txt': official.ICD_FILE }),
    line: 0,
    says: /one file of a release.*another of ICD-10-CM, FY2026/,
  },
  'an archive broken off': {
    ...ICD,
    content: zipOf({ 'icd10cm-order-2026.txt': official.ICD_FILE }).subarray(0, 200),
    line: 0,
    says: /archive is damaged or cut off/,
  },
  'a file whose name says no release': {
    ...ICD,
    name: 'codes.txt',
    content: official.ICD_FILE,
    line: 0,
    says: /edition/,
  },
  'a period that ends before it begins': {
    ...ICD,
    content: official.ICD_FILE,
    line: 0,
    says: /ends after it begins/,
    options: { validTo: '2020-01-01' as LoadOptions['validTo'] & string },
  },
}

let place: ReturnType<typeof official.startedBook>
let before: Buffer
beforeAll(() => {
  place = official.startedBook()
  before = readFileSync(place.book)
})
afterAll(() => {
  expect(readdirSync(place.folder).filter((name) => name.startsWith('code-book'))).toEqual(['code-book.sqlite'])
})

for (const [what, { kind, name, content, line, says, options }] of Object.entries(REFUSALS)) {
  test(`refused: ${what}`, async () => {
    const result = await loadFile(place.book, kind, [write(place.folder, name, content)], options)
    if (result.is !== 'refused') throw new Error(JSON.stringify(result))
    const [fault] = result.faults
    expect({ file: fault.file, line: fault.line }).toEqual({ file: name, line })
    expect(`${fault.expected}; ${fault.found}`).toMatch(says)
    expect(readFileSync(place.book).equals(before)).toBe(true)
  })
}

test('refused: a gzip file broken off, with the last whole line', async () => {
  const rows = Array.from({ length: 20_000 }, (_, at) =>
    official.orderRow(at + 1, `A${String(at).padStart(5, '0')}`, 1, `Title ${(at * 7919) % 10_007}`),
  )
  const packed = gzipSync(crlf(rows))
  const path = write(place.folder, 'icd10cm-order-2026.txt.gz', packed.subarray(0, packed.length - 5_000))
  const result = await loadFile(place.book, 'icd10cm-order', [path])
  if (result.is !== 'refused') throw new Error(JSON.stringify(result))
  expect(result.faults[0].line).toBeGreaterThan(1_000)
  expect(result.faults[0].found).toContain('cut off or damaged')
})

test('refused: of two files the second is wrong, so neither is loaded', async () => {
  const good = write(place.folder, 'ccipra-2025q4-f1.txt', official.PTP_FILE)
  const bad = write(place.folder, 'ccipra-2025q4-f2.txt', official.PTP_FILE.replace('20611', '2061'))
  expect(await loadFile(place.book, 'ncci-ptp', [good, bad])).toMatchObject({
    is: 'refused',
    faults: [{ file: 'ccipra-2025q4-f2.txt' }],
  })
  expect(readFileSync(place.book).equals(before)).toBe(true)
})
