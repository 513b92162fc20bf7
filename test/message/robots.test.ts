// Robots of many makers and languages, and beside each the person whose mail looks a little like it: a wrong verdict either way is a lost
// question or a loop.
import { describe, expect, test } from 'vitest'
import { type Sheet, screened as verdictOf } from './sheet.ts'

const NOBODY = ['Return-Path: <>']

describe('a returned mail is a bounce', () => {
  test.each<[string, Sheet, Record<string, unknown>]>([
    [
      'qmail',
      {
        from: 'MAILER-DAEMON@mx.clinic.example',
        subject: 'failure notice',
        text: "Hi. This is the qmail-send program at mx.clinic.example.\nI'm afraid I wasn't able to deliver your message.\n\n<dana@clinic.example>:\n192.0.2.1 does not like recipient.\nRemote host said: 550 5.1.1 no such user\nGiving up on 192.0.2.1.\n\n--- Below this line is a copy of the message.\n\nReturn-Path: <desk@consult.example>\nMessage-ID: <cc.x@consult.example>\nSubject: Re: J1885\n",
      },
      {
        recipient: 'dana@clinic.example',
        status: '5.1.1',
        permanent: true,
        originalMessageId: '<cc.x@consult.example>',
      },
    ],
    [
      'Lotus Domino',
      {
        from: '"Postmaster" <Postmaster@notes.clinic.example>',
        subject: 'DELIVERY FAILURE: User dana (dana@clinic.example) not listed in Domino Directory',
        text: 'Your message\n\n  Subject: J1885\n\nwas not delivered to:\n\n  dana@clinic.example\n\nbecause:\n\n  User dana (dana@clinic.example) not listed in Domino Directory',
      },
      { recipient: 'dana@clinic.example', permanent: true },
    ],
    [
      'Exchange',
      {
        from: 'postmaster@clinic.example',
        subject: 'Undeliverable: Re: J1885',
        text: "Delivery has failed to these recipients or groups:\n\ndana@clinic.example\nThe recipient's mailbox is full and can't accept messages now.\n\nDiagnostic information for administrators:\n\nRemote Server returned '554 5.2.2 mailbox full'",
      },
      { recipient: 'dana@clinic.example', status: '5.2.2', permanent: false },
    ],
    [
      'Gmail without its report part',
      {
        from: 'Mail Delivery Subsystem <mailer-daemon@googlemail.com>',
        subject: 'Delivery Status Notification (Failure)',
        text: "** Address not found **\n\nYour message wasn't delivered to dana@clinic.example because the address couldn't be found, or is unable to receive mail.\n\nThe response was:\n\n550 5.1.1 The email account that you tried to reach does not exist.",
      },
      { recipient: 'dana@clinic.example', status: '5.1.1', permanent: true },
    ],
    [
      'SES by SNS',
      {
        from: 'Bounces <no-reply@sns.amazonaws.com>',
        subject: 'AWS Notification Message',
        text: '{"notificationType":"Bounce","bounce":{"bounceType":"Permanent","bouncedRecipients":[{"emailAddress":"dana@clinic.example","status":"5.1.1","diagnosticCode":"smtp; 550 5.1.1 user unknown"}]}}',
      },
      {},
    ],
    [
      'Zoho',
      {
        from: 'mailer-daemon@mail.zoho.com',
        subject: 'Undelivered Mail Returned to Sender',
        text: 'This message was created automatically by mail delivery software.\n A message that you sent could not be delivered to one or more of its recipients. This is a permanent error.\n\ndana@clinic.example Invalid Address, ERROR_CODE :550, ERROR_CODE :5.1.1 <dana@clinic.example>: Recipient address rejected: User unknown',
      },
      { recipient: 'dana@clinic.example', permanent: true },
    ],
    [
      'a German provider, known by its empty return path',
      {
        from: 'Zustelldienst <zustellung@post.example>',
        subject: 'Ihre E-Mail konnte nicht zugestellt werden',
        text: 'Die folgende Nachricht konnte nicht zugestellt werden: dana@clinic.example',
        headers: NOBODY,
      },
      { recipient: 'dana@clinic.example' },
    ],
    [
      'a postmaster with a number',
      {
        from: 'postmaster-2@mx.example',
        subject: 'Message blocked',
        text: 'Your message to dana@clinic.example was blocked.',
      },
      {},
    ],
    [
      'French',
      {
        from: 'mailer-daemon@poste.example',
        subject: 'Non remis : J1885',
        text: "Votre message n'a pas pu être remis à dana@clinic.example.",
      },
      {},
    ],
    [
      'Japanese',
      {
        from: 'MAILER-DAEMON@post.example',
        subject: '配信エラー',
        text: 'dana@clinic.example 宛のメールは配信できませんでした。',
      },
      {},
    ],
    [
      'a language without words of its own here, known by the status of the refusing server',
      {
        from: 'postmaster@clinic.example',
        subject: 'Ikkje levert: J1885',
        text: "dana@clinic.example\nRemote Server returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound'\n\nReceived: from desk\nMessage-ID: <cc.x@consult.example>\nFrom: desk@consult.example",
      },
      {
        recipient: 'dana@clinic.example',
        status: '5.1.10',
        permanent: true,
        originalMessageId: '<cc.x@consult.example>',
      },
    ],
    [
      'an address between the two words that tell of it',
      {
        from: 'mailer-daemon@mx.example',
        subject: 'Delivery failed',
        text: 'Your message cannot be delivered:\n\n<dana@clinic.example>:\n    550 User <dana@clinic.example> unknown',
      },
      { recipient: 'dana@clinic.example', permanent: true },
    ],
    [
      'a dash between reply code and status',
      {
        from: 'mailer-daemon@mail.example',
        subject: 'Undelivered Mail Returned to Sender',
        text: 'Could not be delivered:\n\ndana@clinic.example, ERROR CODE :550 - 5.1.1 <dana@clinic.example>: misspelled',
      },
      { recipient: 'dana@clinic.example', status: '5.1.1', permanent: true },
    ],
    [
      'a domain that does not exist, in a class that passes',
      {
        from: 'Mail Delivery Subsystem <mailer-daemon@mail.example>',
        subject: 'Delivery Status Notification (Failure)',
        text: 'Not delivered.\n\nFinal-Recipient: rfc822; dana@clinnic.example\nAction: failed\nStatus: 4.0.0\nDiagnostic-Code: smtp; DNS type mx lookup responded with code NXDOMAIN',
      },
      { recipient: 'dana@clinnic.example', status: '4.0.0', permanent: true },
    ],
    [
      'the same domain while it is still tried',
      {
        from: 'Mail Delivery Subsystem <mailer-daemon@mail.example>',
        subject: 'Delivery Status Notification (Delay)',
        text: 'Not delivered.\n\nFinal-Recipient: rfc822; dana@clinnic.example\nAction: delayed\nStatus: 4.0.0\nDiagnostic-Code: smtp; lookup responded with code NXDOMAIN',
      },
      { permanent: false },
    ],
    [
      'an unknown user in one answer and a passing failure in the next',
      {
        from: 'mailer-daemon@mail.example',
        subject: 'Returned mail',
        text: '<<< 550 <dana@clinic.example>, User Unknown\n421 Deferred: connection timed out',
      },
      { permanent: true },
    ],
    [
      'words of the reporting server where the other one is vague',
      {
        from: 'postmaster@notes.example',
        subject: 'ZUSTELLUNGSFEHLER',
        text: 'Benutzer dana nicht im Domino-Verzeichnis\n\nFinal-Recipient: rfc822; dana@clinic.example\nAction: failed\nStatus: 5.0.0\nDiagnostic-Code: X-Notes; ???',
      },
      { permanent: true },
    ],
    [
      'the returned mail as the only place that names the address',
      {
        from: 'postmaster@mail.example',
        subject: 'Message Delivery Failure',
        text: 'The following message could not be delivered:\n550 mailbox unavailable or not local\n\nMessage-ID: <cc.x@consult.example>\nFrom: <desk@consult.example>\nTo: <dana@clinic.example>',
      },
      { recipient: 'dana@clinic.example' },
    ],
  ])('%s', async (_, sheet, bounce) => {
    const line = await verdictOf(sheet)
    expect(line.verdict).toBe('bounce')
    expect(line.bounce).toMatchObject(bounce)
  })
})

