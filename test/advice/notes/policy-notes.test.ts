// Notes by their subject, dated; nothing by chance.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { subjectNotes } from '../../../src/advice/notes/note-subjects.ts'
import { saying } from '../saying.ts'

const noteIds = new Set(
  readFileSync(join(import.meta.dirname, '../../../config/starter-codes/notes.tsv'), 'utf8')
    .split('\n')
    .map((row) => row.split('\t')[0]),
)

test.each([
  ['2019-06-30', /on the column two code of a pair only/],
  ['2019-07-01', /on either the column one or the column two code/],
])('which column 59 goes on, %s', (dos, claim) => {
  expect(saying(`59 on column 1 or column 2? DOS ${dos}`).first).toMatch(claim)
})

test.each([
  ['2023-12-31', /place of service of a visit in person and modifier 95/],
  ['2024-01-01', /For Medicare: place of service 10 .*no 95 since 2024, except/],
])('telehealth on %s', (dos, claim) => {
  expect(saying(`telehealth video visit at home, Medicare, which POS? DOS ${dos}`).all).toMatch(claim)
})

test.each([
  ['what is the medicare part B deductible? DOS 2026-02-02', /deductible of 2026 is 283 dollars/],
  ['what is the medicare part B deductible? DOS 2025-02-03', /deductible of 2025 is 257 dollars/],
  [
    'PT patient is near the therapy threshold, when is KX needed? DOS 2026-02-02',
    /KX threshold of 2026 is 2,480 dollars/,
  ],
  [
    'surgeon did the hip and the patient will go home to another surgeon, is modifier 54 right? DOS 2025-03-03',
    /agreed in writing or merely expected/,
  ],
  ['hep B vaccine for a medicare patient, DOS 2026-02-02, covered?', /has not completed the series/],
  ['skin substitutes in the office, JZ? DOS 2026-02-02', /as supplies/],
  ['APCM, which code? DOS 2026-02-02', /G0556 for at most one lasting condition/],
])('what changed with the year: %s', (text, claim) => {
  expect(saying(text).all).toMatch(claim)
})

test('10 is the home and 02 elsewhere, not the other way round', () => {
  expect(saying('telehealth: is POS 02 home?').all).toMatch(
    /place of service 10 when the patient is at home, 02 elsewhere/,
  )
})

test('a note about something else does not creep in', () => {
  expect(saying('annual physical, found a new heart murmur, dx?').all).not.toMatch(/Hypertension with heart failure/)
  expect(saying('urgent care global fee, which code?').all).not.toMatch(/Global days/)
})

test('every subject names a note that the starter set holds', () => {
  expect(subjectNotes().filter((id) => !noteIds.has(id))).toEqual([])
})
