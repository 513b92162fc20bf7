import { spawn } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { rollBack } from '../../../src/codes/book-place.ts'
import { comparableSources, diffEditions } from '../../../src/codes/edition-diff.ts'
import { loadFile } from '../../../src/codes/load/load-file.ts'
import { isBook, openBook } from '../../../src/codes/open-book.ts'
import { listSources } from '../../../src/codes/sources.ts'
import { DAY } from '../starter-folder.ts'
import { crlf, emptyFolder, HCPCS_FILE, hcpcsRow, orderRow, PFS_FILE, startedBook, write } from './official-files.ts'

const order = (codes: string[]) => crlf(codes.map((code, at) => orderRow(at + 1, code, 1, `Title of ${code}`)))

async function loadYears(book: string, folder: string, years: number[]) {
  for (const year of years) {
    const path = write(folder, `icd10cm-order-${year}.txt`, order(['A000', `B${year - 2000}0`]))
    expect(await loadFile(book, 'icd10cm-order', [path])).toMatchObject({ is: 'loaded' })
  }
}

test('the last three books are kept, and rolling back goes one further each time', async () => {
  const { folder, book } = startedBook()
  await loadYears(book, folder, [2022, 2023, 2024, 2025, 2026])
  const books = () =>
    readdirSync(folder)
      .filter((name) => name.startsWith('code-book'))
      .sort()
  expect(books()).toEqual(['code-book.sqlite', 'code-book.sqlite.1', 'code-book.sqlite.2', 'code-book.sqlite.3'])
  const open = openBook(book)
  const editions = (of = open) =>
    listSources(of)
      .find(({ source }) => source === 'ICD-10-CM')
      ?.editions.map(({ edition }) => edition)
  expect(editions()?.slice(0, 2)).toEqual(['FY2026', 'FY2025'])
  expect(rollBack(book, isBook)).toEqual({ is: 'rolled_back', kept: 2 })
  await pause(1_100)
  // The open reader went over by itself.
  expect(open.history('B260')).toEqual([])
  open.close()
  expect(rollBack(book, isBook)).toEqual({ is: 'rolled_back', kept: 1 })
  expect(rollBack(book, isBook)).toEqual({ is: 'rolled_back', kept: 0 })
  expect(rollBack(book, isBook)).toMatchObject({ is: 'refused', because: expect.stringContaining('no earlier book') })
  const last = openBook(book)
  expect(last.history('B240')).toEqual([])
  expect(last.history('B230')).toHaveLength(1)
  last.close()
})

test('a file that is no book is not rolled back to', () => {
  const book = join(emptyFolder(), 'book.sqlite')
  writeFileSync(`${book}.1`, 'not a book')
  expect(rollBack(book, isBook)).toMatchObject({ is: 'refused' })
  expect(readFileSync(`${book}.1`, 'utf8')).toBe('not a book')
})

test('a load killed at any moment leaves the old book, and the next load clears what it left', async () => {
  const { folder, book } = startedBook()
  const codes = Array.from({ length: 60_000 }, (_, at) => `A${String(at).padStart(5, '0')}`)
  const path = write(folder, 'icd10cm-order-2026.txt', order(codes))
  const before = readFileSync(book)
  for (const delay of [0, 100, 400]) {
    const loader = spawn(process.execPath, [
      join(import.meta.dirname, 'load-in-process.ts'),
      book,
      'icd10cm-order',
      path,
    ])
    while (!readdirSync(folder).some((name) => name.includes('.building-'))) await pause(5)
    await pause(delay)
    loader.kill('SIGKILL')
    await new Promise((resolve) => loader.once('exit', resolve))
    expect(readFileSync(book).equals(before)).toBe(true)
    const open = openBook(book)
    expect(open.onDate('J1885', DAY)).toHaveLength(1)
    open.close()
  }
  await loadYears(book, folder, [2025])
  expect(readdirSync(folder).filter((name) => name.includes('.building-'))).toEqual([])
})

test('a diff of two editions says what was added, revised and deleted', async () => {
  const { folder, book } = startedBook()
  const hcpcs = (rows: string[]) => crlf(rows)
  const older = write(
    folder,
    'HCPC2025_JUL_ANWEB.txt',
    hcpcs([
      hcpcsRow('A0001', '3', 'Stays', { added: '20200101' }),
      hcpcsRow('A0002', '3', 'Changes its words', { added: '20200101' }),
      hcpcsRow('A0003', '3', 'Ends', { added: '20200101' }),
    ]),
  )
  const newer = write(
    folder,
    'HCPC2026_JAN_ANWEB.txt',
    hcpcs([
      hcpcsRow('A0001', '3', 'Stays', { added: '20200101' }),
      hcpcsRow('A0002', '3', 'Changed its words', { added: '20200101' }),
      hcpcsRow('A0003', '3', 'Ends', { added: '20200101', ended: '20251231' }),
      hcpcsRow('A0004', '3', 'Begins', { added: '20260101' }),
    ]),
  )
  await loadFile(book, 'hcpcs', [older])
  await loadFile(book, 'hcpcs', [newer])
  expect(comparableSources(book, 'July 2025', 'January 2026')).toEqual(['HCPCS Level II'])
  expect([...diffEditions(book, 'July 2025', 'January 2026')].map(({ is, what }) => `${is} ${what}`)).toEqual([
    'revised A0002',
    'deleted A0003',
    'added A0004',
  ])
  expect(comparableSources(book, 'July 2025', 'July 2026')).toEqual([])
})

test('of two fee schedules only the columns that differ are shown, and a new conversion factor alone is no revision', async () => {
  const { folder, book } = startedBook()
  /** The comma in the descriptor makes a piece of its own, so the 25th column is the 26th piece. */
  const rows = (factor: string, work: string) =>
    PFS_FILE.split('\r\n')
      .map((line) =>
        line
          .split(',')
          .map((cell, at) => (/^20/.test(line) && at === 25 ? factor : cell))
          .join(','),
      )
      .map((line) => (line.startsWith('20610,') ? line.replace(',0.97,', `,${work},`) : line))
      .join('\r\n')
  await loadFile(book, 'pfs', [write(folder, 'PPRRVU25_JAN.csv', rows('32.3465', '0.97'))])
  await loadFile(book, 'pfs', [write(folder, 'PPRRVU26_JAN.csv', rows('33.4009', '0.79'))])
  expect([...diffEditions(book, 'RVU25A (January 2025)', 'RVU26A (January 2026)')]).toMatchObject([
    {
      source: 'Medicare PFS',
      is: 'revised',
      what: '20610',
      before: 'work_rvu 0.97',
      after: 'work_rvu 0.79',
      isRetitled: false,
    },
  ])
})

test('two loads at once: the later one is refused instead of losing the rows of the first', async () => {
  const { folder, book } = startedBook()
  const paths = [
    write(folder, 'icd10cm-order-2026.txt', order(['A000'])),
    write(folder, 'HCPC2025_OCT_ANWEB.txt', HCPCS_FILE),
  ] as const
  const results = await Promise.all([loadFile(book, 'icd10cm-order', [paths[0]]), loadFile(book, 'hcpcs', [paths[1]])])
  expect(results.map(({ is }) => is).sort()).toEqual(['loaded', 'refused'])
})
