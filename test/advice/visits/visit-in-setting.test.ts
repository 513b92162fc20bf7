// Hospital days by time from 2023, and the day of leaving.
import { expect, test } from 'vitest'
import { record } from '../book-of.ts'
import { saying } from '../saying.ts'

test.each([
  ['Hospital admission, 80 minutes, level?', ['99223 x1?']],
  ['Hospital admission, 54 minutes, level?', ['99221 x1?']],
  ['99232 for 50 minutes?', ['99233 x1?']],
])('%s', (text, lines) => {
  expect(saying(text).lines).toEqual(lines)
})

test('the times began in 2023', () => {
  expect(saying('99221 for 80 minutes, DOS 2022-12-31').all).not.toMatch(/reach 99223/)
  expect(saying('99221 for 80 minutes, DOS 2023-01-01').first).toMatch(/reach 99223/)
})

test.each([
  ['2022-12-31', /^On that date 36 minutes carried 99233 .* only where more than half/],
  ['2023-01-01', /^Yes\. For a later hospital day 36 minutes reach 99232 by time/],
])('36 minutes for 99232 on %s', (dos, first) => {
  expect(saying(`99232, 36 minutes, DOS ${dos}?`).first).toMatch(first)
})

test.each([
  [30, '99238'],
  [31, '99239'],
])('%s minutes on the day of discharge are %s', (minutes, code) => {
  const rows = { records: ['99238', '99239'].map((each) => record(each, `Discharge ${each}`)) }
  expect(saying(`discharge day ${minutes} minutes: 99239 or 99238`, rows).lines).toEqual([
    expect.stringContaining(code),
  ])
})

test('coming and leaving on one date is no first day by time', () => {
  expect(saying('admit and discharge same day, 85 mins, code?').all).not.toMatch(/reach 99223/)
})

test.each([
  ['Nursing home initial visit 45 minutes, code?', '2023-12-31', '99306'],
  ['Nursing home initial visit 45 minutes, code?', '2024-01-01', '99305'],
  ['SNF subsequent visit 16 minutes, code?', '2023-12-31', '99308'],
  ['SNF subsequent visit 16 minutes, code?', '2024-01-01', '99307'],
  ['Home visit, new patient, 65 minutes, code?', '2026-03-02', '99344'],
  ['Consult in the office for Aetna, 41 minutes with low MDM, code?', '2026-03-02', '99244'],
  ['ED visit, moderate MDM, 90 minutes, level?', '2026-03-02', '99284'],
  ['Observation: admitted and discharged the same day, 9 hours stay, 70 minutes, code?', '2026-03-02', '99235'],
  ['Observation: admitted and discharged the same day, 7 hours stay, 70 minutes, code?', '2026-03-02', '99222'],
])('%s on %s is %s', (text, dos, code) => {
  expect(saying(`${text} DOS ${dos}`).lines).toEqual([`${code} x1?`])
})

test.each([
  ['99223 with 89 minutes, Medicare, prolonged?', ['99223 x1?']],
  ['99223 with 90 minutes, Medicare, prolonged?', ['99223 x1?', 'G0316 x1']],
  ['99223 with 90 minutes, Aetna, prolonged?', ['99223 x1?', '99418 x1']],
])('%s', (text, lines) => {
  expect(saying(text).lines).toEqual(lines)
})

test('an emergency visit of unknown level is no level', () => {
  const said = saying('ED visit for chest pain, level?')
  expect(said.first).toMatch(/goes by decision making alone/)
  expect(said.lines).toEqual(['99282 x1?', '99283 x1?', '99284 x1?', '99285 x1?'])
})

test('of two levels that are asked the one that is reached stays', () => {
  const said = saying('Hospital follow-up day 3, high MDM, 30 minutes. 99232 or 99233?')
  expect(said.first).toMatch(/high decision making is 99233; either may be chosen, so 99233/)
  expect(said.lines).toEqual(['99233 x1?'])
})

test('a night in hospital is two dates', () => {
  const said = saying('Admitted to observation 10pm and discharged 5am the next day. Codes?')
  expect(said.first).toMatch(/^Two calendar dates, so not 99234-99236/)
})

test('admitted from the emergency department after an own reading and a talk with the specialist is high', () => {
  expect(saying('ED visit: EKG independently interpreted, discussed with cardiology, admitted. Level?').lines).toEqual([
    '99285 x1?',
  ])
})
