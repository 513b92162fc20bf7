// Who may do, sign and bill a visit, told in words.
import { expect, test } from 'vitest'
import { record } from '../book-of.ts'
import { saying } from '../saying.ts'

const visit = (code: string) => record(code, `Visit ${code}`, { globalDays: 'XXX' })

test.each([
  ['resident saw the patient, attending wrote "agree". 99214 GC?', /^Only with the teaching physician's own entry/],
  ['NP does the admission in the hospital, MD sees her the next day. Whose claim?', /^Each bills the own visit/],
  ['PA and MD both saw the patient in the ED, no time. 99285 with FS?', /^Without minutes whoever did the substantive/],
  ['UHC downcoded 99215 to 99213. Appeal?', /^An appeal with the note, and no corrected claim/],
  ['Can the RHC bill 99213 and 20610 the same day?', /^Not as an office would/],
  ['Can we bill G0463 on a professional claim?', /^No, not on a professional claim/],
])('%s', (text, first) => {
  const rows = { records: [visit('G0463'), record('20610', 'Joint injection', { globalDays: '000' })] }
  expect(saying(text, rows).answers).toMatch(new RegExp(first.source, 'm'))
})

test('what says otherwise keeps a case away', () => {
  expect(saying('assistant at 27447, the resident was not available, teaching hospital').answers).not.toMatch(
    /teaching physician's own entry/,
  )
  expect(saying('NP 20 min and MD 30 min on the floor, 99233 with FS?').answers).not.toMatch(/^Without minutes/m)
})

test('a visit after a surgery of the group takes 24 only for something else, and the surgery is not billed again', () => {
  const rows = { records: [record('27447', 'Knee replacement', { globalDays: '090' })] }
  const said = saying('CO-97 on 99213, pt had 27447 on 1/12/26, came 2/20 for her shoulder. Fix?', rows)
  expect(said.first).toMatch(/^24 on 99213, if .* 90 days after 27447/)
  expect(said.lines).toContain('99213-24 x1?')
  expect(said.lines.join()).not.toMatch(/27447/)
})

test('the first visit of a specialty in a stay takes the later codes off the claim', () => {
  expect(saying('nephrology consulted, never seen patient, Medicare inpatient. 99223 or 99233?').lines).not.toContain(
    '99233 x1',
  )
})

test('the table of decision making is given with the times, and only the setting is asked of the visit', () => {
  const said = saying('E/M guidelines please, I need the MDM table and the times')
  expect(said.answers).toMatch(/Straightforward decision making.*High decision making/s)
  expect(said.asks).toMatch(/the setting: office or other/)
  expect(said.asks).not.toMatch(/elements of medical decision making/)
})
