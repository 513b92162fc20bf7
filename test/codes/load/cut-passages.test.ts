// Documents of the three kinds are cut where a reader would say that a section begins, and nowhere else.
import { expect, test } from 'vitest'
import { cutPassages } from '../../../src/codes/load/cut-passages.ts'
import { nameOfDocument } from '../../../src/codes/load/document-name.ts'
import { sectionKey, sectionKeys } from '../../../src/codes/passage.ts'

const cut = (text: string, page: number | null = null) =>
  cutPassages(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .map((line) => ({ text: line, page })),
  )
const sections = (text: string) => cut(text).map(({ section, heading }) => `${section} ${heading}`.trim())

test('an outline by letters and numbers, headings over two lines put together', () => {
  const passages = cut(`
    Section IV. Reporting Rules for
    Outpatient Places
    These rules are for visits.
    A. First rule
    Words of the first.
    1. A part of it
    More words.
    2. Another part
    B. Second rule
    Words of the second.`)
  expect(passages.map(({ section }) => section)).toEqual(['IV', 'IV.A', 'IV.A.1', 'IV.A.2', 'IV.B'])
  expect(passages[0]?.heading).toBe('Reporting Rules for Outpatient Places')
  expect(passages[2]).toMatchObject({
    above: ['Reporting Rules for Outpatient Places', 'First rule'],
    text: 'More words.',
  })
})

test('a list of contents without dots opens no section: the text begins where its first comes again', () => {
  const passages = cut(`
    CHAPTER I
    GENERAL RULES
    Table of Contents
    A. Introduction I-3
    B. Package of an operation I-5
    C. Modifiers I-9
    Revised 1/1/2026
    A. Introduction
    Words of the first.
    B. Package of an operation
    1. Care of the wound belongs to it.
    C. Modifiers
    Words of the last.`)
  expect(passages.map(({ section }) => section)).toEqual(['I', 'I.A', 'I.B', 'I.B.1', 'I.C'])
  expect(passages[1]).toMatchObject({ heading: 'Introduction', text: 'Words of the first.' })
})

test('a list inside a text that begins again at 1 stays text, and a reference to a section is no section', () => {
  expect(
    sections(`
    Section I. General
    A. Order
    1. Before
    2. After
    Do it so:
    1. take the first
    Section IV.H says more of it.
    3. At the end
    Words.`),
  ).toEqual(['I General', 'I.A Order', 'I.A.1 Before', 'I.A.2 After', 'I.A.3 At the end'])
})

test('(i) after (h) is a letter, and after a letter it begins Roman numbers', () => {
  const letters = [...'abcdefghij'].map((letter) => `(${letter}) Of ${letter.toUpperCase()}\nWords.`).join('\n')
  const head = 'Section I. General\nA. One\n1. Two\na. Three\n1) Four\n'
  expect(sections(head + letters).at(-2)).toBe('I.A.1.a.1.i Of I')
  expect(sections(`${head}(a) Of A\n(i) First\nWords.\n(ii) Second\nWords.\n(b) Of B\nWords.`).slice(-4)).toEqual([
    'I.A.1.a.1.a Of A',
    'I.A.1.a.1.a.i First',
    'I.A.1.a.1.a.ii Second',
    'I.A.1.a.1.b Of B',
  ])
})

test('numbered paragraphs of a manual are passages whose name is their beginning', () => {
  const paragraph = cut(`
    CHAPTER XI
    A. Introduction
    1. A provider shall not report a service that is part of another one when both are
    done at the same time by the same person for the same patient, whatever the order in
    which they were done, and whichever of them is the larger one by its own description.
    2. Short one
    Words.`).find(({ section }) => section === 'XI.A.1')
  expect(paragraph?.heading).toMatch(/^A provider shall not report .* …$/)
  expect(paragraph?.text).toMatch(/^A provider shall .* own description\.$/s)
})

test('decimal sections of a CMS manual, its list of contents left out', () => {
  const passages = cut(`
    Chapter 12 - Physicians
    10 - General
    30.6 - Visits
    30.6.1 - Choosing a level
    30.6.2 - Second visit
    40 - Surgeons
    40.2 - Claims
    40.3 - Review
    10 - General
    Words on all.
    30.6 - Visits
    30.6.1 - Choosing a level
    Allow 5 - 10 days. Words on levels.
    30.6.2 - Second visit
    Words.
    40 - Surgeons
    Words.
    40.2 - Claims
    Words.
    40.3 - Review
    Words.`)
  expect(passages.find(({ section }) => section === '12 §30.6.1')).toMatchObject({
    above: ['Visits'],
    heading: 'Choosing a level',
  })
  expect(passages.filter(({ section }) => section === '12 §10')).toHaveLength(1)
  expect(passages[0]?.section).toBe('Introduction')
})

test('a long section is cut between paragraphs, each part under the same section', () => {
  const parts = cut(`Section I. Long\n${'A sentence of some words that ends here.\n'.repeat(100)}`)
  expect(parts.length).toBeGreaterThan(1)
  expect(new Set(parts.map(({ section }) => section))).toEqual(new Set(['I']))
})

test.each([
  ['Section IV.H.', 'iv.h'],
  ['i.c.1.g.1.(m)', 'i.c.1.g.1.m'],
  ['Chapter 12, §30.6.1', '12.30.6.1'],
  ['Chapter XI', 'xi'],
  ['Chapter I, section D, point 2', 'i.d.2'],
])('%s is the section %s', (written, key) => {
  expect(sectionKey(written)).toBe(key)
})

test('a locator may name two sections', () => {
  expect(sectionKeys('IV.G, IV.J')).toEqual(['iv.g', 'iv.j'])
  expect(sectionKeys('Chapter 12, §40.2')).toEqual(['12.40.2'])
})

test.each([
  [
    'ICD-10-CM Official Guidelines for Coding and Reporting\nFY 2025 -- UPDATED April 1, 2025',
    'ICD-10-CM Official Guidelines',
    'FY2025 April',
    '2025-04-01',
  ],
  [
    'National Correct Coding Initiative Policy Manual\nRevision Date: 1/1/2024',
    'NCCI Policy Manual',
    '2024',
    '2024-01-01',
  ],
  [
    'Medicare Claims Processing Manual\nChapter 12',
    'Medicare Claims Processing Manual (Pub. 100-04)',
    'online edition',
    null,
  ],
])('%s', (title, source, edition, validFrom) => {
  expect(nameOfDocument(title)).toMatchObject({ source, release: { edition, validFrom } })
})

test('a document that does not say what it is has no name', () => {
  expect(nameOfDocument('Some office rules')).toBeNull()
})
