// Excludes notes between two diagnoses, and those that were taken back.
import { expect, test } from 'vitest'
import type { CodeNote } from '../../../src/codes/tabular-look-up.ts'
import { record } from '../book-of.ts'
import { saying } from '../saying.ts'

const note = (kind: 'excludes1' | 'excludes2', code: string, text: string, codes: string[]): CodeNote => ({
  ...{
    kind,
    text,
    codes,
    character: null,
    isOwn: true,
    caution: null,
    line: 1,
    from: { level: 'code', code, title: '' },
  },
  citation: { source: 'ICD-10-CM tabular list', edition: 'FY2021', locator: code },
})
const strep = [record('J02.0', 'Strep throat'), record('J03.00', 'Strep tonsillitis')]

test('Excludes1: one of the two', () => {
  const rows = { records: strep, icd: { excluding: () => [note('excludes1', 'J03', 'sore throat (J02.-)', ['J02'])] } }
  const said = saying('J02.0 and J03.00 both on the claim?', rows)
  expect(said.first).toMatch(/^No, not both: the Excludes1 note at J03/)
  expect(said.lines.every((line) => line.endsWith('?'))).toBe(true)
})

test('Excludes2: both', () => {
  const rows = { records: strep, icd: { notesOf: () => [note('excludes2', 'J03', 'sore throat (J02.-)', ['J02'])] } }
  expect(saying('J02.0 and J03.00 both on the claim?', rows).first).toMatch(/^Yes, both may be reported/)
})

test.each([
  ['2021-09-30', true],
  ['2021-10-01', false],
])('insulin with oral drugs, whose exclusion the list of 2021 still prints, on %s', (dos, isExcluded) => {
  const rows = { icd: { excluding: () => [note('excludes1', 'Z79.4', 'oral drugs (Z79.84)', ['Z79.84'])] } }
  expect(/Excludes1 note/.test(saying(`Z79.4 and Z79.84 both, DOS ${dos}?`, rows).all)).toBe(isExcluded)
})

test('I25.10 with I25.810 may stand, though an old page says Excludes1', () => {
  const records = [record('I25.10', 'Coronary disease'), record('I25.810', 'Disease of a bypass')]
  const rows = { records, icd: { excluding: () => [note('excludes1', 'I25.1', 'bypass (I25.81-)', ['I25.81'])] } }
  expect(saying('I25.10 and I25.810 both, DOS 2026-01-05?', rows).all).not.toMatch(/Excludes1 note/)
})

test('a symptom of the disease beside it is left out', () => {
  expect(saying('R07.9 and I20.0 on the same claim?').first).toMatch(/^Usually I20\.0 alone: R07\.9 is a symptom/)
})

test('pain in a joint is a symptom of its arthritis', () => {
  const records = [record('M25.561', 'Pain in right knee'), record('M17.11', 'Osteoarthritis, right knee')]
  expect(saying('M25.561 and M17.11 can both be on the claim', { records }).first).toMatch(/^Usually M17\.11 alone/)
})

test('without complications does not stand beside a complication', () => {
  const records = [record('E11.65', 'Type 2 diabetes mellitus with hyperglycemia')]
  const said = saying('E11.9 with E11.65 on one claim ok? metformin', { records })
  expect(said.first).toMatch(/^No: E11\.9 says that there is no complication/)
  expect(said.lines).not.toContain('E11.9 x1?')
})
