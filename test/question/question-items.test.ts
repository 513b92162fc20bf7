// How billers list their questions in one mail, and lists that are no questions.
import { expect, test } from 'vitest'
import { questionItems } from '../../src/question/question-items.ts'

test.each<[string, string, string[]]>([
  ['numbers with empty lines between', '1. Is 20610 ok?\n\n2. And 99213?\n\nThanks', ['Is 20610 ok?', 'And 99213?']],
  ['numbers behind a Q', 'Q1: Is 20610 ok?\nQ2: And 99213?', ['Is 20610 ok?', 'And 99213?']],
  ['numbers with a dash', '1 - Is 20610 ok?\n2 - And 99213?', ['Is 20610 ok?', 'And 99213?']],
  ['letters', 'a) Is 20610 ok?\nb) what if commercial?', ['Is 20610 ok?', 'what if commercial?']],
  [
    'bullets, one of them without a question mark',
    '- 17110 x 12, one unit?\n- 11102 and 11103, three biopsies\n- is 12032 bundled?\n\nBCBS',
    ['17110 x 12, one unit?', '11102 and 11103, three biopsies', 'is 12032 bundled?'],
  ],
  ['patients', 'Patient A: is 58558 ok?\nPatient B: 57288 with 57240', ['is 58558 ok?', '57288 with 57240']],
  [
    'two days, each of them asked about',
    '20610 RT on 3/4/2025 and came back 3/18/2025 for 20610 LT plus 99213. How do we bill each date?',
    [
      '20610 RT on 3/4/2025 How do we bill each date?',
      'came back 3/18/2025 for 20610 LT plus 99213. How do we bill each date?',
    ],
  ],
  ['words', 'First, is 20610 ok?\n\nSecond, does 99406 need 25?', ['is 20610 ok?', 'does 99406 need 25?']],
  ['words in one line', 'Question one: is 20610 ok? Question two: and 99213?', ['is 20610 ok?', 'and 99213?']],
  [
    'one begun anew',
    'Is 20610 ok with 99213? Another question: is G0439 yearly?',
    ['Is 20610 ok with 99213?', 'is G0439 yearly?'],
  ],
])('%s part a mail', (_how, text, items) => {
  expect(questionItems(text).items).toEqual(items)
})

test.each([
  [
    'claim lines in numbers',
    'Our claim:\n1. 99213-25 office visit today\n2. 20610-RT right knee injection\n\nCan both be billed?',
  ],
  ['claim lines in bullets', 'Can these go together?\n- 99213-25\n- 20610-RT\n- J3301 x4'],
  ['a first thing done in a row', 'First, we did 20610. Second, 99213. Is that ok?'],
  ['one number', '1. Is 20610 ok?'],
])('%s are one question', (_what, text) => {
  expect(questionItems(text).items).toEqual([text])
})

test('what stands before the first item is kept apart', () => {
  expect(questionItems('All about 43239, Medicare.\n1. Can I add 43248?\n2. Is 59 needed?').intro).toBe(
    'All about 43239, Medicare.',
  )
})

test('questions that follow each other are parted where each names its own codes', () => {
  const { items } = questionItems(
    'Does Medicare pay 99406 with 99213 and do I need 25? Also our pt had G0439 last November, when is the next one? And what is CO-109?',
  )
  expect(items).toHaveLength(3)
  expect(items[2]).toMatch(/CO-109/)
})

test.each<[string, string, string[]]>([
  [
    'sentences, each with codes of its own',
    'What modifier is for a repeat 71046? What is the global period of 27447? Who signs the ABN?',
    ['What modifier is for a repeat 71046?', 'What is the global period of 27447?', 'Who signs the ABN?'],
  ],
  [
    'an announced number in one sentence',
    'Two quick ones, is 76942 bundled into 20611, and how many units of J1885 is 60 mg',
    ['Two quick ones, is 76942 bundled into 20611,', 'and how many units of J1885 is 60 mg'],
  ],
  [
    'codes looked for by what they are for',
    'Need the icd 10 for plantar fasciitis. Also what is the dx for a ganglion. Thanks',
    ['Need the icd 10 for plantar fasciitis.', 'Also what is the dx for a ganglion. Thanks'],
  ],
  [
    'other patients',
    'Pt had a nasal fracture, is 21315 right? Another patient had an ear foreign body, 69200?',
    ['Pt had a nasal fracture, is 21315 right?', 'Another patient had an ear foreign body, 69200?'],
  ],
])('%s part running text', (_how, text, items) => {
  expect(questionItems(text).items).toEqual(items)
})

test.each([
  'Pt came for a physical and had chest pain. Can we bill 99396? Is 93000 ok?',
  'Wound infection after a knee replacement, what dx. Is T84.53XA right?',
  'Is 11720 right for 6 nails? Last visit was 2 months ago. Do I need a Q modifier?',
  'J3420 and 96372 ok? Also can I add 99211',
  'Saw Dr. Smith for 20610. Does he need 25 on 99213?',
  'Can 97597 go with 11042? Also do I need 59?',
  'Did 20610 today. Also gave J3301 40 mg. Which units?',
  'Is 96372 ok with 99213? And with 99211?',
])('one question that goes on is one: %s', (text) => {
  expect(questionItems(text).items).toHaveLength(1)
})
