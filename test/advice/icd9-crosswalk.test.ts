// ICD-9-CM codes by the loaded mappings.
import { expect, test } from 'vitest'
import { saying } from './saying.ts'

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