describe('a robot is automatic', () => {
  test.each<[string, Sheet]>([
    [
      'English, no header at all',
      {
        subject: 'Re: J1885',
        text: 'I am out of the office until Monday, March 4. For urgent matters call the front desk.',
      },
    ],
    [
      'German',
      { subject: 'AW: Ihre Anfrage', text: 'Ich bin bis zum 12.3. nicht im Büro und danach wieder erreichbar.' },
    ],
    ['French', { subject: 'Re: J1885', text: 'Bonjour,\nje suis absent du 3 au 10 mars.' }],
    ['Spanish', { subject: 'Re: J1885', text: 'Estoy fuera de la oficina hasta el lunes.' }],
    ['Portuguese', { subject: 'Re: J1885', text: 'Olá, estou de férias até 10/3.' }],
    ['Polish', { subject: 'Odp: J1885', text: 'Dzień dobry, przebywam na urlopie do 10 marca.' }],
    ['Japanese', { subject: '不在通知', text: '3月10日まで休暇中です。' }],
    ['Korean', { subject: '자동 회신: J1885', text: '3월 10일까지 휴가 중입니다.' }],
    ['Greek by its subject', { subject: 'Αυτόματη απάντηση: J1885', text: 'Λείπω.' }],
    ['a title with a dash', { subject: 'Out of Office - back on Monday', text: 'Thank you for your mail.' }],
    [
      'a ticket system',
      {
        subject: 'Ticket 4711',
        text: 'This is an automated message. Your ticket has been created. Please do not reply to this email.',
      },
    ],
    ['a portal', { from: 'noreply-claims@payer.example', subject: 'New document', text: 'A document is ready.' }],
    [
      'a portal of another spelling',
      { from: 'billing.do-not-reply@payer.example', subject: 'New document', text: 'A document is ready.' },
    ],
    ['Exchange', { subject: 'Automatic reply: J1885', text: 'Back on Monday. Any questions? Call us.' }],
    ['a vacation program', { subject: 'J1885', text: 'away', headers: ['Auto-Submitted: auto-replied (vacation)'] }],
    ['a read receipt', { subject: 'Gelesen: J1885', text: 'Ihre Nachricht wurde gelesen.' }],
  ])('%s', async (_, sheet) => expect((await verdictOf(sheet)).verdict).toBe('automatic'))
})

