// Incident-to: what refuses it.
import { expect, test } from 'vitest'
import { saying } from '../saying.ts'

test.each([
  'NP saw a new patient, bill incident to under the MD?',
  'established patient, new problem, incident to?',
  'incident to when the MD is on vacation?',
  'NP in the hospital, incident to?',
])('%s', (text) => {
  expect(saying(text).first).toMatch(/^No, not incident-to/)
})

test('nothing against it is told: the rule is', () => {
  expect(saying('can an RN visit be incident to?').first).toMatch(/^Incident-to: staff may act/)
})

test('a word between new and patient makes nobody established', () => {
  expect(saying('NP saw a new medicare patient, we bill incident to under the doc').first).toMatch(
    /^No, not incident-to/,
  )
})

test('a nurse visit by staff: what it takes', () => {
  expect(saying('can an MA bill 99211 for a BP check?').first).toMatch(/^Yes, 99211 for work of the staff/)
})

test('all that it needs is told: yes', () => {
  const said = saying('incident to: NP sees established pt for BP follow-up, doc is in the suite and began the plan')
  expect(said.first).toMatch(/^Yes, as described/)
})

test('beside an injection no nurse visit is offered', () => {
  expect(saying('B12 shot by the nurse, 96372 and 99211?').all).not.toMatch(/^Yes, 99211/m)
})

test.each([
  ['2026-03-02', /^Yes, as described: .* live picture and sound/],
  ['2019-03-04', /^No, not incident-to/],
])('the physician is not in the office and supervises by video, %s', (dos, expected) => {
  const text = `incident to: NP sees established pt in the doctor's plan, doc supervises by live video, not in the office, DOS ${dos}`
  expect(saying(text).first).toMatch(expected)
})

test('out of the office without video stays a no in 2026', () => {
  expect(saying('incident to when the MD is out of the office? DOS 2026-03-02').first).toMatch(/^No, not incident-to/)
})
