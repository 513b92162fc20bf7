import { expect, test } from 'vitest'
import type { IsoDate } from '../../src/codes/citation.ts'
import { DAY, starterBook } from './starter-folder.ts'

const Q3 = ['NCCI PTP practitioner', '2025 Q3']
const HOSPITAL = ['NCCI PTP hospital', '2025 Q4']
const book = starterBook({
  'pairs.tsv': [
    ['20611', '20610', '0', 'practitioner', 'as the quarter before had it', '2019-01-01', '', ...Q3],
    ['20610', '0998T', '1', 'hospital', 'only there', '2021-01-01', '', ...HOSPITAL],
    ['20610', 'J1885', '1', 'practitioner', 'from later on', '2026-01-01', '', 'NCCI PTP practitioner', '2025 Q4'],
  ],
  'releases.tsv': [[...Q3, '2025-07-01', '2025-09-30']],
})

const names = (page: { rows: { column1: string; column2: string }[] }) =>
  page.rows.map(({ column1, column2 }) => `${column1}/${column2}`)

test('the edits of a code stand in both columns, one an edit, of the release in force on the day', () => {
  const page = book.editsOf('20610', DAY)
  expect(page.total).toBe(3)
  expect(names(page)).toEqual(['20610/0470T', '20610/0998T', '20611/20610'])
  expect(page.rows[2]).toMatchObject({ indicator: 1, citation: { edition: '2025 Q4', locator: '20611/20610' } })
  expect(book.editsOf('20610', '2025-08-01' as IsoDate).rows.at(-1)).toMatchObject({
    ...{ indicator: 0, citation: { edition: '2025 Q3' } },
  })
  // An edit that ended, and one that has not begun.
  expect(names(book.editsOf('20610', '2023-12-31' as IsoDate))).toContain('20610/99213')
  expect(names(book.editsOf('20610', '2024-01-01' as IsoDate))).not.toContain('20610/99213')
  expect(names(book.editsOf('20610', '2026-01-01' as IsoDate))).toContain('20610/J1885')
})

test.each([
  [{ table: 'hospital' }, ['20610/0998T']],
  [{ column: 2 }, ['20611/20610']],
  [{ partner: '0' }, ['20610/0470T', '20610/0998T']],
  [{ indicator: 9 }, ['20610/0470T']],
  [{ sort: 'since' }, ['20610/0998T', '20610/0470T', '20611/20610']],
  [{ sort: 'indicator', limit: 1, offset: 2 }, ['20610/0470T']],
] as const)('%j: the page is %j', (query, rows) => {
  expect(names(book.editsOf('20610', DAY, query))).toEqual(rows)
})

test('the total counts all that fit, also on a page behind the last', () => {
  expect(book.editsOf('20610', DAY, { limit: 1 })).toMatchObject({ total: 3, rows: [{}] })
  expect(book.editsOf('20610', DAY, { offset: 50 })).toEqual({ total: 3, rows: [] })
  expect(book.editsOf('nothing', DAY)).toEqual({ total: 0, rows: [] })
})

test('edits are counted by table and by the column of the code', () => {
  expect(book.editCounts('20610', DAY)).toEqual([
    { table: 'practitioner', source: 'NCCI PTP practitioner', asColumn1: 1, asColumn2: 1 },
    { table: 'hospital', source: 'NCCI PTP hospital', asColumn1: 1, asColumn2: 0 },
  ])
})
