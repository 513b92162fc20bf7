// Robots that no header gives away, in their languages, and beside them the people who use the same words: a doubt goes to a person,
// but nobody's question may be lost.
import { describe, expect, test } from 'vitest'
import { type Sheet, screened } from './sheet.ts'

const verdictOf = async (sheet: Sheet) => (await screened(sheet)).verdict
const RE = 'Re: units of J1885'

test.each([
  ['English', 'I am on PTO through Friday 11/27 and will respond when I get back on Monday.'],
  ['German', 'Ich bin vom 23.11. bis 04.12. außer Haus. In dringenden Fällen wenden Sie sich bitte an Frau Kern.'],
  [
    'French, with a curved apostrophe',
    'Je suis actuellement absente jusqu’au 4 décembre. En cas d’urgence, appelez le secrétariat.',
  ],
  ['Portuguese', 'Encontro-me de férias até 4 de dezembro. Responderei assim que regressar.'],
  ['Dutch', 'Ik ben op dit moment niet op kantoor. Vanaf 7 december ben ik weer bereikbaar.'],
  ['Swedish', 'Jag är ledig till och med den 4 december. Vid brådskande ärenden kontakta kassan.'],
  ['Danish', 'Jeg holder ferie til og med den 4. december. Ved hastesager kontakt kontoret.'],
  ['Norwegian', 'Jeg er ute av kontoret til 4. desember og svarer når jeg er tilbake.'],
  ['Finnish', 'Olen vuosilomalla 4.12. asti. Kiireellisissä asioissa ota yhteyttä toimistoon.'],
  ['Czech', 'Do 4. 12. čerpám dovolenou. V naléhavých případech kontaktujte recepci.'],
  ['Romanian', 'Mă aflu în concediu până la data de 4 decembrie.'],
  ['Japanese', '12月4日まで休暇をいただいております。急ぎの場合は事務局までご連絡ください。'],
  ['Korean', '12월 4일까지 휴가로 자리를 비웁니다.'],
  ['Greek', 'Θα απουσιάζω από το γραφείο έως τις 4 Δεκεμβρίου.'],
])('an absence in %s is automatic', async (_, text) => expect(await verdictOf({ subject: RE, text })).toBe('automatic'))

test.each([
  ['Zendesk', 'Your request (#48213) has been received, and is being reviewed by our support staff.'],
  ['Freshdesk', 'We have received your request and a ticket has been created with Ticket ID - 5521.'],
  [
    'RT',
    'This message has been automatically generated in response to the creation of a ticket regarding:\n"units of J1885".',
  ],
  [
    'Salesforce',
    'Thank you for contacting Provider Relations. Your case number is 00034567. You can expect a reply soon.',
  ],
  ['a German desk', 'Vielen Dank für Ihre Anfrage. Ihr Anliegen wurde unter der Ticketnummer 20261124 erfasst.'],
  ['a French desk', 'Nous avons bien reçu votre message. Un conseiller vous répondra dans les meilleurs délais.'],
  ['a Spanish desk', 'Hemos recibido su consulta. En breve nos pondremos en contacto con usted.'],
  ['a Japanese desk', 'お問い合わせを受け付けました。受付番号は55120です。担当者より折り返しご連絡いたします。'],
])('an acknowledgement of %s is automatic', async (_, text) =>
  expect(await verdictOf({ from: 'support@payer.example', subject: RE, text })).toBe('automatic'),
)

test.each<[string, Sheet]>([
  ['a receipt', { subject: 'Read: Re: units', text: 'Your message was read on Tuesday, November 24.' }],
  ['a receipt in Polish', { subject: 'Przeczytano: units', text: 'Twoja wiadomość została przeczytana.' }],
  [
    'an accepted invitation without its calendar part',
    { subject: 'Accepted: call', text: 'dana@clinic.example has accepted this invitation.' },
  ],
  [
    'a challenge',
    {
      subject: 'verify#ab12',
      text: 'The message you sent requires that you verify that you are a real live human being.',
    },
  ],
  ['an absence told in brackets', { subject: `${RE} (Out of office)`, text: 'Back on 7 December.' }],
  [
    'Notes',
    { subject: 'AUTO: Dana is out of the office (returning 12/07/2026)', text: 'I will respond when I return.' },
  ],
  ['no-reply between other words', { from: 'claims-noreply-2@payer.example', subject: 'Status', text: 'Paid.' }],
  ['no-reply in German', { from: 'nicht-antworten@kasse.example', subject: 'Ihr Dokument', text: 'Es liegt bereit.' }],
])('%s is automatic', async (_, sheet) => expect(await verdictOf(sheet)).toBe('automatic'))

test('a newsletter without a header is a list; the same, forwarded by a person, is read', async () => {
  const text = 'Are you ready for 2027?\n\nYou are receiving this because you signed up. Unsubscribe | View in browser'
  expect(await verdictOf({ subject: '2027 updates', text })).toBe('list')
  expect(await verdictOf({ subject: 'FW: 2027 updates', text: `Is this true?\n\n${text}` })).toBe('question')
})

