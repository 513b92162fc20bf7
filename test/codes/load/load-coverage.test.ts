import { rmSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { IsoDate } from '../../../src/codes/citation.ts'
import { csvRows } from '../../../src/codes/load/csv-rows.ts'
import { loadKind } from '../../../src/codes/load/load-kind.ts'
import { openBook } from '../../../src/codes/open-book.ts'
import { startedBook, write } from './official-files.ts'
import { zipOf } from './zip-of.ts'

const IN_2025 = '2025-11-03' as IsoDate
/** As the database exports them: quoted cells over several lines with HTML in them, and descriptions that are not ours to keep. */
const NCD = [
  'NCD_id,NCD_vrsn_num,cvrg_lvl_cd,NCD_mnl_sect,NCD_mnl_sect_title,NCD_efctv_dt,NCD_trmntn_dt,itm_srvc_desc,last_updt_tmstmp',
  '340,2,2,"270.3","Blood-Derived Products, for Wounds of the Tests","2021-04-13 00:00:00",,"<p>One,',
  'two ""three""</p>",2025-11-05 10:00:00',
  '341,1,1,20.1,An old determination,1990-01-01,2000-12-31,<p>x</p>,2025-01-01',
  '',
].join('\r\n')
const ARTICLE = [
  'article_id,article_version,title,article_pub_date,article_eff_date,article_end_date,status,description,last_updated,display_id',
  '55909,7,Billing and Coding: Wounds of the Tests,2024-01-01,2024-02-01,,A,"<p>text, with\nlines</p>",2025-10-30,A55909',
  '55910,1,Billing and Coding: Later,2026-01-01,2026-01-15,,A,<p>x</p>,2025-10-30,A55910',
  '',
].join('\n')
const HCPC = [
  'article_id,article_version,hcpc_code_id,hcpc_code_version,hcpc_code_group,range,last_updated,long_description,short_description',
  '55909,7,97597,2024,1,,2025-10-30,"DESCRIPTOR, LONG",DESCRIPTOR',
  '55909,7,97597,2024,2,,2025-10-30,"DESCRIPTOR, LONG",DESCRIPTOR',
  '55910,1,97597,2024,1,,2025-10-30,DESCRIPTOR,DESCRIPTOR',
  '',
].join('\n')
const ICD = (group: string, code: string) =>
  `article_id,article_version,icd10_code_id,icd10_code_version,${group},range,last_updated,description\n55909,7,${code},2024,1,,2025-10-30,A title\n`
const RELATED = 'article_id,article_version,r_article_id,r_lcd_id,r_lcd_version\n55909,7,,35125,40\n55909,7,,35139,1\n'
const EXPORT = zipOf({
  'readme.txt': 'about',
  'current_article_csv.zip': zipOf({
    'article.csv': ARTICLE,
    'article_x_hcpc_code.csv': HCPC,
    'article_x_icd10_covered.csv': ICD('icd10_covered_group', 'L97.511'),
    'article_x_icd10_noncovered.csv': ICD('icd10_noncovered_group', 'Z00.00'),
    'article_related_documents.csv': RELATED,
    'contractor.csv': 'contractor_id\n1\n',
  }),
})

let place: ReturnType<typeof startedBook>
beforeAll(() => {
  place = startedBook()
})
afterAll(() => rmSync(place.folder, { recursive: true }))
const load = (name: string, content: string | Buffer) =>
  loadKind(place.book, 'coverage', [write(place.folder, name, content)])

test('an export of articles tells of a code which documents of the day list it, with groups, diagnoses and their determinations', async () => {
  expect(await load('current_article.zip', EXPORT)).toMatchObject({
    is: 'loaded',
    releases: [{ source: 'Medicare coverage articles', edition: 'export of 2025-10-30', rows: 7 }],
  })
  const book = openBook(place.book)
  const entries = book.coverage().coverageOf('97597', IN_2025)
  expect(entries).toMatchObject([
    {
      role: 'procedure',
      groups: [1, 2],
      document: {
        ...{ kind: 'article', number: '55909', version: '7', validFrom: '2024-02-01', validTo: null },
        facts: { related_lcds: '35125 35139', status: 'A' },
        address: 'https://www.cms.gov/medicare-coverage-database/view/article.aspx?articleid=55909&ver=7',
        citation: { source: 'Medicare coverage articles', edition: 'export of 2025-10-30', locator: 'A55909' },
      },
    },
  ])
  expect(JSON.stringify(entries)).not.toContain('DESCRIPTOR')
  expect(book.coverage().coverageOf('97597', '2026-02-01' as IsoDate)).toHaveLength(2)
  expect(book.coverage().coverageOf('l97511', IN_2025)).toMatchObject([{ role: 'covered', groups: [1] }])
  expect(book.coverage().diagnosesOf({ kind: 'article', number: '55909', version: '7' })).toEqual([
    { code: 'L97511', role: 'covered', group: 1 },
    { code: 'Z0000', role: 'noncovered', group: 1 },
  ])
  book.close()
})

test('national determinations are found by their titles while they are in force; their texts run over lines', async () => {
  expect(await load('ncd.zip', zipOf({ 'ncd_csv.zip': zipOf({ 'ncd_trkg.csv': NCD }) }))).toMatchObject({
    releases: [{ edition: 'export of 2025-11-05', rows: 2 }],
  })
  const book = openBook(place.book)
  expect(book.coverage().nationalBy('blood wounds', IN_2025)).toMatchObject([
    {
      title: 'Blood-Derived Products, for Wounds of the Tests',
      facts: { section: '270.3', level: '2' },
      citation: { locator: 'NCD 340' },
    },
  ])
  expect(book.coverage().nationalBy('old', IN_2025)).toEqual([])
  book.close()
})

test('the same export changes nothing; a newer one takes its place; a table alone is an export too', async () => {
  expect(await load('current_article.zip', EXPORT)).toMatchObject({ is: 'unchanged' })
  expect(await load('article.csv', ARTICLE.replaceAll('2025-10-30', '2025-11-06'))).toMatchObject({
    is: 'loaded',
    removed: { coverage_document: 2, coverage_code: 5 },
    releases: [{ edition: 'export of 2025-11-06', rows: 2 }],
  })
})

test.each([
  ['an archive without its tables', 'current_lcd.zip', zipOf({ 'readme.txt': 'x' }), /no member|none of/],
  ['a row with a cell too few', 'article.csv', `${ARTICLE}1,2\n`, /10 columns expected, found 2/],
  ['a quote that never closes', 'article.csv', `${ARTICLE}1,2,"title\n`, /quote without end/],
  ['a document without a title', 'article.csv', ARTICLE.replace('Billing and Coding: Later', ''), /without article_id/],
  ['another table', 'other.csv', 'a,b\n1,2\n', /none of/],
  [
    'an inner archive cut off',
    'ncd.zip',
    zipOf({ 'ncd_csv.zip': zipOf({ 'ncd_trkg.csv': NCD }).subarray(0, 90) }),
    /damaged/,
  ],
])('refused: %s', async (_what, name, content, says) => {
  const result = await load(name, content)
  expect(result?.is === 'refused' ? result.faults[0].found : result?.is).toMatch(says)
})

const cell = fc.stringMatching(/^[a-z",\n ]{0,8}$/)

test('whatever stands in the cells and however the file is cut into pieces, rows come back as they were written', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 8 }),
      fc.integer({ min: 1, max: 9 }),
      async (rows, size) => {
        const filled = rows.filter((row) => row.some((each) => each !== ''))
        const text = filled.map((row) => row.map((each) => `"${each.replaceAll('"', '""')}"`).join(',')).join('\r\n')
        async function* pieces() {
          for (let at = 0; at < text.length; at += size) yield Buffer.from(text.slice(at, at + size))
        }
        const read: string[][] = []
        for await (const { cells } of csvRows(pieces())) read.push(cells)
        expect(read).toEqual(filled)
      },
    ),
  )
})
