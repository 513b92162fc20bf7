import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { IsoDate } from '../../../src/codes/citation.ts'
import { type CodeSource, readCodeSources } from '../../../src/codes/fetch/code-sources.ts'
import { type Fetched, type FetchOptions, fetchSource } from '../../../src/codes/fetch/fetch-source.ts'
import { newestLinks } from '../../../src/codes/fetch/newest-links.ts'
import { isIcdKind } from '../../../src/codes/load/icd-books.ts'
import { isKind } from '../../../src/codes/load/importers.ts'
import { zipOf } from '../load/zip-of.ts'
import { badServer, serving } from './bad-server.ts'

const OURS = join(import.meta.dirname, '../../../config/code-sources.json')
const folder = mkdtempSync(join(tmpdir(), 'fetch-'))
afterAll(() => rmSync(folder, { recursive: true }))

function ours() {
  const read = readCodeSources(OURS, join(folder, 'none.json'))
  if (read.is === 'refused') throw new Error(read.because)
  return read.sources
}

const options = (given: Partial<FetchOptions> = {}): FetchOptions => ({
  ...{ folder, today: '2026-11-24' as IsoDate, accepted: [], waits: [], idleMs: 1_000 },
  ...given,
})

async function all(source: CodeSource, given: Partial<FetchOptions> = {}): Promise<Fetched[]> {
  const results: Fetched[] = []
  for await (const each of fetchSource(source, ours().licences, options(given))) results.push(each)
  return results
}

test('of a page of many releases the newest is meant, with all its parts, and a corrected file before the first', () => {
  const html = `<a href="/files/zip/medicare-ncci-2026q3-practitioner-ptp-edits-ccipra-v322r0-f1.zip">old</a>
    <a href='/license/ama?file=/files/zip/medicare-ncci-2026q4-practitioner-ptp-edits-ccipra-v323r0-f1.zip&amp;x=1'>1</a>
    <a href="/files/zip/medicare-ncci-2026q4-practitioner-ptp-edits-ccipra-v323r0-f2.zip">2</a>
    <a href="/files/zip/medicare-ncci-2026q4-practitioner-ptp-edits-ccipra-v323r1-f2.zip">2, corrected</a>
    <a href="/files/zip/medicare-ncci-2026q4-hospital-ptp-edits-ccioph-v323r0-f1.zip">hospital</a>
    <a href="mailto:somebody@cms.example">write</a>`
  const { link = '' } = ours().sources.find(({ id }) => id === 'ncci-ptp-practitioner') ?? {}
  expect(newestLinks(html, 'https://www.cms.gov/page', link)).toEqual([
    'https://www.cms.gov/files/zip/medicare-ncci-2026q4-practitioner-ptp-edits-ccipra-v323r0-f1.zip',
    'https://www.cms.gov/files/zip/medicare-ncci-2026q4-practitioner-ptp-edits-ccipra-v323r1-f2.zip',
  ])
})

/** Names as CDC and CMS have used them. */
test.each([
  ['icd10cm-codes', 'icd10cm-Code%20Descriptions-2026.zip'],
  ['icd10cm-codes', 'icd10cm-code-descriptions-2027.zip'],
  ['icd10cm-books', 'icd10cm-table%20and%20index-2026.zip'],
  ['icd10cm-books', 'icd10cm-table-and-index-2027.zip'],
  ['hcpcs', '/files/zip/april-2026-alpha-numeric-hcpcs-file.zip'],
  ['hcpcs', '/files/zip/october-2026-alpha-numeric-hcpcs-file-v2.zip'],
  ['ncci-mue', '/files/zip/medicare-ncci-2026-q3-practitioner-services-mue-table.zip'],
  ['pfs', '/files/zip/rvu26c.zip'],
  ['pfs', '/files/zip/rvu26ar.zip'],
])('%s is found as %s', (id, name) => {
  const { link = '' } = ours().sources.find((source) => source.id === id) ?? {}
  expect(newestLinks(`<a href="${name}">x</a>`, 'https://www.cms.gov/', link)).toHaveLength(1)
})