describe('before a person comes', () => {
  test.each<[string, Sheet]>([
    [
      'an absence with a question mark',
      { subject: RE, text: 'I am currently out. Need something sooner? Please contact Maria.' },
    ],
    [
      'an absence beside words of the field',
      { subject: RE, text: 'I am on vacation until Monday. Dr. Pine saw the patient.' },
    ],
    [
      'a web form, whose answers go to who filled it in',
      {
        from: 'noreply@site.example',
        subject: 'Contact form',
        text: 'Is J1885 covered?',
        headers: ['Reply-To: dana@clinic.example'],
      },
    ],
    [
      'a fax',
      {
        from: 'no-reply@fax.example',
        subject: 'New fax from 555-0100',
        text: 'You have a new fax.',
        file: 'application/pdf',
      },
    ],
    [
      'a scan of the copier',
      { from: 'scanner@clinic.example', subject: 'Message from C458', text: '', file: 'application/pdf' },
    ],
    [
      'a voice message',
      { from: 'notify@phone.example', subject: 'New voicemail', text: 'Length: 0:42', file: 'audio/mpeg' },
    ],
  ])('%s', async (_, sheet) => expect(await verdictOf(sheet)).toBe('doubtful'))
})

describe('a person asks', () => {
  test.each<[string, string, string]>([
    [
      'about automatic replies',
      'Automatic reply from payer',
      'We only get an automatic reply about 96372. Is it bundled?',
    ],
    [
      'about automatic replies, in the title',
      'Automatic reply from payer about 96372 - what is it?',
      'They say "suspended". Can you explain?',
    ],
    [
      'while a doctor is away',
      'Vacation locum',
      'Dr. Hale will be out of the office until Dec 4. Please tell us how to bill the visits.',
    ],
    [
      'before going away',
      'Reciprocal billing',
      'I am on vacation next week. Please let me know how to bill the visits of Dr. Pine.',
    ],
    ['about a read', 'Read: EKG', 'The cardiologist only did the read. Should we bill 93010 or 93000 with 26?'],
    ['about what was canceled', 'Canceled: colonoscopy', 'It was canceled after anesthesia. Modifier 53 or 73?'],
    ['about an accident', 'Auto: accident claim', 'Patient came in after an auto accident. Which payer is first?'],
    ['with thanks for a message', RE, 'Thank you for your message. The surgeon did a 29881.'],
    [
      'of patients who unsubscribe',
      'CCM',
      'A patient wants to unsubscribe from care management. Do we bill 99490 for the last month?',
    ],
  ])('%s', async (_, subject, text) => expect(await verdictOf({ subject, text })).toBe('question'))

  test('and sends pages from an own address', async () =>
    expect(
      await verdictOf({
        subject: 'Scanned from a copier',
        text: 'Please open the attached document.',
        file: 'application/pdf',
      }),
    ).toBe('question'))
})

// Two fresh sets of mails; of the second, three in four robots were taken for questions at first sight.
test.each([
  ['English, working days', 'I work Tuesdays and Thursdays only and will see your email on my next day in the office.'],
  [
    'German, part time',
    'Ich arbeite in Teilzeit und bin mittwochs nicht erreichbar. Ich melde mich am nächsten Arbeitstag.',
  ],
  ['Spanish, travelling', 'Me encuentro de viaje con acceso limitado al correo. Responderé a mi regreso el lunes.'],
  ['Italian, abroad', 'Mi trovo all’estero fino al 4 dicembre e leggerò la posta solo saltuariamente.'],
  ['Swedish, a free day', 'Jag arbetar inte fredagar. Ditt mejl besvaras på måndag.'],
  ['Polish, training', 'W dniach 23-27.11 przebywam na szkoleniu, odpiszę po powrocie.'],
  ['Finnish, training', 'Olen koulutuksessa ja palaan töihin 30.11. Kiireellisissä asioissa soittakaa vaihteeseen.'],
  [
    'French, no absence named',
    'Je serai de retour le lundi 30 novembre. Pour toute urgence, merci de contacter Mme Faure.',
  ],
  ['Hungarian', 'November 29-ig nem vagyok elérhető. Sürgős esetben forduljon a titkársághoz.'],
  [
    'a support desk',
    'We got your message! Our support hours are 8 to 5 Eastern. We will answer in the order received.',
  ],
  [
    'a portal',
    'The status of 3 claims has changed. To stop getting these alerts, update your notification preferences.',
  ],
  ['a recall', 'Dana Reyes would like to recall the message, "20610 twice".'],
])('no question: %s', async (_, text) => expect(await verdictOf({ subject: RE, text })).not.toBe('question'))

test.each<[string, Sheet]>([
  [
    'another’s leave',
    { subject: 'cover', text: 'Dr. Lee is on leave until May and Dr. Shah is covering. Bill under Shah with Q5.' },
  ],
  [
    'a chief’s holiday',
    {
      subject: 'Urlaub',
      text: 'Mein Chef ist bis zum 4.12. im Urlaub. Ich brauche vorher den Code für eine Kniepunktion.',
    },
  ],
  [
    'a subject of two words',
    {
      subject: 'auto reply',
      text: 'The payer’s auto reply came, then the claim was denied. What proof do they accept?',
    },
  ],
  [
    'a leave of absence',
    { subject: 'On leave', text: 'When a physician is on leave of absence who signs the 99490 care plan' },
  ],
])('nobody’s question is dropped: %s', async (_, sheet) =>
  expect(['question', 'doubtful']).toContain(await verdictOf(sheet)),
)

test.each([
  'Our biller no longer works here. Please resend the answer to me.',
  'Thanks, the surgery was on Monday and the payer is Aetna.',
  'ok will do, and for the second level 64484?',
  'Medicare, office, both knees on Friday.',
])('an answer that asks nothing is no robot’s: "%s"', async (text) =>
  expect(await verdictOf({ subject: RE, text })).toBe('question'),
)
