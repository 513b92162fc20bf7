// What public pages say wrongly, as questions: the wrong is not said and the right is.
import { expect, test } from 'vitest'
import { record } from './book-of.ts'
import { saying } from './saying.ts'

test.each([
  [
    'is J3265 Toradol? 60 mg',
    { records: [record('J3265', 'Injection, torsemide, 10 mg/ml')] },
    /torsemide/,
    /J3265 stands for.*(?:Toradol|ketorolac)/i,
  ],
  [
    'is J1230 Solu-Medrol?',
    { records: [record('J1230', 'Injection, methadone hcl, up to 10 mg')] },
    /methadone/,
    /J1230 stands for.*methylpred/i,
  ],
  ['J1010 is 10 mg per unit, right?', {}, /1 mg/, /one unit for each 10 mg/],
  ['99215 needs 60 minutes, right?', {}, /99215 by time needs 40 minutes/, /needs 60/],
  [
    'modifier 59 goes on column two only, right?',
    {},
    /either the column one or the column two/,
    /column two code of a pair only/,
  ],
  [
    '80 minutes critical care 99291 and 99292 Medicare',
    {},
    /only from 104 minutes: here x0/,
    /99291 once and 99292 x1/,
  ],
])('%s', (text, rows, right, wrong) => {
  const said = saying(text, rows)
  expect(said.all).toMatch(right)
  expect(said.all).not.toMatch(wrong)
})
