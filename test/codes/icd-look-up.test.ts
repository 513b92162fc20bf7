import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { bookWriter } from '../../src/codes/book-writer.ts'
import type { IsoDate } from '../../src/codes/citation.ts'
import { datedRows } from '../../src/codes/dated-rows.ts'
import { icdLookUp } from '../../src/codes/icd-look-up.ts'
import { conversionOf } from '../../src/codes/load/conversion.ts'
import { readGem } from '../../src/codes/load/gem.ts'
import { ICD_TABLES, insertConversion, insertGem, insertIndex, insertTabular } from '../../src/codes/load/icd-tables.ts'
import { readIndex } from '../../src/codes/load/icd10cm-index.ts'
import { readTabular } from '../../src/codes/load/icd10cm-tabular.ts'
import { TABLES } from '../../src/codes/schema.ts'
import type { Refusal } from '../../src/file/xml.ts'
import { NO_OFFICIAL_FILES, officialStream } from './load/official-file.ts'
import { TABULAR } from './load/tabular-fixture.ts'

let database: DatabaseSync

beforeEach(() => {
  database = new DatabaseSync(':memory:')
  // The tables of the books may be part of the layout already.
  database.exec(TABLES.includes('code_note') ? TABLES : TABLES + ICD_TABLES)
})
afterEach(() => database.close())

test('a code shows its own and its inherited notes, nearest first, each with its citation', async () => {
  await loadTabular('FY2099', '2098-10-01', '2099-09-30')
  const notes = look().notesOf('E11.3219', day('2099-01-05'))
  expect(notes.map(({ kind, from, isOwn }) => `${kind} ${from.level} ${from.code} ${isOwn}`)).toEqual([
    'inclusion_term code E11.321 false',
    'seventh_character code E11.32 false',
    'seventh_character code E11.32 false',
    'seventh_character code E11.32 false',
    'excludes1 code E11 false',
    'code_first section E08-E13 false',
    'use_additional section E08-E13 false',
    'note chapter E00-E89 false',
    'excludes2 chapter E00-E89 false',
  ])
  expect(notes.at(-1)).toMatchObject({
    ...{ text: 'illness of the newborn (P70-P74)', codes: ['P70-P74'], caution: null, line: 9 },
    citation: { source: 'ICD-10-CM tabular list', edition: 'FY2099', locator: 'chapter E00-E89' },
  })
  expect(look().notesOf('e11321', day('2099-01-05'))[0]?.isOwn).toBe(true)
  expect(look().notesOf('Q00', day('2099-01-05'))).toEqual([])
})

test('the list in force on the day answers; without one the newest does, and says so', async () => {
  await loadTabular('FY2098', '2097-10-01', '2098-09-30', TABULAR.replace('Wet eye', 'Damp eye'))
  await loadTabular('FY2099', '2098-10-01', '2099-09-30')
  const first = (date: string) => {
    const note = look().notesOf('E11.321', day(date))[0]
    return [note?.text, note?.citation.edition, note?.caution]
  }
  expect(first('2098-02-01')).toEqual(['Damp eye', 'FY2098', null])
  expect(first('2099-02-01')).toEqual(['Wet eye', 'FY2099', null])
  expect(first('2025-02-01')).toEqual(['Wet eye', 'FY2099', "from the FY2099 tabular list; FY2025's is not loaded"])
})

test('seventh characters, and codes that exclude each other whichever is named first', async () => {
  await loadTabular('FY2099', '2098-10-01', '2099-09-30')
  const date = day('2099-01-05')
  const characters = look().seventhCharactersOf('T70.0', date)
  expect(characters.map(({ character, text }) => [character, text])).toEqual([['A', 'first visit']])
  // A stray note goes on with the character before it; placeholders and a 7th character find the code they extend.
  expect(
    look()
      .seventhCharactersOf('E11.321', date)
      .map(({ character, text }) => `${character} ${text}`),
  ).toEqual(['1 right eye', '2 left eye; or the eye on that side'])
  expect(look().seventhCharactersOf('t700xxa', date)[0]?.from.code).toBe('T70')
  expect(look().seventhCharactersOf('E11.9', date)).toEqual([])
  const excluding = (a: string, b: string) =>
    look()
      .excluding(a, b, date)
      .map(({ kind, from }) => `${kind} ${from.code}`)
  expect(excluding('E11.9', 'P70.2')).toEqual(['excludes1 E11', 'excludes2 E00-E89'])
  expect(excluding('P70.2', 'E11.9')).toEqual(['excludes1 E11', 'excludes2 E00-E89'])
  expect(excluding('E11.9', 'P70.3')).toEqual(['excludes2 E00-E89'])
  expect(excluding('E11.9', 'P75')).toEqual([])
})

