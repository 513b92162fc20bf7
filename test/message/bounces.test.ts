// Bounces nobody has listed: other systems, other languages, contradictory reports; and whether the address is dead, which silences it for good.
import { describe, expect, test } from 'vitest'
import { bareWords, phraseIn } from '../../src/message/screen/bounce-words.ts'
import { type Sheet, screened } from './sheet.ts'

const DAEMON = 'Mail Delivery System <mailer-daemon@mx.clinic.example>'

const report = (...blocks: string[]) => `It failed.\n\nReporting-MTA: dns; mx.clinic.example\n\n${blocks.join('\n\n')}`
const block = (status: string, diagnosis: string, action = 'failed', recipient = 'dana@clinic.example') =>
  `Final-Recipient: rfc822; ${recipient}\nAction: ${action}\nStatus: ${status}\nDiagnostic-Code: smtp; ${diagnosis}`

const bounced = async (sheet: Sheet) => {
  const { verdict, bounce } = await screened(sheet)
  return { verdict, permanent: bounce?.permanent, recipient: bounce?.recipient }
}
const DEAD = { verdict: 'bounce', permanent: true, recipient: 'dana@clinic.example' }
const ALIVE = { ...DEAD, permanent: false }

describe('of a report', () => {
  test.each<[string, string[], typeof DEAD]>([
    [
      'the refusing server is believed before the sum of the reporting one, dead',
      [block('4.4.7', '550 5.1.1 nobody of that name, unknown user')],
      DEAD,
    ],
    ['and alive', [block('5.1.1', '452 4.2.2 the box is over quota')], ALIVE],
    [
      'a reply of class 4 without a status passes',
      [block('5.0.0', '450 <dana@clinic.example>: user unknown yet')],
      ALIVE,
    ],
    ['what is only late is no end, whatever stands beside it', [block('5.1.1', '550 no such user', 'delayed')], ALIVE],
    [
      'the first address counts, not a full box behind it',
      [block('5.1.1', '550 no such user'), block('5.2.2', '552 mailbox full', 'failed', 'kim@clinic.example')],
      DEAD,
    ],
    [
      'the first address counts, not a dead one behind it',
      [block('5.2.2', '552 mailbox full'), block('5.1.1', '550 no such user', 'failed', 'kim@clinic.example')],
      ALIVE,
    ],
    ['an answer without a status says more than a guessed policy', [block('5.7.1', '553 no such recipient')], DEAD],
    [
      'a policy that the server itself states is none of the address',
      [block('5.7.1', '550 5.7.1 unknown user or not allowed')],
      ALIVE,
    ],
  ])('%s', async (_, blocks, want) => {
    expect(await bounced({ from: DAEMON, subject: 'Returned', text: report(...blocks) })).toEqual(want)
  })
})

describe('an address is dead in any language', () => {
  test.each<[string, string, string]>([
    [
      'German',
      'Unzustellbar: J1885',
      'Zustellung gescheitert:\ndana@clinic.example\nDie Adresse wurde auf unserem Server nicht gefunden.',
    ],
    ['French', 'Non remis : J1885', 'dana@clinic.example\nCette adresse est introuvable chez nous.'],
    ['Spanish', 'No entregado: J1885', 'dana@clinic.example\nNo hemos podido encontrar al destinatario.'],
    ['Italian', 'Mancata consegna: J1885', 'dana@clinic.example\nNon abbiamo trovato questo indirizzo.'],
    ['Portuguese', 'Falha na entrega: J1885', 'dana@clinic.example\nO destinatário não pôde ser encontrado.'],
    ['Dutch', 'Onbestelbaar: J1885', 'dana@clinic.example\nHet adres is bij ons niet gevonden.'],
    ['Polish', 'Niedostarczalne: J1885', 'dana@clinic.example\nNie udało się znaleźć tego adresu.'],
    ['Czech without accents', 'Nedoruceno: J1885', 'dana@clinic.example\nTato schranka neexistuje.'],
    ['Russian', 'Не доставлено: J1885', 'dana@clinic.example\nНе удалось найти такой адрес.'],
    ['Japanese', '配信不能: J1885', 'dana@clinic.example\nこのアドレスは存在しません。'],
    ['Korean', '배달되지 않음: J1885', 'dana@clinic.example\n받는 주소를 찾을 수 없습니다.'],
  ])('%s', async (_, subject, text) => {
    expect(await bounced({ from: 'postmaster@clinic.example', subject, text })).toEqual(DEAD)
  })
})

