// Giving vaccines: components with counseling, shots without, G codes for Medicare.
import { expect, test } from 'vitest'
import { addOn, record } from '../book-of.ts'
import { saying } from '../saying.ts'

const rows = {
  records: ['90460', '90461', '90471', '90472', '90473', '90474', 'G0008', 'G0009', 'G0010', 'G0439', '90686'].map(
    (code) => record(code, `Giving ${code}`),
  ),
}

test.each([
  ['Pentacel, Prevnar and RotaTeq with counseling, 4 month old: 90460 and 90461 units?', ['90460 x3', '90461 x4']],
  ['MMR and varicella, 90460 and 90461?', ['90460 x2', '90461 x2']],
  ['flu shot, 90460?', ['90460 x1']],
])('components: %s', (text, lines) => {
  expect(saying(text, rows).lines).toEqual(lines)
})

test.each([
  ['18 yo got Tdap vaccine, 90460?', /^1 vaccine with 3 components/],
  ['19 yo got Tdap vaccine, 90460?', /^No: 90460 is for patients through 18/],
])('the age that ends it: %s', (text, first) => {
  expect(saying(text, rows).first).toMatch(first)
})

test.each([
  ['25 yo got Tdap and flu shot by nurse, commercial. Admin codes?', ['90471 x1', '90472 x1']],
  ['6 month old, flu shot, MMR and rotavirus vaccines without counseling', ['90471 x1', '90472 x1', '90474 x1']],
  ['2 month old got the rotavirus vaccine, no counseling', ['90473 x1']],
  ['12 yo, HPV and Tdap vaccines, the doctor counseled, codes?', ['90460 x2', '90461 x2']],
])('in words: %s', (text, lines) => {
  expect(saying(text, rows).lines).toEqual(lines)
})

test('no age and no counseling told: both ways, each under its condition', () => {
  const said = saying('tetanus shot, Td, in the clinic, what codes?', rows)
  expect(said.lines).toEqual(['90471 x1?', '90460 x1?', '90461 x1?'])
  expect(said.asks).toMatch(/the patient's age/)
})

test.each([
  ['Medicare patient, flu shot and pneumonia vaccine, admin codes?', ['G0008 x1', 'G0009 x1']],
  ['AWV G0439 and a flu shot, Medicare', ['G0439 x1', 'G0008 x1']],
  ['hepatitis B vaccine for a Medicare patient', ['G0010 x1']],
])('Medicare: %s', (text, lines) => {
  expect(saying(text, rows).lines).toEqual(lines)
})

test('the disease is not the shot, and a code that was named stands', () => {
  expect(saying('99213 for a child with the flu, level?', rows).all).not.toMatch(/shot/)
  expect(saying('90686 and G0008 for the flu shot, Medicare', rows).lines).toEqual(['90686 x1', 'G0008 x1'])
})

test('what counts comes alone: that the add-on goes with its primary is no answer beside it', () => {
  const said = saying('MMR with counseling, 90460 and 90461 units?', { ...rows, addOns: [addOn('90461', '90460')] })
  expect(said.answers).toBe('1 vaccine with 3 components: 90460 x1 and 90461 x2.')
})

test('told that nobody counseled, the shots are counted', () => {
  expect(saying('gardasil shot, 17yo, no counseling, 90471 or 90460', rows).lines).toEqual([
    expect.stringMatching(/^90471 x1/),
  ])
})
