// When the next preventive service may be.
import { expect, test } from 'vitest'
import { record } from '../book-of.ts'
import { saying } from '../saying.ts'

const rows = { records: ['G0439', 'G0101', 'G0105', 'G0121'].map((code) => record(code, `Preventive ${code}`)) }

test.each([
  ['AWV G0439 in Feb 2025, again Jan 2026?', /^Not yet: after 2025-02 Medicare pays the next G0439 from 2026-02 on/],
  ['AWV G0439 in Feb 2025, again Feb 2026?', /^Yes: after 2025-02/],
  ['G0101 in Mar 2024, again Feb 2026?', /^Not yet.*from 2026-03 on/],
  ['G0101 high risk in Mar 2024, again Mar 2025?', /^Yes: .*from 2025-03 on/],
  ['G0121 in 5/2016, again 5/2026?', /^Yes: .*from 2026-05 on/],
])('%s', (text, first) => {
  expect(saying(text, rows).first).toMatch(first)
})

test('behind the first wellness visit comes the yearly one', () => {
  const both = { records: ['G0438', 'G0439'].map((code) => record(code, `Preventive ${code}`)) }
  const said = saying('G0438 on 3/10/2025, when is the next AWV?', both)
  expect(said.first).toMatch(/^After 2025-03 Medicare pays G0439, not a second G0438, from 2026-03 on/)
  expect(said.lines).toEqual(['G0439 x1'])
})

const preventives = { records: ['G0439', 'G0101', 'Q0091', '77067'].map((code) => record(code, `Preventive ${code}`)) }

test.each([
  [
    'Pap and pelvic exam 14 months ago, low risk, Medicare. Again?',
    /^Not yet: .*the next G0101 and Q0091 from 2027-09 on/,
  ],
  ['Pap and pelvic exam 24 months ago, low risk, Medicare. Again?', /^Yes: .*from 2026-11 on/],
  ['AWV 11 months ago, Medicare, ok now?', /^Not yet: after 2025-12/],
  ['AWV a year ago, Medicare, ok now?', /^Yes: after 2025-11/],
  ['Last AWV June 2025, can she come in May?', /^Not yet/],
  ['Last AWV June 2025, can she come in June or August?', /^Yes/],
])('%s', (text, first) => {
  expect(saying(text, preventives).first).toMatch(first)
})

test('another payer than Medicare has its own frequency', () => {
  expect(saying('AWV 10 months ago, Aetna, again?', preventives).all).not.toMatch(/Not yet/)
})

test('"last year" tells no month', () => {
  expect(saying('Medicare, she had an AWV last year, again?', preventives).all).not.toMatch(/^(?:Yes|Not yet)/m)
})
