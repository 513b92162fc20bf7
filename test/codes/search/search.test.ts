import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { IsoDate } from '../../../src/codes/citation.ts'
import { lettersOf, nearTerms } from '../../../src/codes/search/search-typos.ts'
import { searchWords } from '../../../src/codes/search/search-words.ts'
import { DAY, starterBook } from '../starter-folder.ts'

const book = starterBook()
const codes = (text: string) => book.search(text).map(({ record }) => record.code)

test.each([
  ['J1885', 'J1885'],
  ['j 1885', 'J1885'],
  ['J1O10', 'J1010'],
  ['e119', 'E11.9'],
  ['M17-11', 'M17.11'],
  ['toradol', 'J1885'],
  ['htn', 'I10'],
  ['copd', 'J44.9'],
  ['type two diabetes', 'E11.9'],
  ['rt knee oa', 'M17.11'],
  ['fx patella', 'S82.001A'],
  ['hypertenson', 'I10'],
  ['ketorolak injections', 'J1885'],
  ['wheelch', 'E1122'],
  ['modifier 25', '25'],
  ['How do I bill OCT of three skin lesions?', '0470T'],
  ['Hi, our doctor injected a large joint with ultrasound. Which code do we use, please?', '20611'],
])('%s finds %s first', (text, code) => {
  expect(codes(text)[0]).toBe(code)
})

test.each(['L4-L5', 'L4 L5', 'C5-6', 'L5/S1'])('%s are vertebrae and no code', (text) => {
  expect(book.search(text).filter(({ because }) => /code itself|read as|begins with/.test(because))).toEqual([])
})

test('a code prefix lists billable codes before the heading', () => {
  expect(codes('E11.2')).toEqual(['E11.22'])
  expect(codes('E11').slice(0, 3)).toEqual(['E11', 'E11.22', 'E11.9'])
  expect(codes('E1')).toEqual(['E11.22', 'E11.9', 'E1122', 'E11'])
})

test('codes named in a sentence come first, whatever hangs on them', () => {
  expect(codes('can I bill 99213-25 with 20610x2 and J1885?').slice(0, 3)).toEqual(['20610', '99213', 'J1885'])
})

test('a code of the right shape that the book lacks finds nothing instead of something else', () => {
  expect(codes('Z99.89')).toEqual([])
})

test('with a date only rows in force are found; without, an ended row says so by its dates', () => {
  expect(book.search('J1020', { date: DAY })).toEqual([])
  expect(book.search('J1020')[0]?.record.validTo).toBe('2024-03-31')
  expect(book.search('methylprednisolone', { date: '2024-01-01' as IsoDate }).map(({ record }) => record.code)).toEqual(
    ['J1020'],
  )
})

test('system and limit are kept to', () => {
  expect(book.search('knee', { system: 'CPT' }).every(({ record }) => record.system === 'CPT')).toBe(true)
  expect(book.search('diabetes', { limit: 1 })).toHaveLength(1)
})

test('every hit says in words why it is there, and scores fall', () => {
  const hits = book.search('dm2 with kidney diseas')
  expect(hits[0]?.because).toContain('type 2 diabetes mellitus (for dm2)')
  expect(hits.map(({ score }) => score)).toEqual(hits.map(({ score }) => score).toSorted((a, b) => b - a))
})

test('words are cut alike for the book and for the question', () => {
  expect(searchWords('Biopsies of two Ménière’s lesions, 15mg')).toEqual([
    'biopsy',
    'of',
    '2',
    'meniere',
    'lesion',
    '15',
    'mg',
  ])
})

test('a mistyped word is read as the nearest terms, and a short one is not guessed at', () => {
  const terms = ['ketorolac', 'ketoconazole', 'knee'].map((term) => ({ term, rows: 1, letters: lettersOf(term) }))
  expect(nearTerms('ketoroalc', terms)).toEqual(['ketorolac'])
  expect(nearTerms('kne', terms)).toEqual([])
})

/** Any code units, also halves of surrogate pairs. */
const anyText = fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units))

test('no text makes a search fail', () => {
  const any = fc.oneof(anyText, fc.string(), fc.constantFrom('"', '*', 'NEAR(', 'a AND', '-', 'x'.repeat(50_000)))
  fc.assert(fc.property(any, (text) => Array.isArray(book.search(text))))
})
