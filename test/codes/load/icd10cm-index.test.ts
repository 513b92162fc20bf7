import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Index, readIndex } from '../../../src/codes/load/icd10cm-index.ts'
import { NO_OFFICIAL_FILES, officialStream } from './official-file.ts'

const INDEX = `<?xml version="1.0" encoding="utf-8"?>
<ICD10CM.index>
  <version>2099</version>
  <title>ICD-10-CM INDEX TO DISEASES and INJURIES</title>
  <letter>
    <title>W</title>
    <mainTerm>
      <title>Wobble<nemod>(acute) (of gait)</nemod>, walking</title>
      <seeAlso>Tremble</seeAlso>
      <code>R26.8-</code>
      <term level="1">
        <title>false</title>
        <code>R26.0</code>
        <term level="2"><title>true<nemod>(old)</nemod></title><code>G20.-</code><manif>F02.8-</manif></term>
      </term>
      <term level="1"><title>knee</title><subcat>M25.3</subcat></term>
    </mainTerm>
    <mainTerm><title>Wabble</title><see>Wobble</see></mainTerm>
  </letter>
</ICD10CM.index>
`
/** The largest book takes a second on an idle machine. */
const LARGE_FILE_MS = 60_000
const DRUGS = table('Substance', [
  'Poisoning Accidental (unintentional)',
  'Poisoning Intentional self-harm',
  'Poisoning Assault',
  'Poisoning Undetermined',
  'Adverse effect',
  'Underdosing',
])
const NEOPLASMS = table('Neoplasm', [
  'Malignant Primary',
  'Malignant Secondary',
  'Ca in situ',
  'Benign',
  'Uncertain Behavior',
  'Unspecified Behavior',
])

function table(first: string, headings: string[]): string {
  const heads = [first, ...headings].map((heading, at) => `<head col="${at + 1}">${heading}</head>`)
  return `<ICD10CM.index><version>2099</version>
    <indexHeading>${heads.join('\n')}</indexHeading><letter><title>M</title>
    <mainTerm><title>Moss</title>
      <cell col="2">T45.0X1</cell><cell col="3">C79.8-</cell><cell col="4">-</cell><cell col="7">--</cell>
      <term level="1"><title>wet</title><see>Moss, dry</see></term>
    </mainTerm></letter></ICD10CM.index>`
}

async function sound(xml: Parameters<typeof readIndex>[0]): Promise<Index> {
  const index = await readIndex(xml)
  if (index.is !== 'read') throw new Error(JSON.stringify(index))
  return index
}

test('each term is a row with the words above it', async () => {
  const { book, version, terms, counts } = await sound(INDEX)
  expect({ book, version, counts }).toEqual({
    book: 'diseases',
    version: '2099',
    counts: { mainTerms: 2, terms: 3, codes: 3 },
  })
  expect(terms.map((term) => `${term.path.join(' / ')}: ${term.code}${term.isIncomplete ? '-' : ''}`)).toEqual([
    'Wobble, walking: R26.8-',
    'Wobble, walking / false: R26.0',
    'Wobble, walking / false / true: G20-',
    'Wobble, walking / knee: null',
    'Wabble: null',
  ])
})

test('modifiers that change nothing, references and the second code are kept apart', async () => {
  const { terms } = await sound(INDEX)
  expect(terms[0]).toMatchObject({ modifiers: ['(acute) (of gait)'], seeAlso: 'Tremble', line: 7 })
  expect(terms[2]).toMatchObject({ modifiers: ['(acute) (of gait)', '', '(old)'], manifestation: 'F02.8' })
  expect(terms[3]).toMatchObject({ seeCategory: 'M25.3' })
  expect(terms[4]).toMatchObject({ see: 'Wobble', line: 18 })
})

test('the index of external causes is told by its title', async () => {
  const { book } = await sound(INDEX.replace('DISEASES and INJURIES', 'EXTERNAL CAUSE OF INJURIES'))
  expect(book).toBe('external_causes')
})

