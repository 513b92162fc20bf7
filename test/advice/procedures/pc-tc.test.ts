// 26 and TC, by the PC/TC indicator.
import { expect, test } from 'vitest'
import { pair, record } from '../book-of.ts'
import { saying } from '../saying.ts'

test.each([
  ['1', '71046-26', /a diagnostic test that splits/],
  ['2', '93010-26', /professional part alone by definition; no 26/],
  ['3', '93005-TC', /technical part alone by definition; no TC/],
  ['4', '93000-26', /the whole test by definition; 26 and TC do not apply/],
])('indicator %s', (pcTc, written, claim) => {
  const [code = ''] = written.split('-')
  expect(saying(`${written}?`, { records: [record(code, 'A test', { pcTc })] }).answers).toMatch(claim)
})

test('on own equipment the whole is billed', () => {
  expect(saying('modifier 26 on 71046 in our own office').first).toMatch(/^No modifier/)
})

test('a reading in a hospital is 26 alone, whatever was written', () => {
  const said = saying('71046-26 and 71046-TC: hospital owns machine, our radiologist reads')
  expect(said.first).toMatch(/^71046-26 on the reading physician's claim/)
  expect(said.lines).toEqual(['71046-26 x1'])
})

test('both parts in one office are the whole', () => {
  expect(saying('71046-TC and 71046-26 in our own office, our doc reads').lines).toEqual(['71046 x1'])
})

test('a test that does not split has codes for its parts', () => {
  const parts = [
    record('93000', 'Heart tracing', { pcTc: '4' }),
    record('93005', 'Recording', { pcTc: '3' }),
    record('93010', 'Reading', { pcTc: '2' }),
    record('93015', 'Stress test', { pcTc: '4' }),
    record('93016', 'Supervision', { pcTc: '2' }),
    record('93018', 'Reading', { pcTc: '2' }),
  ]
  expect(saying('93000-26 in the hospital, he only reads', { records: parts }).lines).toEqual(['93010 x1?'])
  expect(saying('93000-TC?', { records: parts }).lines).toEqual(['93005 x1?'])
  expect(saying('93015-26?', { records: parts }).first).toMatch(/93016 or 93018/)
})

test('made here and read elsewhere is the technical part', () => {
  const said = saying('Our clinic owns the X-ray machine, an outside radiology group reads. 71046?')
  expect(said.first).toMatch(/^71046-TC for the office that made it/)
  expect(said.lines).toEqual(['71046-TC x1'])
})

test('a whole test weighed against its parts is told by the place', () => {
  const said = saying('93015 in office vs hospital, who bills 93016 and 93018?', {
    records: [
      record('93015', 'Stress test', { pcTc: '4' }),
      record('93016', 'Watching it', { pcTc: '2' }),
      record('93017', 'Tracing', { pcTc: '3' }),
      record('93018', 'Reading it', { pcTc: '2' }),
    ],
    pairs: [pair('93015', '93016', 0), pair('93015', '93018', 0)],
  })
  expect(said.first).toMatch(/^In the own office with own equipment 93015 alone.* and 93017 is the hospital's/)
  expect(said.lines).toEqual(['93015 x1?', '93016 x1?', '93018 x1?'])
})

test('a second film read in a hospital takes 26 as the first one does', () => {
  const said = saying('Repeat 71046 same day, different radiologist read it, hospital inpatient. modifier?', {
    records: [record('71046', 'Chest film', { pcTc: '1' })],
  })
  expect(said.lines).toEqual(['71046-26 x1', '71046-26-77 x1?'])
})
