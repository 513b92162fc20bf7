// A drug that the practice did not pay for, and what giving it is.
import { expect, test } from 'vitest'
import { record } from '../book-of.ts'
import { saying } from '../saying.ts'

const rows = {
  records: [
    record('96372', 'Injection'),
    record('J1071', 'Testosterone', { unit: { amount: 1, measure: 'mg' }, coverage: 'D' }),
  ],
}

test('the patient’s own drug is not billed, giving it is', () => {
  const said = saying('Can we bill 96372 and J1071 for testosterone 200 mg when pt brings own med?', rows)
  expect(said.first).toMatch(/^Not J1071: a drug that the practice did not pay for/)
  expect(said.lines).toEqual(['96372 x1'])
})

test('a syringe filled by its maker leaves nothing', () => {
  expect(saying('J1071 200 mg prefilled syringe 96372 Medicare 5/5/2025', rows).lines).toContain('J1071-JZ x200')
})

test('a bare number behind the name is a dose', () => {
  const steroid = record('J3301', 'Injection, triamcinolone, 10 mg', {
    unit: { amount: 10, measure: 'mg' },
    synonyms: ['Kenalog'],
    coverage: 'D',
  })
  expect(saying('96372 with kenalog 40, J3301 units?', { records: [...rows.records, steroid] }).lines).toContain(
    'J3301 x4',
  )
})
