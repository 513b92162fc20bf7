// What the rules say to one mail, on the dated notes of the starter set and a fixed cast of codes; a test adds the rows it is about.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { advise } from '../../src/advice/advise.ts'
import { gatherFacts } from '../../src/advice/facts.ts'
import type { IsoDate } from '../../src/codes/citation.ts'
import type { CodeRecord, RuleNote } from '../../src/codes/code-record.ts'
import { readQuestions } from '../../src/question/read-question.ts'
import { bookOf, day, type Rows, record } from './book-of.ts'

const TODAY = day('2026-11-24')

export type Said = {
  /** "99213-25 x1", with "?" where the line is conditional. */
  lines: string[]
  /** The first answer, which must answer. */
  first: string
  /** All answers, then all that is said. */
  answers: string
  all: string
  asks: string
}

/** `rows` are added to the cast; a code given again takes the cast's place. */
export function saying(text: string, rows: Rows = {}, today: IsoDate = TODAY): Said {
  const own = rows.records ?? []
  const records = [...own, ...CAST.filter(({ code }) => !own.some((one) => one.code === code))]
  // Searching by words is tested on a real book; here nothing is found by chance.
  const book = { ...bookOf({ notes: NOTES, ...rows, records }), search: () => [] }
  const [question] = readQuestions(text, book, today)
  if (!question) throw new Error('no question was read')
  const { findings, claimLines, asks } = advise(gatherFacts(question, book, today))
  const answers = findings.filter(({ role }) => role === 'answer').map(({ claim }) => claim)
  return {
    lines: claimLines.map(
      ({ code, modifiers, units, conditional }) =>
        `${[code, ...modifiers].join('-')} x${units}${conditional ? '?' : ''}`,
    ),
    first: answers[0] ?? '',
    answers: answers.join('\n'),
    all: findings.map(({ claim }) => claim).join('\n'),
    asks: asks.map((ask) => ask.text).join('\n'),
  }
}

const visit = (code: string) => record(code, `Visit ${code}`, { globalDays: 'XXX' })
const drug = (code: string, title: string, amount: number, measure: 'mg' | 'mcg' | 'unit') =>
  record(code, title, { unit: { amount, measure }, coverage: 'D' })
const timed = (code: string, title: string) => record(code, title, { unit: { amount: 15, measure: 'minute' } })
const modifier = (code: string, title: string) => record(code, title, { system: 'MODIFIER' })
const place = (code: string, title: string, facilityRate: boolean) =>
  record(code, title, { system: 'POS', facilityRate })

/** In our own words, as everywhere. */
const CAST: CodeRecord[] = [
  ...['99202', '99203', '99204', '99205', '99211', '99212', '99213', '99214', '99215'].map(visit),
  ...['99221', '99222', '99223', '99231', '99232', '99233', '99285', '99392'].map(visit),
  record('99291', 'Critical care, first part', { globalDays: 'XXX' }),
  record('99292', 'Critical care, each half hour more', { globalDays: 'ZZZ' }),
  record('99417', 'More office time'),
  record('G2211', 'Complexity of a lasting relation'),
  record('G2212', 'More office time for Medicare'),
  record('20610', 'Injection into a large joint', { globalDays: '000', bilateral: '1' }),
  record('20611', 'Injection into a large joint by ultrasound', { globalDays: '000', bilateral: '1' }),
  record('27447', 'Knee replacement', { globalDays: '090', bilateral: '1' }),
  record('71046', 'Chest X-ray, two views', { pcTc: '1' }),
  record('73562', 'Knee X-ray, three views', { pcTc: '1', bilateral: '3' }),
  record('69210', 'Ear wax taken out', { globalDays: '000', bilateral: '2' }),
  record('96372', 'Shot under the skin or into muscle'),
  record('96365', 'Drip, first hour'),
  record('96366', 'Drip, each hour more'),
  record('96374', 'Push, first'),
  record('96375', 'Push of a new drug'),
  record('96360', 'Hydration, first hour'),
  record('96361', 'Hydration, more'),
  timed('97110', 'Exercises'),
  timed('97140', 'Manual therapy'),
  drug('J1885', 'Injection, ketorolac tromethamine, per 15 mg', 15, 'mg'),
  drug('J3301', 'Injection, triamcinolone acetonide, 10 mg', 10, 'mg'),
  drug('J1010', 'Injection, methylprednisolone acetate, 1 mg', 1, 'mg'),
  drug('J0585', 'Injection, onabotulinumtoxina, 1 unit', 1, 'unit'),
  record('E0601', 'Continuous positive airway pressure device'),
  record('I10', 'Essential hypertension'),
  record('E11.9', 'Type 2 diabetes mellitus without complications'),
  record('E11.22', 'Type 2 diabetes mellitus with diabetic chronic kidney disease'),
  ...[
    'I11.0',
    'I12.9',
    'I13.0',
    'I50.22',
    'N18.31',
    'Z79.4',
    'Z79.84',
    'F32.A',
    'R07.9',
    'I20.0',
    'J18.9',
    'R05.9',
  ].map((code) => record(code, `Diagnosis ${code}`)),
  modifier('25', 'Visit apart from a procedure'),
  modifier('59', 'Procedure apart from another'),
  modifier('26', 'Reading alone'),
  modifier('GA', 'Notice on file'),
  modifier('GZ', 'No notice'),
  modifier('JZ', 'Nothing discarded'),
  place('11', 'Office', false),
  place('22', 'Outpatient hospital', true),
  place('31', 'Skilled nursing facility', true),
  place('32', 'Nursing facility', false),
]

const NOTES: RuleNote[] = readFileSync(join(import.meta.dirname, '../../config/starter-codes/notes.tsv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((row) => {
    const [id = '', topic = '', text = '', locator = '', from = '', to = '', source = '', edition = ''] =
      row.split('\t')
    const validFrom = from === '' ? null : day(from)
    return { id, topic, text, validFrom, validTo: to === '' ? null : day(to), citation: { source, edition, locator } }
  })
