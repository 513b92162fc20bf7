// By which ways a code is found besides its title, in a small book with official titles, an index and a tabular list.

import { rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CodeBook } from '../../src/codes/code-book.ts'
import { loadIcdBook } from '../../src/codes/load/load-icd-book.ts'
import { ensureStarterBook, openBook } from '../../src/codes/open-book.ts'
import { HCPCS, starterFolder } from './starter-folder.ts'

const ICD = ['', '', '', '', 'ICD-10-CM', 'FY2026']
const drug = (code: string, title: string, until = '') => [code, title, '', '', '', '', '', '', until, ...HCPCS]
const MORE = {
  'icd10cm.tsv': [
    ['M77.1', 'Lateral epicondylitis', '0', ...ICD],
    ['M77.10', 'Lateral epicondylitis, unspecified elbow', '1', ...ICD],
    ['M77.11', 'Lateral epicondylitis, right elbow', '1', ...ICD],
    ['M77.12', 'Lateral epicondylitis, left elbow', '1', ...ICD],
    ['K80.20', 'Calculus of gallbladder without cholecystitis without obstruction', '1', ...ICD],
    ['K80.21', 'Calculus of gallbladder without cholecystitis with obstruction', '1', ...ICD],
    ['E11.8', 'Type 2 diabetes mellitus with unspecified complications', '1', ...ICD],
    ['Z68.37', 'Body mass index [BMI] 37.0-37.9, adult', '1', ...ICD],
    ['Z68.41', 'Body mass index [BMI] 40.0-44.9, adult', '1', ...ICD],
    ['S82.001D', 'Unspecified fracture of right patella, subsequent encounter', '1', ...ICD],
    ['B02.9', 'Zoster without complications', '1', ...ICD],
    ['I48.0', 'Paroxysmal atrial fibrillation', '1', ...ICD],
  ],
  'hcpcs.tsv': [
    drug('A0428', 'Ambulance service, basic life support, non-emergency transport'),
    drug('A0429', 'Ambulance service, basic life support, emergency transport'),
    drug('J9310', 'Injection, rituximab, 100 mg', '2018-12-31'),
    drug('J9312', 'Injection, rituximab, 10 mg'),
  ],
}
const INDEX = `<ICD10CM.index><title>ICD-10-CM INDEX TO DISEASES and INJURIES</title><letter>
  <mainTerm><title>Epicondylitis<nemod>(elbow)</nemod></title><term level="1"><title>lateral</title><code>M77.1-</code></term></mainTerm>
  <mainTerm><title>Tennis elbow</title><see>Epicondylitis, lateral</see></mainTerm>
  <mainTerm><title>Wobblethumps</title><code>B02.9</code></mainTerm></letter></ICD10CM.index>`
const TABULAR = `<ICD10CM.tabular><version>2026</version><chapter><name>1</name><desc>Infections (A00-B99)</desc><section id="B00-B09"><desc>Viral (B00-B09)</desc>
  <diag><name>B02</name><desc>Zoster</desc><diag><name>B02.9</name><desc>Zoster without complications</desc>
  <inclusionTerm><note>Quillrash of the tests</note></inclusionTerm></diag></diag></section></chapter></ICD10CM.tabular>`

const folder = starterFolder(MORE)
let book: CodeBook
const first = (text: string) => book.search(text)[0]?.record.code
const codes = (text: string, options = {}) => book.search(text, options).map(({ record }) => record.code)

beforeAll(async () => {
  const path = join(folder, 'book.sqlite')
  expect(ensureStarterBook(path, folder)).toMatchObject({ is: 'built' })
  for (const [kind, name, content] of [
    ['icd10cm-index', 'icd10cm-index-2026.xml', INDEX],
    ['icd10cm-tabular', 'icd10cm-tabular-2026.xml', TABULAR],
  ] as const) {
    const file = join(folder, name)
    writeFileSync(file, content)
    expect(await loadIcdBook(path, kind, [file])).toMatchObject({ is: 'loaded' })
  }
  book = openBook(path)
})

afterAll(() => {
  book.close()
  rmSync(dirname(join(folder, 'x')), { recursive: true })
})

test.each([
  ['a path of the index', 'wobblethumps', 'B02.9'],
  ['an inclusion term of the tabular list', 'quillrash', 'B02.9'],
  ['a term that sends to another, down to the side asked for', 'tennis elbow left', 'M77.12'],
  ['the unspecified code where no side is said', 'tennis elbow', 'M77.10'],
  ['what is denied', 'gallstones no obstruction', 'K80.20'],
  ['the same, not denied', 'gallstones with obstruction', 'K80.21'],
  ['the code without complications', 'type 2 diabetes', 'E11.9'],
  ['a number within a range', 'BMI 42', 'Z68.41'],
  ['the first visit unless another is named', 'fx patella right', 'S82.001A'],
  ['the visit named', 'fx patella right follow up', 'S82.001D'],
  ['a word cut short', 'parox afib', 'I48.0'],
  ['an abbreviation with a number behind it', 'bmi42', 'Z68.41'],
  ['a word written as two', 'gall bladder calculus obstruction', 'K80.21'],
  ['a relative of a word', 'paroxysm of fibrillating atrium', 'I48.0'],
  ['non with its word', 'BLS non emergency transport', 'A0428'],
  ['a brand of a drug, in force before ended', 'rituxan', 'J9312'],
  ['a code with a comma for its dot', 'E11,22', 'E11.22'],
  ['a code with a blank and a letter for a digit', 'E11 9', 'E11.9'],
  ['a code with a digit for its letter', '148.0', 'I48.0'],
  ['the system named beside the words', 'modifier left side', 'LT'],
])('%s finds its code first: %s', (_what, text, code) => {
  expect(first(text)).toBe(code)
})

test('the system named in a search is kept to, in a sentence it is not', () => {
  expect(book.search('icd 10 left').every(({ record }) => record.system === 'ICD-10-CM')).toBe(true)
  const sentence = 'we gave ketorolac and wonder which modifier the office visit needs on that day'
  expect(codes(sentence)).toContain('J1885')
})

test('ended codes stand below those in force, and with a date of their time they alone are found', () => {
  expect(codes('rituximab')).toEqual(['J9312', 'J9310'])
  expect(codes('rituximab', { date: '2030-01-01' })).toEqual(['J9312'])
})

test('a range lists its codes, and is no range when its ends are not in the book', () => {
  expect(codes('M77.10-M77.12')).toEqual(['M77.10', 'M77.11', 'M77.12'])
  expect(codes('M77.10 to M77.11')).toEqual(['M77.10', 'M77.11'])
  expect(codes('M77.10-M77.99')).not.toContain('M77.12')
})

test('a heading stands behind a code of its own that answers as well', () => {
  const found = codes('lateral epicondylitis')
  expect(found[0]).toBe('M77.10')
  expect(found).toContain('M77.1')
  expect(book.search('tennis elbow left')[0]?.family).toBe('M77.1')
})

test('while a text is typed its last word stands for what it begins', () => {
  expect(codes('lateral epi', { unfinished: true })[0]).toBe('M77.10')
  expect(codes('zo', { unfinished: true })).toEqual(['B02.9'])
  expect(codes('zo')).toEqual([])
})

test('a hit says which phrase led to it, what it has and what it lacks', () => {
  expect(book.search('quillrash chronic')[0]?.because).toBe('“Quillrash of the tests”; has quillrash; not chronic')
  expect(book.search('gallstones no obstruction')[0]?.because).toContain('no obstruction')
})
