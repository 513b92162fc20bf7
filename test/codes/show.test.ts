import { expect, test } from 'vitest'
import type { IsoDate } from '../../src/codes/citation.ts'
import { factsOf } from '../../src/codes/code-facts.ts'
import { linesOf } from '../../src/codes/show.ts'
import { DAY, HCPCS, starterBook } from './starter-folder.ts'

const book = starterBook({
  'hcpcs.tsv': [
    ['Q9999', 'Injection of the tests', '', '', 'D', '', 'Q9998', '2020-01-01', '2022-12-31', ...HCPCS],
    ['Q9999', 'Injection of the tests, renewed', '', '', 'D', '', '', '2024-01-01', '', ...HCPCS],
  ],
})

test('a code is told with its limits, add-ons, edits and the rules that speak of it', () => {
  expect(factsOf(book, '20610', DAY)).toMatchObject({
    ...{ code: '20610', system: 'CPT', date: DAY, records: [{ system: 'CPT' }], unitLimits: [{ units: 2 }] },
    edits: [{ table: 'practitioner', source: 'NCCI PTP practitioner', asColumn1: 1, asColumn2: 1 }],
    rules: [{ id: 'laterality' }],
    ...{ cautions: [], coverage: [], notice: null },
  })
  expect(factsOf(book, '0470t', DAY)).toMatchObject({ addOnsOf: [{ code: '0471T' }], rules: [] })
})

test('a code stands under its headings and beside its neighbours', () => {
  const codes = (relatives: { code: string }[]) => relatives.map(({ code }) => code)
  const { parents, before, after } = factsOf(book, 'e119', DAY)
  expect([codes(parents), codes(before), codes(after)]).toEqual([['E11'], ['E11.22'], ['I10', 'J44.9', 'M17.11']])
  expect(codes(factsOf(book, 'E11', DAY).children)).toEqual(['E11.22', 'E11.9'])
  // A HCPCS code between them in the alphabet is no neighbour of a diagnosis.
  expect(codes(factsOf(book, 'E1122', DAY, 'HCPCS').after)).toEqual(['J1010', 'J1885', 'Q9999'])
})

test('what is written alike in two systems is told of both, or of the one that was asked for', () => {
  expect(
    factsOf(book, 'E1122', DAY)
      .records.map(({ system }) => system)
      .sort(),
  ).toEqual(['HCPCS', 'ICD-10-CM'])
  expect(factsOf(book, 'E1122', DAY, 'ICD-10-CM')).toMatchObject({ code: 'E11.22', records: [{ code: 'E11.22' }] })
})

test('the history says what each row changed', () => {
  expect(factsOf(book, 'Q9999', DAY).timeline).toMatchObject([
    { change: 'first', validTo: '2022-12-31', replacedBy: ['Q9998'] },
    { change: 'revised', revised: ['title'], validFrom: '2024-01-01' },
  ])
  expect(factsOf(book, 'J1020', DAY)).toMatchObject({ records: [], history: [{ validTo: '2024-03-31' }] })
})

test('a date outside the loaded releases is a caution for each source that tells of the code', () => {
  const { cautions } = factsOf(book, '20610', '2026-11-03' as IsoDate)
  expect(cautions).toHaveLength(2)
  expect(cautions[0]).toBe(
    '2026-11-03 is outside the loaded releases of NCCI MUE practitioner: 2025 Q4 (2025-10-01 to 2025-12-31). Rows may have changed; check the release of that day.',
  )
})

test('an unknown code is empty', () => {
  expect(factsOf(book, 'nothing', DAY)).toMatchObject({ code: 'NOTHING', system: null, records: [], history: [] })
})

test('people read the same facts as lines, each with its source', () => {
  const lines = linesOf(factsOf(book, '20610', DAY))
  expect(lines).toContain('  at most 2 (MAI 1, practitioner) [NCCI MUE practitioner, 2025 Q4]')
  expect(lines).toContain('  practitioner: 1 as column one, 1 as column two [NCCI PTP practitioner]')
  expect(linesOf(factsOf(book, 'J1020', DAY))[0]).toBe('J1020 is not in force on 2025-11-03.')
})
