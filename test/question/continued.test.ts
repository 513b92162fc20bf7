// Follow-ups as askers write them: what they keep, replace, correct or add, and which of several questions they mean.
import { expect, test } from 'vitest'
import type { Question } from '../../src/question/question.ts'
import { readQuestions } from '../../src/question/read-question.ts'
import { bookOf, day, record } from '../advice/book-of.ts'

const TODAY = day('2026-11-24')
const book = bookOf({
  records: [
    '99214',
    '17000',
    '17110',
    '20610',
    '29881',
    '29877',
    'G0289',
    '43239',
    '43248',
    '43235',
    'G0101',
    'Q0091',
  ].map((code) => record(code, code)),
})
const read = (text: string, earlier?: Question[]) =>
  readQuestions(text, book, TODAY, earlier === undefined ? undefined : { earlier })
const codesOf = (questions: Question[]) => questions.map(({ codes }) => codes.map(({ code }) => code).join(' '))
const TWO = '1. Is 99214 ok with 20610?\n2. Is Q0091 billable with G0101?'

test.each<[string, string, string, string[]]>([
  [
    'a correction',
    '99214 with 17000 same day, need 25?',
    'Sorry, I mistyped. It was 17110, not 17000.',
    ['99214 17110 25'],
  ],
  ['a correction of the only code', 'Is 17000 one unit?', 'I meant 17110.', ['17110']],
  ['one code more', 'Can we bill 29881/29877?', 'ok and what about G0289?', ['29881 29877 G0289']],
  ['a code in its place', 'Can we bill 29881/29877?', 'Would G0289 be right instead?', ['G0289']],
  ['another question', 'Can we bill 29881/29877?', 'Another question, is 17110 ok with 99214?', ['17110 99214']],
  ['the first one', TWO, 'What about the first one if it was Aetna?', ['99214 20610']],
  ['question 2', TWO, 'For question 2, she is not high risk.', ['Q0091 G0101']],
  ['facts alone, for both', TWO, 'It was Medicare, DOS 3/4/2026.', ['99214 20610', 'Q0091 G0101']],
  ['numbered answers', TWO, '1. Aetna\n2. Medicare', ['99214 20610', 'Q0091 G0101']],
  ['facts that name a code again', TWO, '20610 was the left knee.', ['99214 20610']],
])('%s', (_what, first, then, expected) => {
  expect(codesOf(read(then, read(first)))).toEqual(expected)
})

test('numbered answers go each to its own question', () => {
  expect(read('1. Aetna\n2. Medicare', read(TWO)).map(({ payer }) => payer)).toEqual(['Aetna', 'Medicare'])
})

test('what is said anew takes the place of what was said, and rules read the words of both mails', () => {
  const first = read('How do we bill 20610 right knee with Kenalog, Medicare, DOS 9/1/2026?')
  const second = read('And if it was bilateral?', first)
  const [third] = read('It was Aetna actually, not Medicare.', second)
  expect(second[0]).toMatchObject({ laterality: 'bilateral', payer: 'Medicare', dateOfService: '2026-09-01' })
  expect(third).toMatchObject({ laterality: 'bilateral', payer: 'Aetna', dateOfService: '2026-09-01' })
  expect(third?.text).toContain('Kenalog')
})

test('items of one mail know the codes named before them and above them, but not another patient’s', () => {
  expect(
    codesOf(
      read('All about 43239, Medicare.\n1. Can I add 43248?\n2. Do I need 59?\n3. Different patient: is 17110 ok?'),
    ),
  ).toEqual(['43239 43248', '43239 43248 59', '17110'])
})

test.each([
  ['It was Aetna actually, not Medicare', 'Aetna'],
  ['Medicare primary, BCBS secondary', 'Medicare'],
  ['Humana Medicare Advantage', 'Medicare Advantage'],
  ['Cigna; 2ndary is Aetna', 'Cigna'],
  ['Cigna or Aetna', null],
])('the payer of "%s"', (text, payer) => {
  expect(read(`20610 for ${text}`)[0]?.payer).toBe(payer)
})

test('asked about one of several codes, a follow-up leaves the others', () => {
  const first = read('Is 29881 with 29877 ok for the right knee?')
  expect(codesOf(read('OK and 29877, does it need RT?', first))).toEqual(['29877'])
})

test('numbered answers to what we asked back are facts of the one question, not questions', () => {
  const first = read('Is 29881 with 29877 ok?')
  const next = read('1. Aetna commercial\n2. DOS was 9/9/26\n3. left knee', first)
  expect(next).toMatchObject([{ payer: 'Aetna', dateOfService: '2026-09-09', laterality: 'left' }])
  expect(codesOf(next)).toEqual(['29881 29877'])
})

test.each([
  ['Thank you so much for the answer on 29881! Another one: can 17110 be billed in the office?', '17110'],
  ['thanks + a question\n\nThank you for 29881! Can 17110 be billed?', '17110'],
  ['Is 29881 billable for a pt with thx pain.', '29881'],
  ['Thanks for the help with 29881, can 17110 be added?', '29881 17110'],
  ['Thank you.', undefined],
])('what one thanks for is not asked again: "%s"', (text, expected) => {
  expect(codesOf(read(text))[0]).toBe(expected)
})