test('the index leads back from a code to its words, by book', async () => {
  const xml = `<ICD10CM.index><title>INDEX</title><letter><mainTerm><title>Wobble<nemod>(old)</nemod></title>
    <term level="1"><title>true</title><code>E11.32-</code><manif>H36</manif></term></mainTerm></letter></ICD10CM.index>`
  insertIndex(database, release('ICD-10-CM index', 'FY2099', '2098-10-01', '2099-09-30'), read(await readIndex(xml)))
  expect(look().indexEntriesOf('E11.32', day('2099-01-05'))).toEqual([
    {
      ...{ book: 'diseases', path: ['Wobble', 'true'], modifiers: ['(old)', ''], code: 'E11.32', isIncomplete: true },
      ...{ column: null, manifestation: 'H36', see: null, seeAlso: null, seeCategory: null, line: 2, caution: null },
      citation: { source: 'ICD-10-CM index', edition: 'FY2099', locator: 'Wobble, true' },
    },
  ])
})

test('a code says what it was, what it became and what it is in ICD-9', () => {
  const conversion = conversionOf([
    { line: 2, cells: ['Current code assignment', 'Effective', 'Previous Code(s) Assignment'] },
    { line: 3, cells: ['E11.A', '2024', 'E11.8-E11.9'] },
    { line: 4, cells: ['E11.B', '2024', 'None'] },
  ])
  insertConversion(database, release('ICD-10-CM conversion table', 'FY2099', null, null), read(conversion))
  const gem = readGem('E119    25000 10000\nE11A    NoDx  11000\n')
  insertGem(database, release('GEM', 'FY2018', null, null), read(gem))
  const walks = (code: string) =>
    look()
      .crosswalksOf(code)
      .map(({ kind, source, target, validFrom }) => `${kind} ${source} ${target} ${validFrom}`)
  expect(walks('E11.9')).toEqual(['10to9 E119 25000 null', 'conversion E118-E119 E11A 2024-10-01'])
  expect(walks('E11.A')).toEqual(['conversion E118-E119 E11A 2024-10-01', '10to9 E11A null null'])
  // A code that lies within the range it came from is told once.
  expect(new Set(walks('E11.9')).size).toBe(2)
  expect(walks('E11.B')).toEqual(['conversion null E11B 2024-10-01'])
})

test.skipIf(NO_OFFICIAL_FILES)(
  'E11.3211 inherits what the list of fiscal year 2021 prints above it, within microseconds',
  async () => {
    const tabular = read(await readTabular(officialStream('icd10cm/icd10cm_tabular_2021.xml.gz')))
    database.exec('BEGIN')
    insertTabular(database, release('ICD-10-CM tabular list', 'FY2021', '2020-10-01', '2021-09-30'), tabular)
    database.exec('COMMIT')
    const icd = look()
    const notes = icd.notesOf('E11.3211', day('2021-03-01'))
    expect(notes.map((note) => note.from.code)).toEqual(expect.arrayContaining(['E11.32', 'E11', 'E00-E89']))
    expect(icd.seventhCharactersOf('E11.321', day('2021-03-01')).map((note) => note.character)).toEqual([
      '1',
      '2',
      '3',
      '9',
    ])
    expect(look().excluding('E11.9', 'E10.9', day('2021-03-01')).length).toBeGreaterThan(0)
    const started = performance.now()
    for (let count = 0; count < 500; count += 1) icd.notesOf('E11.3211', day('2021-03-01'))
    expect((performance.now() - started) / 500).toBeLessThan(5)
  },
  60_000,
)

function look() {
  return icdLookUp(database, datedRows(database))
}

async function loadTabular(edition: string, from: string, to: string, xml = TABULAR): Promise<void> {
  insertTabular(database, release('ICD-10-CM tabular list', edition, from, to), read(await readTabular(xml)))
}

function release(source: string, edition: string, from: string | null, to: string | null): number {
  const span = { validFrom: from === null ? null : day(from), validTo: to === null ? null : day(to) }
  const file = `${source} ${edition}`
  return bookWriter(database).release({ source, edition, file, ...span, kind: 'test', sha256: '', retrieved: null })
}

function read<Read extends { is: 'read' }>(result: Read | Refusal): Read {
  if (result.is === 'refused') throw new Error(`line ${result.line}: ${result.because}`)
  return result
}

function day(date: string): IsoDate {
  return date as IsoDate
}
