import { Readable } from 'node:stream'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readTabular, type Tabular } from '../../../src/codes/load/icd10cm-tabular.ts'
import { NO_OFFICIAL_FILES, officialStream } from './official-file.ts'
import { TABULAR } from './tabular-fixture.ts'

async function sound(xml: Parameters<typeof readTabular>[0]): Promise<Tabular> {
  const tabular = await readTabular(xml)
  if (tabular.is !== 'read') throw new Error(JSON.stringify(tabular))
  return tabular
}

/** The line of the fixture in which `words` stand first. */
function lineOf(words: string): number {
  return TABULAR.slice(0, TABULAR.indexOf(words)).split('\n').length
}

test('chapters, sections and codes are a tree, each with its line', async () => {
  const { version, nodes } = await sound(TABULAR)
  expect(version).toBe('2099')
  expect(nodes.map(({ level, code, parent }) => `${level} ${code} ${parent}`)).toEqual([
    'chapter E00-E89 null',
    'section E08-E13 0',
    'code E11 1',
    'code E11.3 2',
    'code E11.32 3',
    'code E11.321 4',
    'code E11.9 2',
    'section T66-T78 0',
    'code T70 7',
    'code T70.0 8',
  ])
  expect(nodes[4]).toMatchObject({ title: 'Sugar illness with mild eye trouble', line: lineOf('E11.32</name>') - 1 })
})

test('each note is a row with the codes it names', async () => {
  const { rows } = await sound(TABULAR)
  expect(rows.find((row) => row.kind === 'excludes1' && row.code === 'E11')).toMatchObject({
    text: 'sugar illness of the newborn (P70.2)',
    codes: ['P70.2'],
    line: lineOf('(P70.2)') - 1,
  })
  // B12 is a vitamin here, not a category of the list.
  expect(rows.find((row) => row.kind === 'use_additional')?.codes).toEqual(['Z79.4', 'T36-T50'])
})

test('a code printed inside its neighbour stands under what it is a part of', async () => {
  const { nodes } = await sound(
    TABULAR.replace('<desc>Without trouble</desc>', '$&<diag><name>E11.8</name><desc>Other</desc></diag>'),
  )
  const strayed = nodes.find((node) => node.code === 'E11.8')
  expect(nodes[strayed?.parent ?? -1]?.code).toBe('E11')
})

test('a title that is a word of programs stays text', async () => {
  const { nodes } = await sound(TABULAR.replace('Without trouble', 'true'))
  expect(nodes.find((node) => node.code === 'E11.9')?.title).toBe('true')
})

test('pieces may end anywhere, also inside a letter', async () => {
  const bytes = Buffer.from(TABULAR.replace('Without trouble', 'Ménière'))
  const whole = await sound(bytes)
  const single = Array.from(bytes, (_, at) => bytes.subarray(at, at + 1))
  expect(await sound(Readable.from(single))).toEqual(whole)
})

test.each<[string, string, number, string]>([
  ['cut short', TABULAR.slice(0, TABULAR.indexOf('E11.321')), lineOf('E11.321'), 'unclosed tag'],
  ['tags that do not match', TABULAR.replace('</includes>', ''), lineOf('Without trouble') + 2, 'unexpected close tag'],
  ['a web page', '<!DOCTYPE html>\n<html><body>Sign in</body></html>', 2, '<ICD10CM.tabular> was expected'],
  ['an index', '<ICD10CM.index></ICD10CM.index>', 1, '<ICD10CM.tabular> was expected'],
  ['no XML', 'code\ttitle', 1, 'text data outside of root node'],
  ['no codes', '<ICD10CM.tabular><version>1</version></ICD10CM.tabular>', 1, 'the list has no codes'],
  [
    'a name that is no code',
    TABULAR.replace('E11.9', 'E11,9'),
    lineOf('E11.9'),
    'a code was expected as name, found E11,9',
  ],
  ['a code printed twice', TABULAR.replace('E11.9', 'E11.321'), lineOf('E11.9'), 'found E11.321 a second time'],
  [
    'a code without name',
    TABULAR.replace('<name>E11.9</name>', ''),
    lineOf('Without trouble') + 1,
    'a <diag> without its name',
  ],
  ['another encoding', TABULAR.replace('utf-8', 'utf-16'), 1, 'the file says utf-16'],
  [
    'an entity from outside',
    TABULAR.replace('Without trouble', '&passwords;'),
    lineOf('Without trouble'),
    'undefined entity',
  ],
])('%s is refused with its line', async (_what, xml, line, because) => {
  const tabular = await readTabular(xml)
  expect(tabular).toMatchObject({ is: 'refused', because: expect.stringContaining(because) })
  expect(tabular).toMatchObject({ line })
})

test('bytes that are no UTF-8 are refused', async () => {
  const bytes = Buffer.from(TABULAR.replace('Without trouble', 'M\u00e9ni\u00e8re'), 'latin1')
  expect(await readTabular(bytes)).toMatchObject({ is: 'refused', because: expect.stringContaining('UTF-8') })
})

test('a mutilated list is read or refused, never thrown', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(TABULAR.length - 1), fc.nat(40), fc.string({ maxLength: 5 }), async (at, cut, put) => {
      const tabular = await readTabular(TABULAR.slice(0, at) + put + TABULAR.slice(at + cut))
      expect(['read', 'refused']).toContain(tabular.is)
    }),
    { numRuns: 300 },
  )
})

test.skipIf(NO_OFFICIAL_FILES)(
  'the list of fiscal year 2021 has the elements its publishers put in',
  async () => {
    const tabular = await sound(officialStream('icd10cm/icd10cm_tabular_2021.xml.gz'))
    expect(tabular.nodes.filter((node) => node.level === 'code')).toHaveLength(45_017)
    expect(tabular.elements).toMatchObject({
      ...{ excludes1: 2_625, excludes2: 1_045, includes: 414, inclusion_term: 6_269, code_first: 317 },
      ...{ use_additional: 774, code_also: 206, seventh_character: 507 },
    })
  },
  60_000,
)