describe('a mail system is known', () => {
  test.each<[string, Sheet]>([
    [
      'by an address of other separators',
      { from: 'MDS <Mail.Delivery.System@mx.example>', subject: 'Status', text: 'Not taken: dana@clinic.example' },
    ],
    [
      'by what nobody else is called, in a language of its own',
      { from: DAEMON, subject: 'Skilaboð', text: 'Ekki tókst að senda bréfið.\n\ndana@clinic.example' },
    ],
    [
      'as a gateway of robots, by two signs and the address',
      {
        from: 'Gate <bounce@gate.example>',
        subject: 'Message you sent blocked',
        text: 'To dana@clinic.example: the mail has not been delivered.',
      },
    ],
    [
      'without an address, by the fields of its report',
      { from: 'mailhost', subject: 'Returned', text: report(block('5.1.1', '550 no such user')) },
    ],
    [
      'without a name, by the head of our own mail',
      {
        from: 'scanner-7@gate.example',
        subject: 'Undeliverable message',
        text: 'It could not be delivered to dana@clinic.example\n\nReceived: from desk.example\nFrom: <desk@consult.example>\nTo: <dana@clinic.example>\nMessage-ID: <cc.x@consult.example>',
      },
    ],
  ])('%s', async (_, sheet) => {
    expect(await bounced(sheet)).toMatchObject({ verdict: 'bounce', recipient: 'dana@clinic.example' })
  })
})

test.each<[string, Sheet]>([
  [
    'the head of their own mail',
    {
      subject: 'Undeliverable: appeal',
      text: 'The appeal could not be delivered, see below. How long do we have to appeal 99213?\n\nReceived: from clinic.example\nFrom: <dana@clinic.example>\nTo: <appeals@payer.example>\nMessage-ID: <9@clinic.example>',
    },
  ],
  [
    'the report as a file',
    {
      subject: 'Fwd: Undeliverable: appeal',
      text: 'Which address takes appeals of 99213?',
      file: 'message/delivery-status',
    },
  ],
  [
    'an answer of a server',
    { subject: 'Bounced', text: 'The payer says 550 5.1.1 user unknown. Where do appeals of 99213 go?' },
  ],
])('a person who shows %s asks', async (_, sheet) => {
  expect((await screened(sheet)).verdict).toBe('question')
})

describe('a mail system is believed', () => {
  test.each<[string, Sheet, typeof DEAD]>([
    [
      'by its postmaster in words of no list, with a stop behind the address',
      {
        from: 'postmaster@mx.example',
        subject: 'Tilkynning',
        text: 'Ekki var unnt að koma bréfinu til dana@clinic.example.',
      },
      ALIVE,
    ],
    [
      'when it labels the address',
      {
        from: DAEMON,
        subject: 'Error',
        text: 'Server said: 552 5.2.3 larger than we take\nRecipient: <dana@clinic.example>',
      },
      ALIVE,
    ],
    [
      'when a name is not found for the moment',
      { from: DAEMON, subject: 'Returned', text: report(block('4.4.3', 'DNS: host not found, try again')) },
      ALIVE,
    ],
    [
      'when the sender is what it does not know',
      { from: DAEMON, subject: 'Returned', text: report(block('5.0.0', '550 sender verification: unknown user')) },
      ALIVE,
    ],
    [
      'when a status of the content stands beside words like those of an address',
      { from: DAEMON, subject: 'Returned', text: report(block('5.0.0', '554 5.6.1 invalid address in a header')) },
      ALIVE,
    ],
    [
      'whatever the returned mail is about',
      {
        from: 'postmaster@mx.example',
        subject: 'Undeliverable: virus panels',
        text: 'Your message\n  Subject: virus panels\ndid not reach dana@clinic.example\nUnknown recipient',
      },
      DEAD,
    ],
  ])('%s', async (_, sheet, want) => {
    expect(await bounced(sheet)).toEqual(want)
  })
})

test('a mail system that tells of an arrival tells of no failure', async () => {
  const text = 'Your message was successfully delivered to dana@clinic.example.'
  expect((await screened({ from: DAEMON, subject: 'Delivery report', text })).verdict).not.toBe('bounce')
})

test('who asks of the field and shows a returned mail below asks', async () => {
  const text =
    'Please advise how to bill 64483 without the answer.\n\n-----Original Message-----\nFrom: postmaster@payer.example\nTo: Dana\nSubject: Undeliverable\n\nIt could not be delivered: 550 5.1.1'
  expect((await screened({ subject: 'FW: Undeliverable: auth', text })).verdict).toBe('question')
})

test('the two halves of a phrase stand near each other, in their order', () => {
  const found = (text: string) => phraseIn(bareWords(text), ['nicht…gefunden'].map(bareWords)) !== undefined
  expect(found('Die Adresse wurde NICHT bei uns gefunden')).toBe(true)
  expect(found('Gefunden, aber nicht zugestellt')).toBe(false)
  expect(found(`nicht ${'und '.repeat(40)}gefunden`)).toBe(false)
  expect(found(`nicht ${'und '.repeat(40)} nicht gefunden`)).toBe(true)
})

test('accents, apostrophes and case are none of a word', () => {
  expect(bareWords("Il n’est  PAS livré: e' vuoto, Łódź")).toBe('il nest pas livre: e vuoto, lodz')
})

test('a quarter of a megabyte of first halves costs little', () => {
  const words = 'nicht '.repeat(42_000)
  const before = process.cpuUsage()
  expect(phraseIn(words, ['nicht…gefunden', 'nicht…vorhanden'])).toBeUndefined()
  expect(process.cpuUsage(before).user).toBeLessThan(50_000)
})
