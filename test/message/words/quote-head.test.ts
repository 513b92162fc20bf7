// Heads of quotes in languages nobody listed and in places where words were lost to them, and words that only look like a head.
import { describe, expect, test } from 'vitest'
import { newWords } from '../../../src/message/words/reply-text.ts'

const NEW = 'The payer is Medicare.\n\nShould we add modifier 59?'
const OLD = 'Dear Dana,\nwhich payer is it?'
const DESK = '<desk@consult.example>'

describe('a header block is known by its shape', () => {
  test.each([
    ['Bulgarian', `От: Desk ${DESK}\nИзпратено: вторник, 24 ноември 2026 г. 9:12\nДо: Dana\nОтносно: Re: units`],
    [
      'Estonian',
      `Saatja: Desk ${DESK}\nSaatmisaeg: teisipäev, 24. november 2026 9:12\nAdressaat: Dana\nPealkiri: units`,
    ],
    ['Hindi', `प्रेषक: Desk ${DESK}\nभेजा गया: 24 नवंबर 2026 9:12\nप्रति: Dana\nविषय: units`],
    ['a date above the sender', `Lähetysaika: 24.11.2026 9:12\nKuka: Desk ${DESK}\nKenelle: Dana`],
    [
      'names under the rule of Outlook',
      `${'_'.repeat(32)}\nNuo: Desk\nIšsiųsta: 2026-11-24 9:12\nKam: Dana\nTema: units`,
    ],
    ['a title nobody listed', `----- Waraqda asalka ah -----\nSubject: units\nFrom: Desk ${DESK}\nTo: Dana`],
  ])('%s', (_, head) => expect(newWords(`${NEW}\n\n${head}\n\n${OLD}`).replyText).toBe(NEW))
})

describe('a line that says who wrote and when', () => {
  test.each([
    ['Bulgarian', `На вт, 24.11.2026 г. в 9:12 Desk ${DESK} написа:`],
    [
      'Hebrew with marks of direction',
      `\u202bבתאריך 24 בנוב׳ 2026 ב-9:12 מאת \u202aDesk\u202c\u200f <desk@consult.example\u200f>:\u202c`,
    ],
    ['Thai', `ในวันที่ อ. 24 พ.ย. 2026 เวลา 09:12 Desk ${DESK} เขียนว่า:`],
    ['a language nobody listed', `Siku ya 24 Nov 2026 saa 09:12, Desk ${DESK} ameandika:`],
    [
      'wrapped behind the name',
      `Desk of the Consultation Office ${DESK} ezt írta (időpont: 2026. nov.\n24., K, 9:12):`,
    ],
    ['without a date', `Desk ${DESK} wrote:`],
    ['between dashes', '----On 11/24/2026 9:12 AM, Desk wrote----'],
  ])('%s', (_, head) => expect(newWords(`${NEW}\n\n${head}\n\n${OLD}`).replyText).toBe(NEW))

  test('above marked lines needs no verb that is known', () => {
    const words = newWords(`${NEW}\n\nOp 24-11-2026 9:12, Desk fan it buro sei:\n\n> which payer is it?`)
    expect(words.replyText).toBe(NEW)
  })

  test('keeps the words that stand before it', () => {
    const head = `On Tue, Nov 24, 2026 at 9:12 AM Desk ${DESK} wrote:`
    expect(newWords(`It is Medicare. ${head}\n> which payer?`).replyText).toBe('It is Medicare.')
    expect(newWords(`On 11/20/2026 we billed 20610 twice\n${head}\n> which payer?`).replyText).toBe(
      'On 11/20/2026 we billed 20610 twice',
    )
  })
})

describe('signs of ticket systems and of clients that write little', () => {
  test.each([
    ['a request in German', `##- Bitte schreiben Sie Ihre Antwort über diese Zeile -##\n\n${OLD}`],
    ['names and a full date', `From: Desk\nSent: Tuesday, November 24, 2026 9:12 AM\nTo: Dana\n\n${OLD}`],
    ['a subject first', `Subject: units\nDate: 2026-11-24 09:12\nFrom: Desk ${DESK}\nTo: Dana\n\n${OLD}`],
    ['only an address above marks', `Quoting Desk ${DESK}:\n\n> which payer is it?`],
    ['the verb in the middle', 'Desk wrote on 11/24/2026 9:12 AM:\n> which payer is it?'],
  ])('%s', (_, quote) => expect(newWords(`${NEW}\n\n${quote}`).replyText).toBe(NEW))
})

test('a forward of Thunderbird that begins with its subject has only its body as words', () => {
  const forward = `-------- Original Message --------\nSubject: \tunits\nDate: \tTue, 24 Nov 2026 09:12:00 -0500\nFrom: \tPat <pat@clinic.example>\nTo: \tdana@clinic.example`
  expect(newWords(`${forward}\n\nHow many units of 97110?`).replyText).toBe('How many units of 97110?')
})

test('a link that was wrapped inside a quote is of the quote, one in the words is of the words', () => {
  const quote = `On 11/24/2026 9:12 AM, Desk ${DESK} wrote:\n> see (https://consult.example/case\n?id=4711)\n> there`
  expect(newWords(`Done.\n\n${quote}`).replyText).toBe('Done.')
  const words = 'The rule is at <https://payer.example/policy/very-long\n> so may we bill 20610?'
  expect(newWords(words).replyText).toBe(words)
})

describe('what only looks like a quote stays new', () => {
  test.each([
    [
      'thresholds',
      'Criteria for the drug:\n> 30 without a second illness\n> 27 with one\n\nWhich diagnosis goes with it?',
    ],
    ['at least', 'We count so:\n>= 8 minutes is one unit of 97110\n>= 23 minutes is two.\nRight?'],
    [
      'a change of codes',
      'Corrected:\nFrom: 99213\nTo: 99214\nDate: 11/20/2026\nSubject: level of visit\n\nFrequency code 7?',
    ],
    [
      'a stay',
      'Please check.\nFrom: 11/02/2026\nTo: 11/05/2026\nSubject: inpatient days\nDate: as above\n\n99232 each day?',
    ],
    [
      'who did what',
      'For both of us: billing@clinic.example wrote the claim on 11/20/2026 at 10:15 and asks:\nis 59 right?',
    ],
    [
      'what was sent',
      'On 11/20/2026 10:15 AM billing@clinic.example sent to the payer:\n20610 LT, 20610 RT.\n\nIs 50 better?',
    ],
    [
      'a form of a web site',
      'Name: Dana\nEmail: dana@clinic.example\nDate: 11/24/2026 9:12 AM\nMessage: is 99213-25 right?',
    ],
    [
      'a referral',
      'Referred by: Dr. Lee (lee@clinic.example)\nVisit: 11/20/2026 10:15\nReason: knee\n\n99203 or 99243?',
    ],
    ['an ornament', '>>> https://clinic.example <<<\nIs 20610 right?'],
    ['a heading', '--- Denial message ---\nCO-97: included in another service\n\nCan we appeal?'],
  ])('%s', (_, text) => expect(newWords(text).replyText).toBe(text))
})
