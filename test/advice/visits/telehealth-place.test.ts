// Telehealth with Medicare: place of service and modifier by where the patient is and by the date.
import { expect, test } from 'vitest'
import { saying } from '../saying.ts'

test.each([
  ['at home on video', '2023-12-31', /a visit in person and modifier 95/, ['99213-95 x1']],
  ['at home on video', '2024-01-01', /place of service 10 \(patient at home/, ['99213 x1?']],
  ['at a rural clinic on video', '2026-01-01', /place of service 02 \(patient not at home/, ['99213 x1?']],
  ['at home, audio only', '2026-01-01', /10 .*with 93 for sound alone/, ['99213-93 x1?']],
])('patient %s on %s', (where, dos, first, lines) => {
  const said = saying(`Telehealth 99213, patient ${where}, Medicare, POS and modifier? DOS ${dos}`)
  expect(said.first).toMatch(first)
  expect(said.lines).toEqual(lines)
})

test('where the patient was decides, and is asked', () => {
  const said = saying('Telehealth 99213 for Medicare, which POS?')
  expect(said.first).toMatch(/10 when the patient is at home, 02 elsewhere/)
  expect(said.asks).toMatch(/where the patient was/)
})

test('before the flexibilities, and of another payer, nothing is said', () => {
  expect(saying('Telehealth 99213 at home, Medicare, POS? DOS 2020-02-29').all).not.toMatch(/For Medicare/)
  expect(saying('Telehealth 99213 at home, Aetna, POS?').all).not.toMatch(/^For Medicare/m)
})

test('95 comes off where Medicare wants none', () => {
  expect(saying('99213-95 telehealth, pt in her car, Medicare, POS?').lines).toEqual(['99213 x1?'])
  expect(saying('99213-95 telehealth, pt at home, Medicare, POS? DOS 2023-05-05').lines).toEqual(['99213-95 x1'])
})

test('another payer takes the same places and sets its own rule for 95', () => {
  const said = saying('Video visit with Aetna patient at home, 99213, which POS and modifier?')
  expect(said.first).toMatch(/^Place of service 10 \(patient at home\), with modifier 95 .*Aetna sets its own rule/)
  expect(said.lines).toEqual(['99213-95 x1?'])
})
