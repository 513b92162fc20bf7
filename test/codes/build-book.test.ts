import { spawn } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { buildBook } from '../../src/codes/build-book.ts'
import type { IsoDate } from '../../src/codes/citation.ts'
import type { PairEdit } from '../../src/codes/code-record.ts'
import { readStarter } from '../../src/codes/load/starter.ts'
import { openBook } from '../../src/codes/open-book.ts'
import type { BookTables, Origin } from '../../src/codes/schema.ts'
import { DAY, starterFolder } from './starter-folder.ts'

const emptyFolder = () => mkdtempSync(join(tmpdir(), 'book-'))

function tables(more: Partial<BookTables> = {}): BookTables {
  const starter = readStarter(starterFolder())
  if (starter.is !== 'tables') throw new Error(JSON.stringify(starter))
  return { ...starter.tables, ...more }
}

function* pairs(count: number): Generator<PairEdit & Origin> {
  for (let n = 0; n < count; n += 1) {
    const [column1, column2] = [String(10_000 + (n % 300)), String(20_000 + Math.floor(n / 300))]
    const citation = { source: 'NCCI PTP practitioner', edition: '2025 Q4', locator: `${column1}/${column2}` }
    const span = { validFrom: '2020-01-01' as IsoDate, validTo: null, citation, file: 'ptp.txt', line: n + 1 }
    yield { column1, column2, indicator: 1, table: 'practitioner', rationale: 'standards of practice', ...span }
  }
}

test('a built book counts its rows and warns of codes it has no record of', () => {
  const result = buildBook(join(emptyFolder(), 'book.sqlite'), tables({ pairs: pairs(600) }))
  expect(result).toMatchObject({ is: 'built', rows: { record: 24, pair: 600, unit_limit: 3, add_on: 2, note: 1 } })
  expect(result.is === 'built' && result.warnings).toContain(
    'codes of pair edits without a record: 10000; 10001; 10002; 10003; 10004 and 297 more',
  )
})

test('rows of several releases of one source live side by side, and the release of the day is used', () => {
  const [first] = pairs(1)
  if (first === undefined) throw new Error('no pair')
  const older = { ...first, indicator: 0 as const, citation: { ...first.citation, edition: '2025 Q3' } }
  const path = join(emptyFolder(), 'book.sqlite')
  const period = (edition: string, validFrom: string, validTo: string) =>
    ({ source: first.citation.source, edition, validFrom, validTo, file: 'r', line: 1 }) as Origin & {
      source: string
      edition: string
      validFrom: IsoDate
      validTo: IsoDate
    }
  const releases = [period('2025 Q3', '2025-07-01', '2025-09-30'), period('2025 Q4', '2025-10-01', '2025-12-31')]
  buildBook(path, tables({ pairs: [older, first], releases }))
  const book = openBook(path)
  expect(book.pairs('20000', '10000', '2025-08-01' as IsoDate)).toMatchObject([{ indicator: 0, column1: '10000' }])
  expect(book.pairs('10000', '20000', DAY)).toMatchObject([{ indicator: 1, citation: { edition: '2025 Q4' } }])
  book.close()
})

test('tables that contradict themselves are refused by file and line, and the old book stays', () => {
  const path = join(emptyFolder(), 'book.sqlite')
  buildBook(path, tables())
  const before = readFileSync(path)
  const twice = [...pairs(1), ...pairs(1)]
  expect(buildBook(path, tables({ pairs: twice }))).toMatchObject({
    is: 'refused',
    because: expect.stringContaining('ptp.txt line 1: 10000/20000'),
  })
  expect(readFileSync(path).equals(before)).toBe(true)
  expect(readdirSync(join(path, '..'))).toEqual(['book.sqlite'])
})

test('a build killed at any moment leaves the old book whole, and the next build clears what it left', async () => {
  const folder = emptyFolder()
  const path = join(folder, 'book.sqlite')
  buildBook(path, tables())
  for (const delay of [0, 40, 120]) {
    const builder = spawn(process.execPath, [join(import.meta.dirname, 'endless-build.ts'), path, starterFolder()])
    while (!readdirSync(folder).some((name) => name.includes('.building-'))) await pause(5)
    await pause(delay)
    builder.kill('SIGKILL')
    await new Promise((resolve) => builder.once('exit', resolve))
    const book = openBook(path)
    expect(book.onDate('J1885', DAY)).toHaveLength(1)
    book.close()
  }
  expect(readdirSync(folder).length).toBeGreaterThan(1)
  buildBook(path, tables())
  expect(readdirSync(folder)).toEqual(['book.sqlite'])
})

test('what is put at the target is a file of its own, readable after a copy', () => {
  const folder = emptyFolder()
  buildBook(join(folder, 'deep/er/book.sqlite'), tables())
  copyFileSync(join(folder, 'deep/er/book.sqlite'), join(folder, 'copy.sqlite'))
  expect(existsSync(join(folder, 'deep/er/book.sqlite-journal'))).toBe(false)
  openBook(join(folder, 'copy.sqlite')).close()
})

test('a file that is no book is refused in words', () => {
  const path = join(emptyFolder(), 'book.sqlite')
  expect(() => openBook(path)).toThrow(`there is no code book at ${path}`)
  writeFileSync(path, '')
  expect(() => openBook(path)).toThrow('has layout 0')
})