describe('a person asks', () => {
  test.each<[string, Sheet]>([
    [
      'about a bounce',
      {
        subject: 'My mail bounced at the payer',
        text: 'My mail to the payer was undeliverable. Do you have another address for appeals?',
      },
    ],
    [
      'about an undeliverable claim',
      {
        subject: 'Undeliverable claim',
        text: 'The claim was returned as undeliverable. Which modifier do they want on 99213?',
      },
    ],
    [
      'with a whole bounce pasted in',
      {
        subject: 'Fwd: Undeliverable: claim 123',
        text: 'What does this mean for our claim?\n\nReporting-MTA: dns; mx.payer.example\nFinal-Recipient: rfc822; claims@payer.example\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 user unknown',
      },
    ],
    [
      'about a delivery that failed',
      { subject: 'Failed delivery, then cesarean', text: 'Delivery failed after 20 hours of labor. 59510 or 59618?' },
    ],
    [
      'about care out of office',
      { subject: 'Out of office visit billing', text: 'We see patients at home. Is 99349 with POS 12 right?' },
    ],
    [
      'with a title like an absence',
      { subject: 'Out of office', text: 'Patient seen out of the office, at a nursing home. 99308 or 99309?' },
    ],
    [
      'while away',
      { subject: 'J1885', text: 'I am out of the office this week, but one thing: how many units of J1885 are 60 mg?' },
    ],
    [
      'about an automated denial',
      { subject: 'Denial', text: 'The payer wrote "this is an automated denial" for 97110. Can we appeal?' },
    ],
    ['about vacation vaccines', { subject: 'Vacation vaccines', text: 'Which code for a typhoid shot before travel?' }],
    [
      'with Auto-Submitted: no',
      { subject: 'J1885', text: 'How many units are 60 mg?', headers: ['Auto-Submitted: no'] },
    ],
    [
      'from an Exchange that suppresses robots',
      { subject: 'J1885', text: 'How many units are 60 mg?', headers: ['X-Auto-Response-Suppress: All'] },
    ],
    [
      'whose department is called mail delivery',
      {
        from: '"Mail Delivery Claims" <claims@clinic.example>',
        subject: 'Returned mail',
        text: 'A statement came back as returned mail. Is 99080 billable for it?',
      },
    ],
    [
      'named like a robot address',
      { from: 'Anna Bouncer <bouncer@clinic.example>', subject: 'J1885', text: 'How many units are 60 mg?' },
    ],
    ['with few words', { subject: 'J1885', text: 'Thank you for your email. J1885 60 mg units.' }],
  ])('%s', async (_, sheet) => expect((await verdictOf(sheet)).verdict).toBe('question'))
})

test('what reads like a returned mail, sent by no mail system and asking nothing, is put before a person', async () => {
  const text = 'Your message could not be delivered.\n550 5.1.1 user unknown'
  expect((await verdictOf({ from: 'it@clinic.example', subject: 'Undeliverable mail', text })).verdict).toBe('doubtful')
})