test('a table gives one row for each filled cell, by the meaning of its column', async () => {
  const cells = ({ terms }: Index) =>
    terms.map(({ path, column, code, isIncomplete, see }) => [path.at(-1), column, code, isIncomplete, see])
  expect(cells(await sound(DRUGS))).toEqual([
    ['Moss', 'poisoning_accidental', 'T45.0X1', true, null],
    ['Moss', 'poisoning_self_harm', 'C79.8', true, null],
    ['wet', null, null, false, 'Moss, dry'],
  ])
  expect(cells(await sound(NEOPLASMS))).toEqual([
    ['Moss', 'malignant_primary', 'T45.0X1', false, null],
    ['Moss', 'malignant_secondary', 'C79.8', true, null],
    ['wet', null, null, false, 'Moss, dry'],
  ])
})

test('a cell that holds words instead of a code is told and left out', async () => {
  const { terms, oddities } = await sound(NEOPLASMS.replace('C79.8-', 'floor of mouth'))
  expect(terms.map((term) => term.code)).toEqual(['T45.0X1', null])
  expect(oddities).toEqual([{ line: 10, found: 'floor of mouth' }])
})

test.each<[string, string, string]>([
  ['columns that changed places', DRUGS.replace('Poisoning Assault', 'Underdosing'), 'column 4: assault was expected'],
  ['a table of something else', DRUGS.replace('Substance', 'Plant'), 'Substance or Neoplasm was expected'],
  ['a cell without heading', INDEX.replace('<code>R26.0</code>', '<cell col="2">R26.0</cell>'), 'has no heading'],
  ['a term without title', INDEX.replace('<title>knee</title>', ''), 'a term without its title'],
  ['a code behind its sub-terms', INDEX.replace('</mainTerm>', '<code>R26.9</code>$&'), 'behind the terms below'],
  ['a file cut short', INDEX.slice(0, 500), 'unclosed tag'],
  ['a tabular list', '<ICD10CM.tabular/>', '<ICD10CM.index> was expected'],
  ['an index of nothing', '<ICD10CM.index/>', 'the index has no terms'],
])('%s is refused', async (_what, xml, because) => {
  expect(await readIndex(xml)).toMatchObject({ is: 'refused', because: expect.stringContaining(because) })
})

test.skipIf(NO_OFFICIAL_FILES).each<[string, Partial<Index>, number]>([
  ['icd10cm_index_2017', { book: 'diseases', counts: { mainTerms: 7_973, terms: 69_226, codes: 59_412 } }, 0],
  ['icd10cm-index-2026-reconstructed', { counts: { mainTerms: 8_121, terms: 73_376, codes: 63_097 } }, 0],
  ['icd10cm_eindex_2022', { book: 'external_causes', counts: { mainTerms: 314, terms: 7_486, codes: 6_416 } }, 0],
  // 43,182 cells, 3,182 of them dashes.
  ['icd10cm_drug_2022', { book: 'drugs', counts: { mainTerms: 5_175, terms: 2_248, codes: 40_000 } }, 0],
  // One manifestation of the official table holds words.
  ['icd10cm_neoplasm_2022', { book: 'neoplasms', counts: { mainTerms: 1, terms: 1_938, codes: 9_018 } }, 1],
])(
  '%s has as many terms and codes as its publishers put in',
  async (file, expected, oddities) => {
    const index = await sound(officialStream(`icd10cm/${file}.xml.gz`))
    expect(index).toMatchObject(expected)
    expect(index.oddities).toHaveLength(oddities)
  },
  LARGE_FILE_MS,
)

test('a mutilated index or table is read or refused, never thrown', async () => {
  const books = fc.constantFrom(INDEX, DRUGS, NEOPLASMS)
  await fc.assert(
    fc.asyncProperty(books, fc.nat(1_200), fc.nat(40), fc.string({ maxLength: 5 }), async (xml, at, cut, put) => {
      const index = await readIndex(xml.slice(0, at) + put + xml.slice(at + cut))
      expect(['read', 'refused']).toContain(index.is)
    }),
    { numRuns: 300 },
  )
})
