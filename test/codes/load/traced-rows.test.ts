import { readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadFile } from '../../../src/codes/load/load-file.ts'
import { crlf, ptpRow, startedBook, write } from './official-files.ts'

/** Each run builds a book, so they are few. */
const RUNS = 12

const code = fc.stringMatching(/^[0-9A-V][0-9]{4}$/)
const pair = fc.record({
  one: code,
  two: code,
  indicator: fc.constantFrom('0', '1', '9'),
  to: fc.constantFrom('*', '20231231'),
})

test('whatever the pairs and the lines of notice before them, each row in the book is its line of the file, and none is lost', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(pair, { minLength: 1, maxLength: 60 }),
      fc.nat(20),
      fc.boolean(),
      async (pairs, notices, packed) => {
        const { folder, book } = startedBook()
        const rows = pairs.map(({ one, two, to, indicator }) => ptpRow(one, two, '20100101', to, indicator))
        const text = crlf([...Array.from({ length: notices }, (_, at) => `Notice ${at}\tof edits`), ...rows])
        const name = `ccipra-2025q4-f1.txt${packed ? '.gz' : ''}`
        const path = write(folder, name, packed ? gzipSync(text) : text)
        expect(await loadFile(book, 'ncci-ptp', [path])).toMatchObject({
          is: 'loaded',
          releases: [{ rows: pairs.length }],
        })
        const lines = readFileSync(packed ? write(folder, 'plain', text) : path, 'utf8').split('\r\n')
        const database = new DatabaseSync(book, { readOnly: true })
        const stored = database
          .prepare(
            `SELECT line, a.compact AS one, b.compact AS two, pair.valid_to AS day, indicator FROM pair
           JOIN code_key a ON a.id = column1 JOIN code_key b ON b.id = column2
           JOIN release ON release.id = release_id WHERE kind = 'ncci-ptp' ORDER BY line`,
          )
          .all()
        database.close()
        expect(stored).toHaveLength(pairs.length)
        for (const { line, one, two, day, indicator } of stored) {
          const to = day === 99_999_999 ? '*' : String(day)
          expect(lines[Number(line) - 1]).toBe(ptpRow(String(one), String(two), '20100101', to, String(indicator)))
        }
      },
    ),
    { numRuns: RUNS },
  )
}, 60_000)