test('what a source is loaded as is a kind that there is', () => {
  const kinds = ours().sources.flatMap((source) => source.kinds)
  expect(kinds.filter((kind) => !isKind(kind) && !isIcdKind(kind) && kind !== 'coverage')).toEqual([])
})

test('before an accepted licence nothing is asked of the server; after it the file comes', async () => {
  const server = await badServer({
    '/page': (_q, response) => response.end('<a href="/files/zip/rvu26d.zip">RVU26D</a>'),
    '/files/zip/rvu26d.zip': serving(zipOf({ 'PPRRVU26_OCT.csv': 'x\n' })),
  })
  const found = ours().sources.find(({ id }) => id === 'pfs')
  const source = { ...found, id: 'pfs', kinds: ['pfs'], licence: 'ama-cpt', page: `${server.address}/page` }
  expect(await all(source)).toEqual([
    {
      source: 'pfs',
      address: null,
      is: 'licence',
      because: expect.stringMatching(
        /^pfs is not fetched: .*https:\/\/www\.cms\.gov\/license\/ama.*ACCEPT_LICENCES=ama-cpt$/,
      ),
    },
  ])
  expect(server.asked).toEqual([])
  expect(await all(source, { accepted: ['ama-cpt'] })).toMatchObject([
    { is: 'fetched', path: join(folder, 'rvu26d.zip') },
  ])
  expect(existsSync(join(folder, 'rvu26d.zip'))).toBe(true)
  await server.close()
})

test('a page of the new fiscal year that is not there yet leads to that of the year before; a page without a fitting link says so', async () => {
  const server = await badServer({
    '/ICD10CM/2026/': (_q, response) =>
      response.end('<A HREF="/ICD10CM/2026/icd10cm-code-descriptions-2026.zip">x</A>'),
    '/ICD10CM/2026/icd10cm-code-descriptions-2026.zip': serving(zipOf({ 'icd10cm-order-2026.txt': 'x\n' })),
    '/empty': (_q, response) => response.end('<p>nothing</p>'),
  })
  const [first] = ours().sources
  if (first === undefined) throw new Error('no sources')
  const source = { ...first, page: `${server.address}/ICD10CM/{year}/` }
  expect(await all(source)).toMatchObject([{ is: 'fetched' }])
  expect(server.asked.slice(0, 2)).toEqual(['/ICD10CM/2027/', '/ICD10CM/2026/'])
  expect(await all({ ...source, page: `${server.address}/empty` })).toMatchObject([
    { is: 'refused', because: expect.stringMatching(/no link of .*code-sources\.json/) },
  ])
  await server.close()
})

test('an operator may say other addresses, and is told what is wrong with the list', () => {
  const own = join(folder, 'code-sources.json')
  writeFileSync(
    own,
    JSON.stringify({
      sources: [{ id: 'pfs', kinds: ['pfs'], files: ['https://mirror.example/rvu26d.zip'], licence: 'ama-cpt' }],
    }),
  )
  const read = readCodeSources(OURS, own)
  expect(read.is === 'read' && read.sources.sources.filter(({ id }) => id === 'pfs')).toMatchObject([
    { files: ['https://mirror.example/rvu26d.zip'] },
  ])
  const says = (text: string) => {
    writeFileSync(own, text)
    const refused = readCodeSources(OURS, own)
    return refused.is === 'refused' ? refused.because : 'read'
  }
  expect(says('{')).toMatch(/code-sources\.json is no JSON/)
  expect(says('{"sources":[{"id":"x","kinds":["pfs"],"page":"p","licence":null}]}')).toMatch(/sources\.0: needs either/)
  expect(says('{"sources":[{"id":"x","kinds":["pfs"],"page":"p","link":"(","licence":null}]}')).toMatch(
    /regular expression/,
  )
  expect(says('{"sources":[{"id":"x","kinds":["pfs"],"files":["https://a.example/b"],"licence":"other"}]}')).toMatch(
    /licence other/,
  )
})
