import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { IsoDate } from '../../../src/codes/citation.ts'
import { factsOf } from '../../../src/codes/code-facts.ts'
import { loadFile } from '../../../src/codes/load/load-file.ts'
import { openBook } from '../../../src/codes/open-book.ts'
import { crlf, PFS_FILE, startedBook, write } from './official-files.ts'

const NOTICE = 'A notice of the tests, as an agreement would ask for it.'
const IN_2025 = '2025-02-03' as IsoDate
/** Invented words for numbers that are in the fee schedule of the tests. */
const LONG = crlf([
  'A notice of the file, over some lines',
  '',
  '20610\tInvented long words for a large joint',
  '20612\tInvented long words for a cyst',
  '29998\tInvented words for what is in no fee schedule',
])
const SHORT = crlf(['20610\tINVENTED SHORT', '20612\tINVENTED CYST'])
const CONSUMER = crlf([
  'Concept Id\tCPT Code\tConsumer Friendly Descriptor',
  '1002345\t20610\tInvented words for people',
])

let place: ReturnType<typeof startedBook>
beforeAll(() => {
  place = startedBook()
})
afterAll(() => rmSync(place.folder, { recursive: true }))
const load = (name: string, content: string, cptNotice: string | null = NOTICE) =>
  loadFile(place.book, 'cpt', [write(place.folder, name, content)], { cptNotice })

test('without a licence in the settings descriptors are refused, and the book stays as it is', async () => {
  expect(await load('CPT2025_LONG.txt', LONG, null)).toMatchObject({
    is: 'refused',
    faults: [{ expected: 'a CPT licence in the settings', found: expect.stringContaining('CPT_LICENCE') }],
  })
  const book = openBook(place.book)
  expect(book.licenceNotice()).toBeNull()
  book.close()
})

test('with it the title is the licensee\u2019s on every row of the code, before and after a fee schedule, and the notice is in the book', async () => {
  const pfs = (name: string) => loadFile(place.book, 'pfs', [write(place.folder, name, PFS_FILE)])
  expect(await pfs('PPRRVU25_JAN.csv')).toMatchObject({ is: 'loaded' })
  expect(await load('CPT2025_LONG.txt', LONG)).toMatchObject({
    is: 'loaded',
    releases: [
      { source: 'CPT long descriptors', edition: '2025', validFrom: '2025-01-01', validTo: '2025-12-31', rows: 3 },
    ],
  })
  expect(await pfs('PPRRVU25_APR.csv')).toMatchObject({ is: 'loaded' })
  const book = openBook(place.book)
  for (const date of [IN_2025, '2025-05-03' as IsoDate])
    expect(book.onDate('20610', date)).toMatchObject([
      {
        title: 'Invented long words for a large joint',
        titleIsOurs: false,
        status: 'A',
        citation: { source: 'Medicare PFS' },
      },
    ])
  expect(book.onDate('29998', IN_2025)).toMatchObject([
    { titleIsOurs: false, citation: { source: 'CPT long descriptors' } },
  ])
  expect(book.licenceNotice()).toBe(NOTICE)
  // It stands wherever such a title does, and nowhere else.
  expect(factsOf(book, '20610', IN_2025).notice).toBe(NOTICE)
  expect(factsOf(book, 'E11.9', IN_2025).notice).toBeNull()
  expect(book.search('invented cyst')[0]?.record.code).toBe('20612')
  book.close()
})

test('our explanation is still found by', async () => {
  const book = openBook(place.book)
  const ours = book.history('20610').flatMap(({ synonyms }) => synonyms)
  expect(ours.some((words) => /joint/i.test(words) && !words.includes('Invented'))).toBe(true)
  book.close()
})

test('the other lengths stand beside it, each of its own file', async () => {
  expect(await load('CPT2025_SHORT.txt', SHORT)).toMatchObject({
    releases: [{ source: 'CPT short descriptors', rows: 2 }],
  })
  expect(await load('CPT2025_ConsumerDescriptor.txt', CONSUMER)).toMatchObject({
    releases: [{ source: 'CPT consumer descriptors', rows: 1 }],
  })
})

test.each([
  ['a file whose name says no length', 'CPT2025.txt', LONG.replace('large', 'small'), /long, medium, short/],
  ['a code without words', 'CPT2025_LONG.txt', '20610\t\n', /descriptor behind the code/],
  ['a row without a code', 'CPT2025_LONG.txt', '20610\twords\nwords\n', /CPT code/],
  ['nothing', 'CPT2025_LONG.txt', 'words\n', /rows with a CPT code/],
])('refused: %s', async (_what, name, content, says) => {
  const result = await load(name, content)
  expect(result.is === 'refused' ? result.faults[0].expected : result.is).toMatch(says)
})
