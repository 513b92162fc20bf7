import { readdirSync, readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import type { IsoDate } from '../../../src/codes/citation.ts'
import type { CodeBook } from '../../../src/codes/code-book.ts'
import type { Kind } from '../../../src/codes/load/importers.ts'
import { loadFile } from '../../../src/codes/load/load-file.ts'
import type { LoadOptions } from '../../../src/codes/load/load-result.ts'
import { openBook } from '../../../src/codes/open-book.ts'
import { DAY } from '../starter-folder.ts'
import * as official from './official-files.ts'
import { zipOf } from './zip-of.ts'

const { crlf, startedBook, write } = official

/** Loads one file and gives what `look` sees in the new book. */
async function loaded<Seen>(
  kind: Kind,
  name: string,
  content: string | Buffer,
  look: (book: CodeBook) => Seen,
  options: LoadOptions = {},
) {
  const { folder, book } = startedBook()
  const result = await loadFile(book, kind, [write(folder, name, content)], options)
  if (result.is !== 'loaded') throw new Error(JSON.stringify(result))
  const open = openBook(book)
  try {
    return { result, seen: look(open) }
  } finally {
    open.close()
  }
}

test('HCPCS: descriptions are joined over their rows, modifiers and days are read, disclaimers passed over', async () => {
  const { result, seen } = await loaded(
    'hcpcs',
    'HCPC2025_OCT_ANWEB.txt',
    Buffer.from(official.HCPCS_FILE, 'latin1'),
    (book) => ({
      new: book.history('Q9999'),
      modifier: book.history('LT'),
      ended: book.history('J1020'),
    }),
  )
  expect(result.releases).toEqual([
    {
      source: 'HCPCS Level II',
      edition: 'October 2025',
      validFrom: '2025-10-01',
      validTo: '2025-12-31',
      file: 'HCPC2025_OCT_ANWEB.txt',
      rows: 4,
    },
  ])
  expect(seen.new).toMatchObject([
    { title: 'Injection of the tests, nine hundred units', validFrom: '2025-04-01', validTo: null },
  ])
  expect(seen.modifier).toMatchObject([
    { system: 'MODIFIER', titleIsOurs: false, title: expect.stringContaining('procedures performed on') },
  ])
  expect(seen.ended).toMatchObject([{ validTo: '2024-03-31', replacedBy: ['J1010'] }])
})

test('an official row takes our search words and unit size, and stands alone in its release', async () => {
  const { seen } = await loaded('hcpcs', 'HCPC2025_OCT_ANWEB.txt', official.HCPCS_FILE, (book) => ({
    both: book.history('J1885'),
    found: book.search('toradol')[0]?.record.citation,
    // The official file does not have it, so the starter row stays.
    below: book.history('J1010'),
  }))
  expect(seen.both).toMatchObject([{ synonyms: ['toradol'], unit: { amount: 15, measure: 'mg' }, coverage: 'D' }])
  expect(seen.found).toEqual({ source: 'HCPCS Level II', edition: 'October 2025', locator: 'J1885' })
  expect(seen.below).toHaveLength(1)
})

test('a table of indicators ends codes that the fixed-width file lists without an end', async () => {
  const { folder, book } = startedBook()
  const codes = write(
    folder,
    'HCPC2025_OCT_ANWEB.txt',
    crlf([official.hcpcsRow('A0021', '3', 'A ride of the tests', { added: '19850101' })]),
  )
  const ends = write(
    folder,
    'hcpcs_2024_jul_indicators.tsv',
    'hcpcs_code\txref\tdate_term\nA0021\tA0030\t2023-12-31\nA0999\t\t\n',
  )
  expect(await loadFile(book, 'hcpcs', [codes, ends])).toMatchObject({
    is: 'loaded',
    releases: [{ rows: 1 }, { source: 'HCPCS Level II indicators', edition: 'July 2024', rows: 2 }],
  })
  const open = openBook(book)
  expect(open.history('A0021')).toMatchObject([{ validTo: '2023-12-31', replacedBy: ['A0030'] }])
  open.close()
})

test('ICD-10-CM: codes get their dots, headings are not billable, and a former life of a heading is kept', async () => {
  const { result, seen } = await loaded('icd10cm-order', 'icd10cm-order-2026.txt', official.ICD_FILE, (book) => ({
    heading: book.onDate('E11', DAY),
    code: book.history('e119'),
  }))
  expect(result.releases).toMatchObject([
    { edition: 'FY2026', validFrom: '2025-10-01', validTo: '2026-09-30', rows: 4 },
  ])
  expect(seen.heading).toMatchObject([{ billable: false }])
  expect(seen.code).toMatchObject([{ code: 'E11.9', billable: true, synonyms: ['dm2'] }])
})

test('ICD-10-PCS: table headings and codes', async () => {
  const { seen } = await loaded('icd10pcs-order', 'icd10pcs_order_2026.txt', official.PCS_FILE, (book) =>
    book.onDate('0016070', DAY),
  )
  expect(seen).toMatchObject([
    { system: 'ICD-10-PCS', billable: true, title: expect.stringContaining('Bypass Cerebral Ventricle') },
  ])
})

test('NCCI pairs: the date of service picks the span of a pair that came back; the starter pairs of the edition are gone', async () => {
  const name = 'ccipra-v313r0-f1.TXT'
  const { seen } = await loaded(
    'ncci-ptp',
    name,
    official.PTP_FILE,
    (book) => ({
      before: book.pairs('20610', '99213', '2023-05-01' as IsoDate),
      between: book.pairs('20610', '99213', '2024-05-01' as IsoDate),
      after: book.pairs('99213', '20610', DAY),
      starter: book.pairs('0471T', '99213', DAY),
    }),
    { edition: '2025 Q4' },
  )
  expect(seen.before).toMatchObject([{ indicator: 1, table: 'practitioner' }])
  expect(seen.between).toEqual([])
  expect(seen.after).toMatchObject([
    {
      indicator: 0,
      validFrom: '2025-01-01',
      citation: { source: 'NCCI PTP practitioner', edition: '2025 Q4', locator: '20610/99213' },
    },
  ])
  expect(seen.starter).toEqual([])
})

test('NCCI units: a notice over several lines, quoted commas, an indicator with its words', async () => {
  const { result, seen } = await loaded(
    'ncci-mue',
    'MCR_MUE_PractitionerServices_Eff_10-01-2025.csv',
    official.MUE_FILE,
    (book) => book.unitLimits('20610', DAY),
  )
  expect(result.releases).toMatchObject([
    { source: 'NCCI MUE practitioner', edition: '2025 Q4', validFrom: '2025-10-01', rows: 2 },
  ])
  expect(seen).toMatchObject([{ units: 2, mai: 1, rationale: 'Anatomic, as published' }])
})

test('NCCI add-ons: days of the year; an edit ends with its primary', async () => {
  const { seen } = await loaded('ncci-aoc', 'AOC_V2025Q4-MCR.txt', official.AOC_FILE, (book) => ({
    closed: book.addOns('0998T', '2022-12-31' as IsoDate),
    later: book.addOns('0998T', '2023-01-01' as IsoDate),
    any: book.addOns('0997T', '2013-04-01' as IsoDate),
  }))
  expect(seen.closed).toMatchObject([{ primary: '0999T', validFrom: '2015-01-01', validTo: '2022-12-31' }])
  expect(seen.later).toEqual([])
  expect(seen.any).toMatchObject([{ type: 2, primary: null, validFrom: '2013-04-01' }])
})

test('fee schedule: our explanation stays with the facts beside it, and the descriptor goes nowhere', async () => {
  const { folder, book } = startedBook()
  const file = write(folder, 'PPRRVU25_OCT.csv', official.PFS_FILE)
  expect(await loadFile(book, 'pfs', [file])).toMatchObject({
    is: 'loaded',
    releases: [{ edition: 'RVU25D (October 2025)', rows: 4 }],
  })
  const open = openBook(book)
  expect(open.onDate('20610', DAY)).toMatchObject([
    {
      title: expect.stringContaining('Needle into a large joint'),
      titleIsOurs: true,
      status: 'A',
      globalDays: 'XXX',
      citation: { source: 'Medicare PFS' },
    },
  ])
  expect(open.onDate('20612', DAY)).toMatchObject([
    { title: expect.stringContaining('no explanation of ours'), titleIsOurs: true },
  ])
  expect(open.search('explanation schedule')).toEqual([])
  open.close()
  expect(readFileSync(book).includes('DESCRIPTOR, OF SOMEBODY')).toBe(false)
})

test('Addendum B: status indicators are kept, descriptors are not', async () => {
  const { folder, book } = startedBook()
  const text = crlf([
    'Addendum B,,',
    'HCPCS Code,Short Descriptor,SI,APC,Relative Weight,Payment Rate',
    '20610,"WORDS, OF SOMEBODY",T,5441,3.1,"$1,290.10"',
  ])
  const file = write(folder, '2026_April_Web_Addendum_B.csv', text)
  expect(await loadFile(book, 'opps', [file])).toMatchObject({
    is: 'loaded',
    releases: [{ edition: 'April 2026', validFrom: '2026-04-01', validTo: '2026-06-30', rows: 1 }],
  })
  const database = new DatabaseSync(book, { readOnly: true })
  expect(JSON.parse(String(database.prepare('SELECT facts FROM fee').get()?.facts))).toEqual({
    status_indicator: 'T',
    apc: '5441',
    relative_weight: '3.1',
    payment_rate: '$1,290.10',
  })
  database.close()
  expect(readFileSync(book).includes('OF SOMEBODY')).toBe(false)
})

test('places of service: unassigned numbers are passed over', async () => {
  const { seen } = await loaded('pos', 'place_of_service_2024.tsv', official.POS_FILE, (book) => [
    book.history('21'),
    book.history('30'),
  ])
  expect(seen).toMatchObject([[{ facilityRate: true }], []])
})

test('gzip and zip members are read like the plain file; the member may name the release', async () => {
  const packed = gzipSync(official.ICD_FILE)
  const { result } = await loaded('icd10cm-order', 'icd10cm_order_2026.txt.gz', packed, () => null)
  expect(result.releases).toMatchObject([{ file: 'icd10cm_order_2026.txt', rows: 4 }])
  const archive = zipOf({
    'a/icd10cm-order-2027.txt': official.ICD_FILE,
    'a/icd10cm-order-addenda-2027.txt': 'Add:\n',
    'read me.txt': 'hello\n',
  })
  const { result: zipped } = await loaded('icd10cm-order', 'code-descriptions.zip', archive, () => null)
  expect(zipped.releases).toMatchObject([{ edition: 'FY2027', validFrom: '2026-10-01', rows: 4 }])
})

test('the same file again changes nothing; a corrected file of the release takes the place of the first', async () => {
  const { folder, book } = startedBook()
  const file = write(folder, 'icd10cm-order-2026.txt', official.ICD_FILE)
  await loadFile(book, 'icd10cm-order', [file])
  const before = readFileSync(book)
  const renamed = write(folder, 'icd10cm_order_2026.txt', official.ICD_FILE)
  expect(await loadFile(book, 'icd10cm-order', [renamed])).toEqual({
    is: 'unchanged',
    files: ['icd10cm_order_2026.txt'],
  })
  expect(readFileSync(book).equals(before)).toBe(true)
  expect(readdirSync(folder).filter((name) => name.includes('building'))).toEqual([])

  const corrected = write(
    folder,
    'icd10cm_order_2026.txt',
    official.ICD_FILE.replaceAll('hypertension', 'raised press'),
  )
  expect(await loadFile(book, 'icd10cm-order', [corrected])).toMatchObject({ is: 'loaded' })
  const open = openBook(book)
  expect(open.history('I10')).toMatchObject([
    { title: 'Essential (primary) raised press', synonyms: ['high blood pressure'] },
  ])
  expect(open.search('raised press')[0]?.record.code).toBe('I10')
  open.close()
})

test('releases live side by side: a code that the next one lacks ended the day before it, a new one began with it', async () => {
  const { folder, book } = startedBook()
  const rows = (codes: string[]) =>
    crlf(codes.map((code, at) => official.orderRow(at + 1, code, 1, `Title of ${code}`)))
  const newer = write(folder, 'icd10cm-order-2026.txt', rows(['A000', 'A009']))
  const older = write(folder, 'icd10cm-order-2025.txt', rows(['A000', 'A001']))
  await loadFile(book, 'icd10cm-order', [newer])
  await loadFile(book, 'icd10cm-order', [older])
  const open = openBook(book)
  const span = (code: string) =>
    open.history(code).map(({ validFrom, validTo, citation }) => [citation.edition, validFrom, validTo])
  expect(span('A00.1')).toEqual([['FY2025', null, '2025-09-30']])
  expect(span('A00.9')).toEqual([['FY2026', '2025-10-01', null]])
  expect(open.onDate('A00.0', '2025-01-01' as IsoDate)).toMatchObject([{ citation: { edition: 'FY2025' } }])
  expect(open.onDate('A00.0', DAY)).toMatchObject([{ citation: { edition: 'FY2026' } }])
  open.close()
})

test('a HCPCS code that a later file no longer lists ended before that file, unless it said its own end', async () => {
  const { folder, book } = startedBook()
  const rows = (...codes: [code: string, ended: string][]) =>
    crlf(codes.map(([code, ended]) => official.hcpcsRow(code, '3', `Title of ${code}`, { added: '20100101', ended })))
  const older = write(folder, 'HCPC2025_JUL_ANWEB.txt', rows(['A0001', ''], ['A0002', ''], ['A0003', '20250731']))
  const newer = write(folder, 'HCPC2026_JAN_ANWEB.txt', rows(['A0001', '']))
  const ends = write(folder, 'indicators.tsv', 'hcpcs_code\txref\tdate_term\nA0001\t\t\n')
  await loadFile(book, 'hcpcs', [newer, ends])
  await loadFile(book, 'hcpcs', [older])
  const open = openBook(book)
  const end = (code: string) => open.history(code).map(({ validTo }) => validTo)
  expect([end('A0001'), end('A0002'), end('A0003')]).toEqual([[null, null], ['2025-12-31'], ['2025-07-31']])
  open.close()
})

test('starter rows of an earlier edition hold until a later official release begins', async () => {
  const { folder, book } = startedBook()
  const pairs = write(folder, 'ccipra-2026q1-f1.txt', official.PTP_FILE)
  const codes = write(folder, 'HCPC2026_JAN_ANWEB.txt', official.HCPCS_FILE)
  await loadFile(book, 'ncci-ptp', [pairs])
  await loadFile(book, 'hcpcs', [codes])
  const open = openBook(book)
  const [then, later] = [DAY, '2026-02-01' as IsoDate]
  expect([open.pairs('0471T', '99213', then).length, open.pairs('0471T', '99213', later).length]).toEqual([1, 0])
  // The January file of the test lacks J1010, and has J1885.
  expect([open.onDate('J1010', then).length, open.onDate('J1010', later).length]).toEqual([1, 0])
  expect(open.onDate('J1885', later)).toMatchObject([{ unit: { amount: 15 }, citation: { edition: 'January 2026' } }])
  open.close()
})

test('every row can be traced back to its line', async () => {
  const { folder, book } = startedBook()
  const files: [Kind, string, string][] = [
    ['hcpcs', 'HCPC2025_OCT_ANWEB.txt', official.HCPCS_FILE],
    ['icd10cm-order', 'icd10cm-order-2026.txt', official.ICD_FILE],
    ['ncci-ptp', 'medicare-ncci-2025q4-practitioner-ccipra-f1.txt', official.PTP_FILE],
    ['ncci-mue', 'MCR_MUE_PractitionerServices_Eff_10-01-2025.csv', official.MUE_FILE],
    ['ncci-aoc', 'AOC_V2025Q4-MCR.txt', official.AOC_FILE],
    ['pfs', 'PPRRVU25_OCT.csv', official.PFS_FILE],
    ['pos', 'place_of_service_2024.tsv', official.POS_FILE],
  ]
  for (const [kind, name, content] of files) await loadFile(book, kind, [write(folder, name, content)])
  const lines = new Map(files.map(([, name, content]) => [name, content.split('\n')]))
  const database = new DatabaseSync(book, { readOnly: true })
  const named = `SELECT file, line, a.compact AS one, NULL AS two FROM`
  const of = 'JOIN code_key a ON a.id = key_id JOIN release r ON r.id = release_id'
  const rows = database
    .prepare(
      `${named} record ${of} WHERE kind <> 'starter' UNION ALL ${named} unit_limit ${of} WHERE kind <> 'starter'
       UNION ALL ${named} add_on ${of} WHERE kind <> 'starter' UNION ALL ${named} fee ${of}
       UNION ALL SELECT file, line, a.compact, b.compact FROM pair JOIN code_key a ON a.id = column1 JOIN code_key b ON b.id = column2
       JOIN release r ON r.id = release_id WHERE kind <> 'starter'`,
    )
    .all()
  database.close()
  // The facts of HCPCS codes stand beside their records.
  expect(rows.length).toBe(4 + 4 + 4 + 3 + 2 + 2 + 4 + 2 + 2)
  for (const { file, line, one, two } of rows) {
    const text = lines.get(String(file))?.[Number(line) - 1] ?? ''
    expect(text).toContain(String(one))
    if (two !== null) expect(text).toContain(String(two))
  }
})
