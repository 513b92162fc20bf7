// Robots that no word list knows, and beside them people who say little: the first were drafted for as if they had asked, the second must be.
import { describe, expect, test } from 'vitest'
import { type Sheet, screened } from '../sheet.ts'

const verdictOf = async (sheet: Sheet) => (await screened(sheet)).verdict
/** An answer to a mail of the desk, written on a Tuesday in November. */
const answer = (text: string, given: Partial<Sheet> = {}): Sheet => ({
  subject: 'Re: two biopsies',
  text,
  ...given,
  headers: ['Date: Tue, 17 Nov 2026 09:00:00 -0500', 'In-Reply-To: <a1@consult.example>', ...(given.headers ?? [])],
})

describe('a first mail that asks nothing and names nothing of the field is doubtful', () => {
  test.each<[string, Sheet]>([
    [
      'a clearinghouse',
      { from: 'edi@hub.example', subject: 'Batch 77', text: 'Batch 77 ran. Accepted 12, rejected 1.' },
    ],
    ['a bank', { from: 'pay@bank.example', subject: 'October', text: 'The statement of October is ready for you.' }],
    ['a shared file', { subject: 'Lee shared “rates.xlsx”', text: 'Lee gave you access to rates.xlsx. Open' }],
    [
      'a task',
      { from: 'todo@tasks.example', subject: 'New task', text: 'Lee gave you a task: order toner. Due Friday.' },
    ],
    ['a ticket with five digits', { subject: 'Ticket 40117', text: 'Ticket 40117 is open. An analyst has it.' }],
    ['a sender’s check', { subject: 'One more step', text: 'Press the button once and your letter goes through.' }],
  ])('%s', async (_, sheet) => expect(await verdictOf(sheet)).toBe('doubtful'))
})

describe('an answer with signs of a robot beside its silence is doubtful', () => {
  test.each<[string, Sheet]>([
    ['a day to come, Welsh', answer('Dim yma tan 4 Rhagfyr.')],
    ['a day to come, Catalan', answer('Soc fora fins al 4 de desembre.')],
    ['a day to come, Slovenian', answer('Dosegljiva bom po 4. decembru.')],
    ['a range of days', answer('Unplugged 11/24 - 12/2. Lee has the keys.')],
    ['the writer’s absence now', answer('Ich befinde mich in Elternzeit, Frau Kern hilft gern.')],
    ['a subject that answers nothing', answer('Someone will take it up.', { subject: 'Your letter to Provider Line' })],
    ['a mark in a language of no list', answer('See you.', { subject: 'Sjálfvirkt: two biopsies' })],
    ['no sender in the envelope', answer('Gone fishing', { headers: ['Return-Path: <>'] })],
    ['a link', answer('Follow it here: https://desk.payer.example/t/9')],
    ['a ticket’s number', answer('Filed as #40117.')],
    ['a rule of Exchange', answer('Lee has this today.', { headers: ['X-Auto-Response-Suppress: All'] })],
  ])('%s', async (_, sheet) => expect(await verdictOf(sheet)).not.toBe('question'))
})

describe('a person’s few words are taken up', () => {
  test.each([
    'The left one.',
    'Cigna.',
    'Both, yes.',
    'Sorry, I was on holiday. It was the right shoulder.',
    'It was done on 11/3, in the office.',
    'It took 3/4 of an hour.',
    'Wait until the doctor is back on Friday.',
    'Arthroscopy was planned for December 4.',
    'War an der linken Schulter, ambulant.',
    'And if it is two?',
  ])('in a thread: "%s"', async (text) => expect(await verdictOf(answer(text))).toBe('question'))

  test.each([
    ['a code in the subject', '20610 both knees', 'See subject, thanks'],
    ['a procedure in words', 'charge', 'Colonoscopy with snare, then a second site'],
    ['French', 'facture', 'Arthroscopie du genou et ménisque le même jour'],
    ['a dose', 'drug', 'Kenalog 40 mg, one shoulder'],
    ['a question of nothing known here', 'hi', 'Do you also look at home visits?'],
    ['something forwarded', 'Fwd: from the payer', 'see below'],
  ])('first: %s', async (_, subject, text) => expect(await verdictOf({ subject, text })).toBe('question'))

  test('and what they attach is looked at without words', async () =>
    expect(await verdictOf({ subject: 'as promised', text: 'Here it is.', file: 'application/pdf' })).toBe('question'))
})

describe('one person’s question under a robot’s mark is never dropped', () => {
  const text = 'Does the second biopsy, 11103, need a modifier?'
  test.each<[string, Sheet]>([
    [
      'List-Unsubscribe of a customer system',
      { subject: 'q', text, headers: ['List-Unsubscribe: <mailto:u@crm.example>'] },
    ],
    ['Precedence: bulk of a help desk', answer(text, { headers: ['Precedence: bulk'] })],
    ['a list the desk stands behind', { subject: 'q', text, headers: ['List-Id: <billing.clinic.example>'] }],
    ['a no-reply address', { from: 'noreply@forms.example', subject: 'q', text }],
    ['a web form that says so', { subject: 'q', text, headers: ['Auto-Submitted: auto-generated'] }],
    ['a newsletter’s words above a name', { subject: 'q', text: `${text}\nUnsubscribe | View in browser` }],
  ])('%s', async (_, sheet) => expect(await verdictOf(sheet)).toBe('doubtful'))

  test('nor an answer above the footer of a practice', async () =>
    expect(await verdictOf(answer(`The left one.\nUnsubscribe | View in browser`))).toBe('question'))

  test('nor a robot’s mail that a person forwards with a question', async () =>
    expect(
      await verdictOf({ subject: 'FW: Automatic reply: 11103', text: 'Only this came. Is 11103 an add-on?' }),
    ).toBe('question'))

  test('nor an answer of somebody who will be out and goes on with the case', async () =>
    expect(await verdictOf(answer('I am out on Thursday, so tomorrow would suit. It lasted half an hour.'))).toBe(
      'doubtful',
    ))

  test('nor a wound that is closed until the patient returns', async () =>
    expect(await verdictOf(answer('Wunde geschlossen, Fäden bis zum 4.12.'))).not.toBe('automatic'))
})

test('a real newsletter stays a list, whatever it asks', async () => {
  const text = 'Are your claims denied? Read on.\nUnsubscribe | View in browser'
  const headers = ['List-Unsubscribe: <mailto:u@news.example>']
  expect(await verdictOf({ from: 'news@academy.example', subject: 'December', text, headers })).toBe('list')
})

test.each<[string, Sheet]>([
  ['the owner of a list', { from: 'coders-owner@lists.example', subject: 'Held', text: 'Your letter waits.' }],
])('%s is a list', async (_, sheet) => expect(await verdictOf(sheet)).toBe('list'))

test.each<[string, Sheet]>([
  ['a device with a number', { from: 'hpmfp2@clinic.example', subject: 'job 9', text: '', file: 'application/pdf' }],
  ['a fax house', { from: 'in@mail.fax.example', subject: 'page', text: '', file: 'application/pdf' }],
  ['a recording without a word for it', { subject: 'from 555-0100', text: '0:42', file: 'audio/wav' }],
])('%s sends pages or a voice, and a person must look', async (_, sheet) =>
  expect((await screened(sheet)).because).toMatch(/a person must/),
)
