// Drug units, and JW and JZ by date.
import { expect, test } from 'vitest'
import { day, record } from '../book-of.ts'
import { saying } from '../saying.ts'

test('the dose over the unit size, rounded up', () => {
  expect(saying('J1885 50 mg').lines).toEqual(['J1885 x4'])
  expect(saying('J3301 40 mg each knee, bilateral').lines).toContain('J3301 x8')
})

test('waste of a single-dose vial on a line of its own', () => {
  expect(saying('J0585 155 units from a 200 unit vial, 45 wasted').lines).toEqual(['J0585 x155', 'J0585-JW x45?'])
})

test('what a vial leaves is said with its condition where nobody calls it wasted', () => {
  const said = saying('Botox 155 units out of a 200 unit vial, J0585 how many units, and what about the rest?')
  expect(said.lines).toEqual(expect.arrayContaining(['J0585 x155', 'J0585-JW x45?']))
  expect(said.all).toMatch(/If the vial is for a single dose/)
  expect(said.asks).toMatch(/single-dose or multi-dose/)
})

test.each([
  ['2023-06-30', 'J1885 x4'],
  ['2023-07-01', 'J1885-JZ x4'],
])('nothing wasted, on %s', (dos, line) => {
  expect(saying(`J1885 60 mg, no waste, DOS ${dos}`).lines).toEqual([line])
})

test('asked before it was required', () => {
  expect(saying('JZ required for DOS 5/2023?').first).toMatch(/required since 2023-07-01; before that date JW alone/)
})

test('J1010 is 1 mg, not the 10 mg that a web page says', () => {
  expect(saying('J1010 40 mg').lines).toEqual(['J1010 x40'])
})

test('a supply counted each is no drug', () => {
  const shoe = record('L3000', 'Insert', { unit: { amount: 1, measure: 'each' } })
  const said = saying('L3000 denied PR-204', { records: [shoe] })
  expect(said.all).not.toMatch(/dose/)
  expect(said.asks).not.toMatch(/dose/)
})

test('an amount that is put right is not the dose', () => {
  expect(saying('J1885 gave 30 mg, sorry, 60 mg IM').lines).toContain('J1885 x4')
})

test('waste as told, whatever the sizes of the vials', () => {
  const said = saying('J3301 70 mg given, one 50 mg vial and three 10 mg vials, wasted 10 mg')
  expect(said.lines).toEqual(['J3301 x7', 'J3301-JW x1?'])
})

test('a code that ended counts in the units of the one that replaced it', () => {
  const old = record('J1030', 'Injection, methylprednisolone acetate, 40 mg', {
    unit: { amount: 40, measure: 'mg' },
    validTo: day('2024-03-31'),
    replacedBy: ['J1010'],
  })
  const rows = { records: [old] }
  expect(saying('J1030 80 mg DOS 3/31/2024', rows).lines).toEqual(['J1030 x2'])
  expect(saying('J1030 80 mg DOS 4/1/2024', rows).lines).toEqual(['J1010 x80?'])
})

test.each([
  ['2023-06-30', /^No: JZ was not yet required/],
  ['2023-07-01', /^For a single-dose container Medicare requires one of two/],
])('whether JZ is needed on %s', (dos, first) => {
  expect(saying(`do we need JZ? J1885 60 mg, DOS ${dos}`).first).toMatch(first)
})

test('a multi-dose vial takes neither', () => {
  expect(saying('multi dose vial, J1885 30 mg, JW or JZ?').first).toMatch(/^Neither JW nor JZ on J1885/)
})

test('of two drugs each takes the dose that stands beside its name', () => {
  const rows = {
    records: [
      record('J1100', 'Injection, dexamethasone sodium phosphate, 1 mg', {
        unit: { amount: 1, measure: 'mg' },
        synonyms: ['decadron'],
      }),
      record('J0696', 'Injection, ceftriaxone sodium, per 250 mg', {
        unit: { amount: 250, measure: 'mg' },
        synonyms: ['rocephin'],
      }),
    ],
  }
  expect(saying('J1100 J0696, decadron 8mg and rocephin 1 g IM', rows).lines).toEqual(
    expect.arrayContaining(['J1100 x8', 'J0696 x4']),
  )
})

test('a strength is no dose: volume times strength is', () => {
  expect(saying('1.5 mL of J3301 40 mg/mL').lines).toEqual(['J3301 x6'])
  expect(saying('J3301 2 mL of 40 mg/2 mL').lines).toEqual(['J3301 x4'])
  expect(saying('J3301 40 mg/mL, 40 mg given').lines).toEqual(['J3301 x4'])
})

test('what was thrown out is waste', () => {
  expect(saying('J3301 40 mg out of a 50 mg vial, the rest thrown out').lines).toEqual(['J3301 x4', 'J3301-JW x1?'])
})

test.each([
  ['J3301, 40 mg Kenalog each knee, units?', 'J3301 x8'],
  ['each shoulder got 40 mg of Kenalog, J3301 units?', 'J3301 x8'],
  ['10 mg of Kenalog each in three joints, J3301 units?', 'J3301 x3'],
  ['J3301, 40 mg Kenalog in both knees, units?', 'J3301 x4'],
])('a dose told for each place is given so many times: %s', (text, drugLine) => {
  expect(saying(text).lines).toContain(drugLine)
})

test.each([
  ['J1885 60 mg from a 60 mg single dose vial, JZ or JW?', '2023-07-01', ['J1885-JZ x4']],
  ['J1885 60 mg from a 60 mg single dose vial, units?', '2023-06-30', ['J1885 x4']],
  ['J1885 60 mg from two 30 mg vials, units?', '2026-03-02', ['J1885-JZ x4']],
  ['J1885 45 mg from two 30 mg single-dose vials, units?', '2026-03-02', ['J1885 x3', 'J1885-JW x1?']],
  ['J1885 60 mg from a 60 mg multi-dose vial, units?', '2026-03-02', ['J1885 x4']],
])('%s on %s', (text, dos, lines) => {
  expect(saying(`${text} DOS ${dos}`).lines).toEqual(lines)
})

test('doses that each have their site are added, and two joints are two lines', () => {
  const said = saying('Depo-Medrol 80 mg in left shoulder and 40 mg right knee. J1010 units?')
  expect(said.lines).toEqual(['J1010 x120', '20610-LT x1?', '20610-RT x1?'])
})
