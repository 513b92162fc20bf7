import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { conversionOf, readConversion } from '../../../src/codes/load/conversion.ts'
import { readSheet } from '../../../src/file/workbook.ts'
import { NO_OFFICIAL_FILES, officialPath } from './official-file.ts'
import { workbookOf, zipOf } from './zip-of.ts'

const HEADER = ['Current code assignment', 'Effective', 'Previous Code(s) Assignment']
const NOTE = ['Unless otherwise specified the day is October 1 of the year listed.']

test('each row says since when a code is there and what was assigned before', async () => {
  const conversion = await readConversion(
    workbookOf([
      NOTE,
      HEADER,
      ['A04.71 ', 2017, 'A04.7'],
      [],
      ['', '', ''],
      ['W453XXA', 45017, 'E11.3-E11.5; E13.9 and B20'],
    ]),
  )
  expect(conversion).toEqual({
    is: 'read',
    rows: [
      { code: 'A04.71', effective: '2017-10-01', previous: 'A04.7', previousCodes: ['A04.7'], line: 3 },
      {
        ...{ code: 'W45.3XXA', effective: '2023-04-01', previous: 'E11.3-E11.5; E13.9 and B20' },
        ...{ previousCodes: ['E11.3-E11.5', 'E13.9', 'B20'], line: 6 },
      },
    ],
  })
})

test.each<[string, string]>([
  ['2021', '2021-10-01'],
  ['2023-04-01', '2023-04-01'],
  ['4/1/2023', '2023-04-01'],
  ['44197', '2021-01-01'],
])('effective %s is %s', (cell, day) => {
  const conversion = conversionOf([row(1, HEADER), row(2, ['A04.71', cell, 'None'])])
  expect(conversion).toMatchObject({ rows: [{ effective: day, previousCodes: [] }] })
})

test('a workbook that counts its days from 1904 gives the same day', async () => {
  const workbook = workbookOf([HEADER, ['A04.71', 45017 - 1462, 'A04.7']], '<workbookPr date1904="1"/>')
  expect(await readConversion(workbook)).toMatchObject({ rows: [{ effective: '2023-04-01' }] })
})

test.each<[string, string[], string]>([
  ['no code', ['Total', '2017', 'A04.7'], 'a code was expected, found "Total"'],
  ['no day', ['A04.71', 'soon', 'A04.7'], 'a year or a day was expected, found "soon"'],
  ['a day that does not exist', ['A04.71', '2023-02-30', 'A04.7'], 'a year or a day'],
  ['no previous code', ['A04.71', '2017', ''], 'codes or None'],
])('%s: the row is named', (_what, cells, because) => {
  expect(conversionOf([row(1, HEADER), row(2, cells)])).toMatchObject({
    ...{ is: 'refused', line: 2, because: expect.stringContaining(because) },
  })
})

test('a table under another header is refused', () => {
  expect(conversionOf([row(1, ['Code', 'From', 'Before'])])).toMatchObject({ is: 'refused' })
})

test('a workbook cut short, damaged or of another kind is refused', async () => {
  const sound = workbookOf([HEADER, ['A04.71', 2017, 'A04.7']])
  expect((await readConversion(sound)).is).toBe('read')
  for (let end = 0; end < sound.length; end += 50) {
    expect(await readConversion(sound.subarray(0, end))).toMatchObject({ is: 'refused', line: 0 })
  }
  const changed = Buffer.from(sound)
  changed[sound.indexOf('A04.71')] = 0x42
  expect(await readSheet(changed)).toMatchObject({ because: expect.stringContaining('checksum') })
  // A member's name may be a patient's, and a reason is logged.
  const named = await readSheet(zipOf({ '../Maria Lindqvist.xml': 'text' }))
  expect(named).toMatchObject({ is: 'refused', because: expect.not.stringContaining('Lindqvist') })
  expect(await readSheet(zipOf({ 'a.txt': 'text' }))).toMatchObject({ because: 'the workbook has no xl/workbook.xml' })
})

test('a workbook with a changed byte is read or refused, never thrown', async () => {
  const sound = workbookOf([NOTE, HEADER, ['A04.71', 2017, 'A04.7'], ['A04.72', '4/1/2023', 'None']])
  await fc.assert(
    fc.asyncProperty(fc.nat(sound.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
      const changed = Buffer.from(sound)
      changed[at] = (changed[at] ?? 0) ^ flip
      expect(['read', 'refused']).toContain((await readConversion(changed)).is)
    }),
    { numRuns: 500 },
  )
})

test('a reading aid is no part of a text, a cell may hold its own, and a far column is refused', async () => {
  const sheet = await readSheet(workbookOf([['one', '', 2]]))
  expect(sheet).toMatchObject({ rows: [{ line: 1, cells: ['one', '', '2'] }] })
  const own = (cell: string) =>
    zipOf({
      'xl/workbook.xml': '<workbook><sheets><sheet r:id="a"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="a" Target="/xl/s.xml"/></Relationships>',
      'xl/s.xml': `<worksheet><sheetData><row>${cell}</row></sheetData></worksheet>`,
    })
  expect(await readSheet(own('<c t="inlineStr"><is><t>two</t></is></c>'))).toMatchObject({ rows: [{ cells: ['two'] }] })
  expect(await readSheet(own('<c r="ZZZ1"><v>1</v></c>'))).toMatchObject({ because: expect.stringContaining('ZZZ1') })
  expect(await readSheet(own('<c r="A1" t="s"><v>9</v></c>'))).toMatchObject({
    because: expect.stringContaining('text 9'),
  })
})

test.skipIf(NO_OFFICIAL_FILES)(
  'the table of fiscal year 2026 has its 5,892 rows, 53 of them with a day of their own',
  async () => {
    const conversion = await readConversion(
      readFileSync(officialPath('icd10cm/ICD-10-CM-CONVERSION-TABLE-FY2026.xlsx')),
    )
    if (conversion.is !== 'read') throw new Error(JSON.stringify(conversion))
    expect(conversion.rows).toHaveLength(5_892)
    expect(conversion.rows.filter((each) => !each.effective.endsWith('-10-01'))).toHaveLength(53)
    expect(conversion.rows.filter((each) => each.previousCodes.length === 0)).toHaveLength(125)
  },
)

function row(line: number, cells: string[]) {
  return { line, cells }
}
