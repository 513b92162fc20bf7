import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { IsoDate } from '../../src/codes/citation.ts'
import type { CodeBook } from '../../src/codes/code-book.ts'
import { loadFile } from '../../src/codes/load/load-file.ts'
import { openBook } from '../../src/codes/open-book.ts'
import { NO_OFFICIAL_FILES, officialPath } from './load/official-file.ts'
import { crlf, pfsRow, startedBook, write } from './load/official-files.ts'

const IN_2025 = '2025-08-01' as IsoDate
const MIAMI = '09102-04'

/** A row of the relative value file with its own numbers: work, non-facility PE, facility PE, malpractice, then the outpatient values. */
function valued(
  code: string,
  status: string,
  values: [string, string, string, string],
  opps = ['0', '0', '0'],
): string {
  const cells = pfsRow(code, '', status).replace('"DESCRIPTOR, OF SOMEBODY"', 'DESCRIPTOR').split(',')
  const [work, nonFacility, facility, malpractice] = values
  for (const [at, value] of [
    [5, work],
    [6, nonFacility],
    [8, facility],
    [10, malpractice],
    [24, '32.3465'],
    [28, opps[0]],
    [29, opps[1]],
    [30, opps[2]],
  ] as const)
    cells[at] = value ?? ''
  return cells.join(',')
}

const RVU_FILE = crlf([
  '2025 National Physician Fee Schedule,,,',
  'HCPCS,MOD,DESCRIPTION,CODE,PAYMENT',
  valued('20610', 'A', ['0.79', '1.15', '0.41', '0.13']),
  valued('20615', 'R', ['2.33', '4.05', '1.55', '0.37']),
  valued('20698', 'A', ['1', '9', '9', '0.10'], ['2', '3', '0.05']),
  valued('20699', 'C', ['0', '0', '0', '0']),
  valued('20700', 'N', ['0', '0', '0', '0']),
]).replace('20615,,DESCRIPTOR,R,,2.33,4.05,', '20615,,DESCRIPTOR,R,,2.33,4.05,NA')

const GPCI_FILE = crlf([
  'ADDENDUM E. GEOGRAPHIC PRACTICE COST INDICES,,,,,,,',
  'Medicare Administrative Contractor (MAC),State,Locality Number,Locality Name,2025 PW GPCI (without 1.0 Floor),2025 PW GPCI (with 1.0 Floor),2025 PE GPCI,2025 MP GPCI',
  '09102,FL,04,MIAMI,0.983,1.000,1.012,2.352',
  '10112,AL,00,ALABAMA,0.972,1.000,0.869,0.575',
  '* A note below the table,,,,,,,',
])
const LOCCO_FILE = crlf([
  'Medicare Adminstrative Contractor,Locality Number,State ,Fee Schedule Area ,Counties',
  '10112,0,ALABAMA,STATEWIDE,ALL COUNTIES',
  '09102,04,FLORIDA,MIAMI,"DADE AND MONROE"',
  '09102,99,,REST OF STATE,ALL OTHER COUNTIES',
])

