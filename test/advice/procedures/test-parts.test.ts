// Tests whose parts have codes of their own: who recorded, analyzed and read decides.
import { expect, test } from 'vitest'
import { record } from '../book-of.ts'
import { saying } from '../saying.ts'

const holter = [
  record('93224', 'Rhythm up to 48 hours, everything together', { pcTc: '4' }),
  record('93225', 'Rhythm: recording alone', { pcTc: '3' }),
  record('93226', 'Rhythm: scanning alone', { pcTc: '3' }),
  record('93227', "Rhythm: the doctor's reading alone", { pcTc: '2' }),
  record('93228', 'Rhythm by remote center: reading', { pcTc: '2' }),
]
const stress = [
  record('93015', 'Stress test, everything together', { pcTc: '4' }),
  record('93016', 'Stress test: supervision alone', { pcTc: '2' }),
  record('93017', 'Stress test: recording alone', { pcTc: '3' }),
  record('93018', 'Stress test: reading alone', { pcTc: '2' }),
]

test('recorded and read in one office is the whole, if the analysis was too', () => {
  const said = saying('Holter 48 hr, we hooked up and read it, 93224?', { records: holter })
  expect(said.first).toMatch(/^Yes, 93224 once, if .*93225 and 93227 are yours and 93226 the company's/)
  expect(said.lines).toEqual(['93224 x1?'])
})

test('what a company analyzed is not billed by the office', () => {
  const said = saying('Holter, we hooked up and read it, the company scans it. 93224?', { records: holter })
  expect(said.lines).toEqual(['93225 x1', '93227 x1'])
})

test('in a hospital the physician has the parts that were his', () => {
  const both = saying('Stress test in the hospital, our cardiologist supervised and interpreted. 93015?', {
    records: stress,
  })
  expect(both.first).toMatch(/^93016 and 93018 for the physician, not 93015/)
  expect(both.lines).toEqual(['93016 x1', '93018 x1'])
  const read = saying('Stress test at the hospital, he interpreted. 93015?', { records: stress })
  expect(read.lines).toEqual(['93018 x1'])
})

test('equipment of the hospital leaves the reading, and a claim already paid is corrected', () => {
  const said = saying('we billed global 71046 but the hospital owns the machine')
  expect(said.first).toMatch(/^A corrected claim with 26/)
  expect(said.lines).toEqual(['71046-26 x1'])
})
