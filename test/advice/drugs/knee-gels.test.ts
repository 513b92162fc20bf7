// Hyaluronan: the brand makes the units.
import { expect, test } from 'vitest'
import { record } from '../book-of.ts'
import { saying } from '../saying.ts'

const gel = (code: string) =>
  record(code, `Hyaluronan ${code}`, { system: 'HCPCS', unit: { amount: 1, measure: 'mg' } })
const rows = { records: [gel('J7325'), gel('J7323')] }

test('a syringe of each brand has its units, and each knee takes one', () => {
  expect(saying('Synvisc one left knee, code and units', rows).lines).toEqual(['20610-LT x1', 'J7325 x48?'])
  expect(saying('Synvisc right knee injection 2 of 3, how many units', rows).lines).toContain('J7325 x16?')
  expect(saying('Euflexxa both knees, how to bill', rows).lines).toContain('J7323 x2?')
})

test('a dose that is told is counted, not the syringe', () => {
  expect(saying('J7325 Synvisc 30 mg given, units?', rows).lines).not.toContain('J7325 x16?')
})
