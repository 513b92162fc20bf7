// Code first and use additional code notes.
import { expect, test } from 'vitest'
import type { CodeNote } from '../../../src/codes/tabular-look-up.ts'
import { record } from '../book-of.ts'
import { saying } from '../saying.ts'

const note = (kind: 'code_first' | 'use_additional', code: string, text: string, codes: string[]): CodeNote => ({
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

test('a note that names the other code orders the two', () => {
  const records = [record('E11.621', 'Foot ulcer in diabetes'), record('L97.511', 'Ulcer of the foot')]
  const notesOf = (code: string) =>
    code === 'L97.511'
      ? [note('code_first', 'L97', 'diabetic ulcers (E11.621)', ['E11.621'])]
      : [note('use_additional', 'E11.621', 'code to identify site of ulcer (L97.5-)', ['L97.5'])]
  expect(saying('Which is first: E11.621 or L97.511?', { records, icd: { notesOf } }).answers).toMatch(
    /L97\.511 is not first/,
  )
})

test('notes about other codes are left to the book where no order is asked', () => {
  const notesOf = () => [note('use_additional', 'I20', 'code for tobacco use (Z72.0)', ['Z72.0'])]
  expect(saying('I20.0 dx for chest pain?', { icd: { notesOf } }).all).not.toMatch(/Z72\.0/)
})

test('a body mass index only adds', () => {
  const records = [record('Z68.41', 'Body mass index 40 to 44.9'), record('E66.01', 'Obesity due to calories')]
  const said = saying('Z68.41 as primary with E66.01, ok?', { records })
  expect(said.first).toMatch(/^Not Z68\.41 first/)
  expect(said.lines).toEqual(['E66.01 x1?', 'Z68.41 x1?'])
})

test('a state after a procedure is not why the patient came', () => {
  const records = [record('Z98.890', 'Other state after a procedure')]
  expect(saying('is Z98.890 okay as primary for post op visit?', { records }).first).toMatch(
    /^Rather not Z98\.890 first/,
  )
})
