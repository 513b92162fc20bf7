import { readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { loadIcdBook } from '../../../src/codes/load/load-icd-book.ts'
import { startedBook, write } from './official-files.ts'
import { zipOf } from './zip-of.ts'

const GEM = ['A000    0010  00000', 'A009    0019  10000', ''].join('\n')

test('a mapping is loaded from plain text, gzip or an archive, and counted under its own source', async () => {
  for (const [name, content] of [
    ['2018_I10gem.txt', GEM],
    ['2018_I10gem.txt.gz', gzipSync(GEM)],
    ['gems.zip', zipOf({ '2018_I10gem.txt': GEM, 'guide.pdf': 'x' })],
  ] as const) {
    const { folder, book } = startedBook()
    const path = write(folder, name, content)
    expect(await loadIcdBook(book, 'gem', [path])).toMatchObject({
      is: 'loaded',
      releases: [{ source: 'GEM ICD-10-CM to ICD-9-CM', edition: 'FY2018', file: '2018_I10gem.txt', rows: 2 }],
    })
    expect(await loadIcdBook(book, 'gem', [path])).toMatchObject({ is: 'unchanged' })
  }
})

test('a corrected mapping takes the place of the first', async () => {
  const { folder, book } = startedBook()
  await loadIcdBook(book, 'gem', [write(folder, '2018_I10gem.txt', GEM)])
  await loadIcdBook(book, 'gem', [write(folder, '2018_I10gem.txt', GEM.replace('0019', '0018'))])
  const database = new DatabaseSync(book, { readOnly: true })
  expect(
    database
      .prepare('SELECT target FROM crosswalk ORDER BY source')
      .all()
      .map((row) => row.target),
  ).toEqual(['0010', '0018'])
  database.close()
})

test('a wrong, cut off or missing file is refused and the old book stays', async () => {
  const { folder, book } = startedBook()
  const before = readFileSync(book)
  const refusals: [string, string | Buffer, number][] = [
    ['2018_I10gem.txt', GEM.replace('10000', '1x000'), 2],
    ['2018_I10gem.txt.gz', gzipSync(GEM).subarray(0, 30), 0],
    ['gems.zip', zipOf({ 'other.txt': GEM }), 0],
    ['2018_I10gem.htm', '<html>', 0],
  ]
  for (const [name, content, line] of refusals) {
    const result = await loadIcdBook(book, 'gem', [write(folder, name, content)])
    expect(result, name).toMatchObject({ is: 'refused', faults: [{ line }] })
  }
  expect(await loadIcdBook(book, 'gem', [`${folder}/none.txt`])).toMatchObject({ is: 'refused' })
  expect(readFileSync(book).equals(before)).toBe(true)
})
