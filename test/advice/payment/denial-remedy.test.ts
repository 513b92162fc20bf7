// Corrected claim, appeal or neither, and whether the patient owes it.
import { expect, test } from 'vitest'
import { record } from '../book-of.ts'
import { saying } from '../saying.ts'

test('what was missing is corrected and not appealed', () => {
  const said = saying('Claim came back CO-16 M76. Corrected claim or appeal?')
  expect(said.first).toMatch(/^A corrected claim, not an appeal/)
  expect(said.answers).toMatch(/Remark M76/)
})

test('medical necessity is appealed with the record, and nothing is changed to get paid', () => {
  expect(saying('93306 denied CO-50, what now?').first).toMatch(/^An appeal with the record.*nothing is changed/s)
})

test('a late Medicare claim has no appeal; another payer reconsiders', () => {
  expect(saying('Medicare denied 99213 CO-29, can we appeal?').first).toMatch(/^No appeal: .*not billed to the patient/)
  expect(saying('Aetna denied 99213 CO-29, can we appeal?').first).toMatch(/^A request for reconsideration/)
})

test('a reason that is explained only is left without a remedy', () => {
  expect(saying('99213 denied CO-50, why?').all).not.toMatch(/appeal with the record/)
})

test('the group says whether the patient owes it', () => {
  expect(saying('CO-97 on 20610, can we bill the patient?').first).toMatch(/^No: group CO/)
  expect(saying('PR-204 on E0601, is the patient responsible?').first).toMatch(/^Yes: group PR/)
  expect(saying('Secondary denied OA-23 on 99214. Anything to bill the patient?').first).toMatch(/^Not by this line/)
  expect(saying('CO-97 on 20610, why?').all).not.toMatch(/group CO is/)
})

test('a reason behind a code is no modifier of it, and a remark beside a reason no diagnosis', () => {
  expect(saying('Aetna denied 99213 CO-97. Why?').lines).toEqual(['99213 x1'])
  const rows = { records: [record('N13.0', 'Hydronephrosis'), record('M76', 'Heading', { billable: false })] }
  expect(saying('99213 denied N130, what is that?', rows).first).toMatch(/^Remark N130/)
  expect(saying('99213 came back CO-16 M76, why?', rows).all).not.toMatch(/heading/)
})

test('a modifier left off a paid claim is corrected, and no second claim is sent', () => {
  expect(saying('We forgot modifier 50 on 20610, it was paid. How do we fix it?').answers).toMatch(
    /A corrected claim, if the record shows it: .*clerical error reopening/,
  )
})

test('asked whether to write it off, the answer is not turned round', () => {
  expect(saying('CO-253 on 99213, do we write this off?').answers).toMatch(/Group CO is the provider's/)
})

test('a remark that opens a mail on an appeal is no diagnosis', () => {
  const rows = { records: [record('N36.2', 'Urethral caruncle'), record('95004', 'Allergy tests')] }
  expect(saying('N362 on 95004 x 90 Medicare, can we appeal?', rows).lines).toEqual(['95004 x90'])
})
