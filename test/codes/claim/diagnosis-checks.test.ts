// What the ICD-10-CM books say of the diagnoses of a claim, in the year of the books and beyond it.
import { afterAll, expect, test } from 'vitest'
import type { IsoDate } from '../../../src/codes/citation.ts'
import { checkClaim } from '../../../src/codes/claim/check-claim.ts'
import type { CheckRule } from '../../../src/codes/claim/claim.ts'
import { DAY } from '../starter-folder.ts'
import { icdBook } from './loaded-book.ts'
import { line } from './written-line.ts'

const book = await icdBook()
afterAll(() => book.close())

/** `certainty: claim` of what one rule says. */
function said(rule: CheckRule, diagnoses: string[], date: string = DAY, lines: string[] = []): string[] {
  return checkClaim(book, { lines: lines.map(line), diagnoses, date: date as IsoDate })
    .filter((finding) => finding.rule === rule)
    .map(({ certainty, claim }) => `${certainty}: ${claim}`)
}

test.each<[string, string[]]>([
  ['e119', []],
  ['E11', [expect.stringMatching(/^certain: E11 is a heading .*: E11.22, E11.9\.$/)]],
  ['S82.001', [expect.stringMatching(/lacks its 7th character; .*: S82.001A, S82.001D\.$/)]],
  ['S82.001Z', [expect.stringMatching(/^certain: .*7th character that S82.001 does not take: it takes A, D\./)]],
  ['T70.0A', [expect.stringMatching(/^certain: T70.0A lacks its placeholders.*T70.0XXA/)]],
  ['T70.0XXZ', [expect.stringContaining('7th character that T70.0 does not take: it takes A.')]],
  ['T70.0XXA', []],
  ['T40.4X1A', ['certain: T40.4X1A is not valid on 2025-11-03: since 2025-10-01 it is T40.411A.']],
  ['Q00', [expect.stringMatching(/^depends: Q00 is in none of the loaded releases/)]],
])('%s', (code, findings) => {
  expect(said('diagnosis-validity', [code])).toEqual(findings)
})

test('a code that was replaced was not yet replaced the day before', () => {
  expect(said('diagnosis-validity', ['T40.4X1A'], '2025-09-30')).toEqual([expect.stringMatching(/^depends: /)])
  expect(said('diagnosis-validity', ['T40.4X1A'], '2025-10-01')).toEqual([expect.stringMatching(/^certain: /)])
})

test('a heading of a release that does not cover the date was perhaps none then', () => {
  expect(said('diagnosis-validity', ['E11'], '2025-10-01')[0]).toMatch(/^certain/)
  expect(said('diagnosis-validity', ['E11'], '2025-09-30')[0]).toMatch(/^likely/)
  expect(said('diagnosis-validity', ['E11'], '2026-09-30')[0]).toMatch(/^certain/)
  expect(said('diagnosis-validity', ['E11'], '2026-10-01')[0]).toMatch(/^likely/)
})

test('codes that exclude each other: at a heading, in either order, by a range at the chapter', () => {
  expect(said('excludes1', ['E11.9', 'E10.9'])).toEqual([
    expect.stringMatching(/^likely: E11.9 and E10.9: Excludes1 at E11, "first sugar illness \(E10.-\)"/),
  ])
  expect(said('excludes1', ['E10.9', 'M17.11', 'E11.9'])).toHaveLength(1)
  expect(said('excludes1', ['I43', 'P70.2'])).toEqual([expect.stringContaining('Excludes1 at A00-Z99')])
  expect(said('excludes1', ['E11.9', 'M17.11'])).toEqual([])
  // The note names the range it is about, and only then what is excluded.
  expect(said('excludes1', ['I51.4', 'I51.7'])).toEqual([])
  expect(said('excludes1', ['I51.4', 'I11.0'])).toHaveLength(1)
  // The words take only codes with a certain character.
  expect(said('excludes1', ['E11.9', 'T36.0'])).toEqual([expect.stringMatching(/^depends: .*fifth or sixth/)])
})

test('a note of a year that is not loaded is said with the caution, and decides less', () => {
  expect(said('excludes1', ['E11.9', 'E10.9'], '2026-09-30')[0]).toMatch(/^likely: (?!.*not loaded)/)
  expect(said('excludes1', ['E11.9', 'E10.9'], '2026-10-01')[0]).toMatch(
    /^depends: .*from the FY2026 tabular list; FY2027's is not loaded/,
  )
})

test.each<[string[], string[]]>([
  [['E85.8', 'I43'], []],
  [['I43', 'E85.8'], [expect.stringMatching(/^likely: E85.8 is sequenced before I43: "amyloidosis/)]],
  [['I43'], [expect.stringMatching(/^likely: I43 cannot stand first.*"underlying disease, such as:"/)]],
  [['M17.11', 'I43'], [expect.stringMatching(/^depends: I43 needs its underlying condition before it/)]],
  [['I50.1'], []],
  [['N18.4'], []],
  [['N18.4', 'I12.0'], [expect.stringContaining('I12.0 is sequenced before N18.4')]],
  [['Z79.4', 'E11.9'], [expect.stringMatching(/^likely: Z79.4 is an additional code of E11.9/)]],
  [['E11.9', 'Z79.4'], []],
  // A note of the whole chapter is weaker than one at the code's heading.
  [['Z72.0', 'E11.9'], [expect.stringMatching(/^depends: Z72.0 is an additional code of E11.9/)]],
])('the order of %j', (diagnoses, findings) => {
  expect(said('sequence', diagnoses)).toEqual(findings)
})

test.each<[string, string[], string[]]>([
  ['20610-RT', ['M17.12'], [expect.stringMatching(/^likely: 20610-RT is of the right side, and M17.12 of the left/)]],
  ['20610-RT', ['M17.12', 'M17.11'], []],
  ['20610-RT:1', ['M17.12', 'M17.11'], [expect.stringContaining('M17.12 of the left side')]],
  ['20610-RT', ['M17.0'], []],
  ['20610-50', ['M17.12'], []],
  ['20610-LT', ['S82.001A'], [expect.stringContaining('S82.001A of the right side')]],
  ['20610-F1', ['M17.11'], [expect.stringContaining('20610-F1 is of the left side')]],
  // A title may say left without meaning a side of the body: no row of the other side stands beside it.
  ['20610-RT', ['I50.1'], []],
  ['20610', ['M17.12'], []],
])('%s with %j', (written, diagnoses, findings) => {
  expect(said('laterality', diagnoses, DAY, [written])).toEqual(findings)
})
