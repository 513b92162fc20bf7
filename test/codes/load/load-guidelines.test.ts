// The guidelines of the year, as they are published, become passages that are found and cited; a book keeps them through later loads.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { IsoDate } from '../../../src/codes/citation.ts'
import type { CodeBook } from '../../../src/codes/code-book.ts'
import { loadFile } from '../../../src/codes/load/load-file.ts'
import { loadGuidelines } from '../../../src/codes/load/load-guidelines.ts'
import { ensureStarterBook, openBook } from '../../../src/codes/open-book.ts'

const codeData = join(import.meta.dirname, '../../..', process.env.CODE_DATA ?? '../shared/codes')
const PDF = join(codeData, 'icd10cm/ICD-10-CM-October-2025-Guidelines.pdf')
const starter = join(import.meta.dirname, '../../../config/starter-codes')
const folder = mkdtempSync(join(tmpdir(), 'guidelines-'))
afterAll(() => rmSync(folder, { recursive: true }))

const TODAY = '2026-01-15' as IsoDate

function starterBook(name: string): string {
  const path = join(folder, name)
  ensureStarterBook(path, starter)
  return path
}

describe('a document of an office', () => {
  const file = join(folder, 'rules.txt')
  writeFileSync(
    file,
    'Section I. Ear wax\nA. Impacted wax\nSay how it was taken out.\nB. Loose wax\nA visit, no more.\n',
  )

  test('needs to be told what it is, is found by its words, and loads once', async () => {
    const path = starterBook('office.sqlite')
    expect(await loadGuidelines(path, file)).toMatchObject({ is: 'refused' })
    const named = { source: 'Office rules', edition: '2026' }
    expect(await loadGuidelines(path, file, named)).toMatchObject({
      is: 'loaded',
      releases: [{ source: 'Office rules', rows: 3 }],
    })
    expect(await loadGuidelines(path, file, named)).toMatchObject({ is: 'unchanged' })
    const book = openBook(path)
    expect(book.searchPassages('wax taken out')[0]).toMatchObject({ section: 'I.A', above: ['Ear wax'], page: null })
    expect(book.passagesFor('Section I.B')[0]?.text).toBe('A visit, no more.')
    expect(book.searchPassages('" OR (', {})).toEqual([])
    book.close()
  })

  test('a newer edition counts from its first day, and the older before', async () => {
    const path = starterBook('editions.sqlite')
    const newer = join(folder, 'newer.txt')
    writeFileSync(newer, 'Section I. Ear wax\nA. Impacted wax\nSay by which tool.\n')
    const dated = (year: number) => ({
      source: 'Office rules',
      edition: `${year}`,
      validFrom: `${year}-01-01` as IsoDate,
      validTo: `${year}-12-31` as IsoDate,
    })
    await loadGuidelines(path, file, dated(2025))
    await loadGuidelines(path, newer, dated(2026))
    const book = openBook(path)
    const on = (date: string) => book.passagesFor('I.A', { date: date as IsoDate }).map(({ text }) => text)
    expect(on('2025-06-01')).toEqual(['Say how it was taken out.'])
    expect(on('2026-06-01')).toEqual(['Say by which tool.'])
    book.close()
  })

  test('what has no numbered section, or is no document, is refused and the book stays', async () => {
    const path = starterBook('refused.sqlite')
    const bare = join(folder, 'bare.txt')
    writeFileSync(bare, 'Just words.\n')
    const broken = join(folder, 'broken.pdf')
    writeFileSync(broken, '%PDF-1.7\nnothing')
    for (const wrong of [bare, broken, join(folder, 'none.pdf')])
      expect(await loadGuidelines(path, wrong, { source: 'S', edition: 'E' })).toMatchObject({ is: 'refused' })
    const book = openBook(path)
    expect(book.releases().some(({ source }) => source === 'S')).toBe(false)
    book.close()
  })
})

describe.skipIf(!existsSync(PDF))('the ICD-10-CM guidelines of FY2026 (skipped without CODE_DATA)', () => {
  const path = join(folder, 'icd.sqlite')
  let book: CodeBook
  beforeAll(async () => {
    ensureStarterBook(path, starter)
    await loadGuidelines(path, PDF)
    // A later load of another file must leave the passages where they are.
    const pos = join(codeData, 'pos/place_of_service_2024.tsv')
    const loaded = await loadFile(path, 'pos', [pos])
    if (loaded.is !== 'loaded') throw new Error(`the places were not loaded: ${loaded.is}`)
    book = openBook(path)
  }, 60_000)
  afterAll(() => book.close())

  test.each([
    ['uncertain diagnosis outpatient', 'IV.H', 114],
    ['uncertain diagnosis inpatient', 'II.H', 109],
    ['7th characters', 'I.A.5', 8],
    ['7th character injury', 'I.C.19.a', null],
    ['laterality', 'I.B.13', 15],
    ['Excludes1', 'I.A.12.a', 9],
    ['excludes notes', 'I.A.12', 9],
    ['sequencing of severe sepsis', 'I.C.1.d.3', 24],
    ['Z codes first-listed diagnosis', 'I.C.21.c.15', 105],
    ['preoperative evaluation', 'IV.M', 115],
    ['sequela late effects', 'I.B.10', 14],
    ['hypertensive heart and chronic kidney disease', 'I.C.9.a.3', null],
  ])('"%s" is found first in %s', (words, section, page) => {
    const [first] = book.searchPassages(words)
    expect(first?.section).toBe(section)
    if (page !== null) expect(first?.page).toBe(page)
  })

  test('every section that a starter note cites is there, and the note names its page', () => {
    const cited = book.notes(TODAY).filter(({ citation }) => citation.source === 'ICD-10-CM Official Guidelines')
    expect(cited.length).toBeGreaterThan(15)
    expect(
      cited.filter(({ citation }) => !/, page \d+$/.test(citation.locator)).map(({ citation }) => citation.locator),
    ).toEqual([])
    expect(book.note('icd-outpatient-uncertain', TODAY)?.citation.locator).toBe('IV.H, page 114')
  })

  test('no running head and no line of contents is left in the words', () => {
    const all = book.searchPassages('page of', { limit: 200 })
    expect(all.filter(({ text }) => /Page \d+ of \d+|\.{5}/.test(text))).toEqual([])
  })
})
