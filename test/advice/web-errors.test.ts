// What public pages say wrongly, as questions: the wrong is not said and the right is.
import { expect, test } from 'vitest'
import type { CodeNote } from '../../src/codes/tabular-look-up.ts'
import { cited, type Rows, record } from './book-of.ts'
import { saying } from './saying.ts'

const excludes = (kind: 'excludes1' | 'excludes2', text: string): CodeNote => ({
  ...{ kind, text, codes: ['I25.81'], character: null, caution: null, isOwn: true, line: 1 },
  from: { level: 'code' as const, code: 'I25.1', title: '' },
  citation: cited('ICD-10-CM tabular list', 'FY2021', 'I25.1'),
})
// The list of an older year still prints what later ones took back.
const CORONARY: Rows = {
  records: [
    record('I25.10', 'Disease of the native coronary artery'),
    record('I25.810', 'Disease of a coronary graft'),
  ],
  icd: {
    excluding: () => [excludes('excludes1', 'atherosclerosis of graft')] as never,
    notesOf: () => [excludes('excludes2', 'atherosclerosis of graft')],
  },
}

test.each<[string, Rows, RegExp, RegExp]>([
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
  [
    'hypertension and CKD and heart failure, provider wrote no link: I10 with I50.22 and N18.31?',
    {},
    /I13\.0.*\n.*nobody wrote the link/,
    /provider (?:must|has to) (?:document|write) the link/,
  ],
  [
    'video visit, patient at home: POS 02 or 10?',
    {},
    /place of service 10 \(pa/,
    /02 is (?:telehealth to )?(?:the patient's )?home/,
  ],
  [
    'insulin dependent type 2 diabetes, E10.9?',
    { records: [record('E10.9', 'Type 1 diabetes')] },
    /not E10\.9|does not make it type 1/,
    /E10\.9 (?:fits|is right)/,
  ],
  ['I25.10 and I25.810 together?', CORONARY, /both may be reported when the patient has both/, /No, not both/],
  [
    'type 2 on insulin and metformin, dx codes? DOS 2024-01-10',
    {},
    /takes both Z79\.4 and Z79\.84|gets both codes/,
    /Z79\.4 only/,
  ],
  [
    'Medicare: 99291 and a visit 99213 earlier that day, included?',
    {},
    /pays a visit \(with 25\) before critical care/,
    /no visit may be billed/,
  ],
])('%s', (text, rows, right, wrong) => {
  const said = saying(text, rows)
  expect(said.all).toMatch(right)
  expect(said.all).not.toMatch(wrong)
})
