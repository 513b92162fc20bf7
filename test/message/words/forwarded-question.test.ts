import { expect, test } from 'vitest'
import { parseMessage } from '../../../src/message/parse.ts'
import { questionText } from '../../../src/message/words/forwarded-question.ts'

const FORWARDED = [
  '-----Original Message-----',
  'From: Dr. Chen <chen@clinic.example>',
  'Sent: Monday, November 2, 2026 9:12 AM',
  'To: Dana',
  'Subject: units',
  '',
  'How many units of J1885 are 60 mg?',
].join('\n')

async function readFrom(own: string, { subject = 'Question', answered = false } = {}): Promise<string> {
  const raw = `From: dana@clinic.example\nSubject: ${subject}\nContent-Type: text/plain; charset=utf-8\n\n${own}\n\n${FORWARDED}\n`
  const result = await parseMessage(Buffer.from(raw))
  if (result.is !== 'message') throw new Error(result.because)
  return questionText(result.message, { answered })
}

test.each(['Please see below.', 'FYI', 'Siehe unten', 'Voir ci-dessous, merci', ''])(
  'under %j the forwarded question is read, without its head',
  async (own) => {
    const text = await readFrom(own)
    expect(text).toContain('How many units of J1885 are 60 mg?')
    expect(text).not.toContain('2026')
  },
)

test('a mark in the subject says so too', async () => {
  expect(await readFrom('From Dr. Chen, thanks', { subject: 'FW: units' })).toContain('J1885')
})

test.each(['Can 20610 be billed with 99213? More below.', 'Thank you, that helps.'])(
  'a mail with words of its own is read by those: %s',
  async (own) => expect(await readFrom(own)).not.toContain('J1885'),
)

test('in a case we have answered, what stands below is ours', async () => {
  expect(await readFrom('See below', { answered: true })).not.toContain('J1885')
})