describe('fee schedules of a book', () => {
  const { folder, book: path } = startedBook()
  let book: CodeBook
  beforeAll(async () => {
    const files = {
      'PPRRVU25_JUL.csv': RVU_FILE,
      'GPCI2025.csv': GPCI_FILE,
      '25LOCCO.csv': LOCCO_FILE,
      'ANES2025.csv': crlf([
        'Contractor,Locality,Locality Name,2025 Anesthesia Conversion Factor',
        '09102,04,MIAMI,21.55',
      ]),
    }
    for (const [name, text] of Object.entries(files)) {
      const result = await loadFile(path, 'pfs', [write(folder, name, text)])
      if (result.is !== 'loaded') throw new Error(JSON.stringify(result))
    }
    const opps = crlf(['HCPCS Code,SI,APC,Payment Rate', '20610,T,5441,"$1,286.53"', '20699,N,,'])
    await loadFile(path, 'opps', [write(folder, '2025_July_Addendum_B.csv', opps)])
    book = openBook(path)
  })
  afterAll(() => {
    book.close()
    rmSync(folder, { recursive: true })
  })
  const pay = (code: string, setting: 'facility' | 'nonfacility', locality = MIAMI, date = IN_2025) =>
    book.fees().paymentOf({ code, locality, setting }, date)

  test('an amount is the formula of the fee schedule in cents, and cites the rows of value and place', () => {
    // (0.79 x 1 + 1.15 x 1.012 + 0.13 x 2.352) x 32.3465 = 2.25956 x 32.3465 = 73.0888...
    expect(pay('20610', 'nonfacility')).toMatchObject({
      is: 'payment',
      cents: 7309,
      isCapped: false,
      caveats: [],
      citations: [
        { source: 'Medicare PFS', edition: 'RVU25C (July 2025)', locator: '20610' },
        { source: 'Medicare PFS GPCI', edition: '2025', locator: MIAMI },
        { source: 'Medicare PFS localities' },
        { source: 'Medicare PFS anesthesia factors' },
      ],
    })
    // (0.79 + 0.41 x 1.012 + 0.13 x 2.352) x 32.3465 = 48.8654...
    expect(pay('20610', 'facility')).toMatchObject({ cents: 4887 })
    // (0.79 + 1.15 x 0.869 + 0.13 x 0.575) x 32.3465 = 60.2970...
    expect(pay('20610', 'nonfacility', '10112-00')).toMatchObject({ cents: 6030 })
  })

  test('where the hospital outpatient values give less, the lower amount is paid', () => {
    // (1 + 2 x 1.012 + 0.05 x 2.352) x 32.3465 = 101.6206..., against (1 + 9 x 1.012 + 0.1 x 2.352) x 32.3465
    expect(pay('20698', 'nonfacility')).toMatchObject({ cents: 10162, isCapped: true })
  })

  test('a status that has no amount says why, and who may know', () => {
    expect(pay('20699', 'facility')).toMatchObject({ is: 'no_amount', because: expect.stringContaining('contractor') })
    expect(pay('20700', 'facility')).toMatchObject({ is: 'no_amount', because: expect.stringMatching(/^status N: /) })
  })

  test('what stands beside an amount is said: rarely done there, coverage restricted', () => {
    expect(pay('20615', 'nonfacility')).toMatchObject({
      is: 'payment',
      caveats: [expect.stringContaining('nonfacility'), expect.stringContaining('restricted')],
    })
    expect(pay('20615', 'facility')).toMatchObject({ caveats: [expect.stringContaining('restricted')] })
  })

  test('nothing is guessed: another date, another place, an unknown code or modifier', () => {
    expect(pay('20610', 'facility', MIAMI, '2026-02-01' as IsoDate)).toEqual({
      is: 'unknown',
      because: '2026-02-01 is outside the loaded releases of Medicare PFS; the nearest is RVU25C (July 2025)',
    })
    expect(pay('20610', 'facility', '09102-98')).toMatchObject({
      is: 'unknown',
      because: 'no locality 09102-98 is loaded',
    })
    expect(pay('20610', 'facility', '09102-99')).toMatchObject({ because: expect.stringContaining('cost indices') })
    expect(pay('29999', 'facility')).toMatchObject({ because: expect.stringContaining('has no row for it') })
    expect(book.fees().feeOf('20610', '26', IN_2025)).toMatchObject({ is: 'unknown' })
    // A row of another time is found, and says so.
    expect(book.fees().feeOf('20610', '', '2026-02-01' as IsoDate)).toMatchObject({ fee: { isInForce: false } })
  })

  test('a locality is put together from the three files, its state carried over the rows of the list of counties', () => {
    expect(book.fees().localities(IN_2025)).toMatchObject([
      { id: '10112-00', state: 'AL', gpci: { work: 1, practice: 0.869, malpractice: 0.575 }, anesthesiaFactor: null },
      { id: MIAMI, name: 'MIAMI', counties: 'DADE AND MONROE', anesthesiaFactor: 21.55, isInForce: true },
      { id: '09102-99', state: 'FLORIDA', name: 'REST OF STATE', gpci: null },
    ])
  })

  test('the hospital outpatient system tells its status and rate', () => {
    expect(book.fees().outpatientOf('20610', IN_2025)).toMatchObject({
      rate: { statusIndicator: 'T', apc: '5441', paymentCents: 128653, isInForce: true },
    })
    expect(book.fees().outpatientOf('20699', IN_2025)).toMatchObject({
      rate: { statusIndicator: 'N', paymentCents: null },
    })
  })
})

test('since 2026 a qualifying participant has a file, and an amount, of its own', async () => {
  const { folder, book: path } = startedBook()
  const other = RVU_FILE.replaceAll('32.3465', '33.5675')
  const files = [write(folder, 'PPRRVU2026_Jul_nonQPP.csv', RVU_FILE), write(folder, 'PPRRVU2026_Jul_QPP.csv', other)]
  expect(await loadFile(path, 'pfs', files)).toMatchObject({ is: 'loaded', releases: [{ rows: 5 }, { rows: 5 }] })
  const book = openBook(path)
  const factor = (isQualifying: boolean) => {
    const found = book.fees().feeOf('20610', '', '2026-08-01' as IsoDate, isQualifying)
    return found.is === 'found' ? found.fee.conversionFactor : found
  }
  expect([factor(false), factor(true)]).toEqual([32.3465, 33.5675])
  expect(book.history('20610').filter(({ citation }) => citation.edition.startsWith('RVU26'))).toHaveLength(1)
  book.close()
  rmSync(folder, { recursive: true })
})

test.skipIf(NO_OFFICIAL_FILES)(
  'the fee schedule of July 2024 as it lies in CODE_DATA pays an office visit in Alabama',
  async () => {
    const { folder, book: path } = startedBook()
    const files = ['pprrvu24_jul_nodesc.tsv.gz', 'pfs_gpci.tsv', 'pfs_locco.tsv', 'pfs_anes.tsv'].map((name) =>
      officialPath(join('pfs', name)),
    )
    expect(await loadFile(path, 'pfs', files)).toMatchObject({
      is: 'loaded',
      releases: [{ rows: 18_664 }, { rows: 109 }, { rows: 111 }, { rows: 110 }],
    })
    const book = openBook(path)
    const asked = { code: '99213', locality: '10112-00', setting: 'nonfacility' as const }
    // (1.3 x 1 + 1.33 x 0.869 + 0.1 x 0.575) x 33.2875 = 83.66
    expect(book.fees().paymentOf(asked, '2024-08-01' as IsoDate)).toMatchObject({ is: 'payment', cents: 8366 })
    expect(book.fees().localities('2024-08-01' as IsoDate)).toHaveLength(109)
    book.close()
    rmSync(folder, { recursive: true })
  },
)
