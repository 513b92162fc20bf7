// What is asked back about a subject: the decisive fact, and not what the mail has said.
import { expect, test } from 'vitest'
import { record } from '../book-of.ts'
import { saying } from '../saying.ts'

test.each([
  ['17000 for actinic keratosis?', /the number of lesions treated/],
  ['pt given J1885 60 mg, units?', /the diagnosis the drug was given for/],
  ['excision of a lesion, which code?', /whether pathology confirmed the diagnosis/],
  ['fx of the radius, code?', /open or closed, type and displacement/],
  ['old stroke with hemiparesis, dx?', /dominant side/],
  ['patient signed an ABN, now what?', /whether the ABN was complete/],
])('%s', (text, ask) => {
  expect(saying(text, { records: [record('17000', 'Destruction')] }).asks).toMatch(ask)
})

test('a number or a diagnosis that was given is not asked for', () => {
  const rows = { records: [record('17000', 'Destruction'), record('M17.11', 'Osteoarthritis of the right knee')] }
  expect(saying('17000, froze 3 lesions', rows).asks).not.toMatch(/number of lesions/)
  expect(saying('J1885 60 mg for M17.11, units?', rows).asks).not.toMatch(/diagnosis the drug was given for/)
})
