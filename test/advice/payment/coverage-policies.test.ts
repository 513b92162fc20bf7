// Loaded coverage documents and the diagnoses they list.
import { expect, test } from 'vitest'
import { record } from '../book-of.ts'
import { saying } from '../saying.ts'

const document = {
  ...{
    kind: 'article' as const,
    number: 'A50000',
    version: '3',
    title: 'Bone density',
    validFrom: null,
    validTo: null,
    facts: {},
    address: '',
  },
  citation: { source: 'Medicare coverage articles', edition: '2026-11', locator: 'A50000' },
}
const rows = {
  records: [
    record('77080', 'Bone density'),
    record('Z13.820', 'Screening for osteoporosis'),
    record('M81.0', 'Osteoporosis'),
  ],
  coverage: {
    coverageOf: () => [{ document, role: 'procedure' as const, groups: [1] }],
    diagnosesOf: () => [{ code: 'M81.0', role: 'covered' as const, group: 1 }],
  },
}

test('a listed diagnosis and one that is not', () => {
  expect(saying('CO-50 on 77080, dx M81.0', rows).answers).toMatch(/A50000.*it lists M81\.0 as covered/)
  expect(saying('CO-50 on 77080, dx Z13.820', rows).answers).toMatch(/it does not list Z13\.820/)
})

test('silent where nothing is loaded', () => {
  expect(saying('CO-50 on 77080, dx M81.0', { records: rows.records }).all).not.toMatch(/A50000|lists/)
})
