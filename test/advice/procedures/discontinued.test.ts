// Procedures that were stopped: 53 or 52 for the physician, 73 or 74 for the facility by whether anesthesia was given.
import { expect, test } from 'vitest'
import { record } from '../book-of.ts'
import { saying } from '../saying.ts'

const rows = {
  records: [
    record('45378', 'Colonoscopy', { globalDays: '000' }),
    record('29881', 'Knee', { globalDays: '090' }),
    record('73', 'Called off before anesthesia'),
    record('74', 'Stopped after anesthesia'),
  ],
}

test.each([
  ['29881 cancelled in the ASC after anesthesia was given, 73 or 74?', ['29881-74 x1?']],
  ['29881 cancelled in the ASC before anesthesia, 73 or 74?', ['29881-73 x1?']],
  ['45378 aborted, poor prep. 52 or 53?', ['45378-53 x1?']],
])('%s', (text, lines) => {
  expect(saying(text, rows).lines).toEqual(lines)
})

test('what is not known is asked, and both are named', () => {
  const said = saying('ASC facility claim: 29881 aborted. 73 or 74?', rows)
  expect(said.first).toMatch(/^Facility claim: 29881-74 .* 29881-73/)
  expect(said.asks).toContain('whether anesthesia had been given')
})

test('both claims are told apart', () => {
  const said = saying('45378 could not be completed. 52 or 53? And the ASC claim?', rows)
  expect(said.answers).toMatch(/Professional claim: 45378-53/)
  expect(said.answers).toMatch(/Facility claim: 45378-74/)
})

test('a test of no period that was cancelled is not spoken of', () => {
  const xray = { records: [record('71046', 'X-ray', { globalDays: 'XXX' })] }
  expect(saying('71046 order was cancelled, what now?', xray).all).not.toMatch(/claim: 71046/)
})

test("the surgeon's claim in a surgery center is the physician's", () => {
  const said = saying("29881 aborted after sedation in the ASC, our surgeon's claim?", rows)
  expect(said.lines).toEqual(['29881-53 x1?'])
})
