// ICD-9-CM codes by the loaded mappings.
import { expect, test } from 'vitest'
import { record } from '../book-of.ts'
import { saying } from '../saying.ts'

const walk = {
  kind: 'gem9' as never,
  source: '25000',
  target: 'E119',
  validFrom: null,
  isApproximate: true,
  isCombination: false,
}
const rows = {
  icd: {
    crosswalksOf: () => [
      {
        ...walk,
        scenario: 0,
        choiceList: 0,
        text: '',
        line: 1,
        citation: { source: 'GEM', edition: 'FY2018', locator: '25000' },
      },
    ],
  },
}

test('mapped, and said to be approximate', () => {
  const said = saying('ICD-9 250.00 to ICD-10?', rows)
  expect(said.first).toMatch(/^ICD-9-CM 250\.00 maps to E11\.9.*approximate/)
  expect(said.lines).toEqual(['E11.9 x1?'])
})

test('silent without mappings', () => {
  expect(saying('ICD-9 250.00 to ICD-10?').all).not.toMatch(/maps to/)
})

test('what has become a heading since the mapping is opened', () => {
  const records = [
    record('M54.5', 'Low back pain', { billable: false }),
    record('M54.50', 'Low back pain, unspecified'),
    record('M54.59', 'Other low back pain'),
  ]
  const citation = { source: 'GEM', edition: 'FY2018', locator: '7242' }
  const back = { ...walk, source: '7242', target: 'M545', isApproximate: false, citation } as never
  const said = saying('What replaced ICD9 724.2?', { records, icd: { crosswalksOf: () => [back] } })
  expect(said.first).toMatch(/724\.2 maps to M54\.50 or M54\.59/)
})

test('a code of the old system is not said to be missing', () => {
  expect(saying('crosswalk for ICD-9 V58.61?').all).not.toMatch(/V58\.61 is not in the code releases/)
})
