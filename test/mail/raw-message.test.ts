import { simpleParser } from 'mailparser'
import { expect, test } from 'vitest'
import { rawMessage } from '../../src/mail/raw-message.ts'
import { outbound } from './outbound.ts'

test('the same message gives the same bytes', async () => {
  expect(await rawMessage(outbound())).toEqual(await rawMessage(outbound()))
})

test('what goes in comes out at the other end', async () => {
  const message = outbound()
  const mail = await simpleParser(await rawMessage(message))
  expect(mail).toMatchObject({
    messageId: message.messageId,
    subject: message.subject,
    inReplyTo: message.inReplyTo,
    references: message.references,
    date: message.date,
    text: message.text,
  })
  expect(mail.to).toMatchObject({ value: [message.to] })
  expect(mail.replyTo).toMatchObject({ value: [{ address: message.replyTo }] })
  expect(mail.html).toContain('<p>Bill 4 units.</p>')
})

test('every line ends with CRLF and is as short as the rule wants', async () => {
  const raw = await rawMessage(
    outbound({
      text: `${'long '.repeat(400)}\n`,
      references: Array.from({ length: 12 }, (_, n) => `<${n}.${'x'.repeat(60)}@a.example>`),
    }),
  )
  const lines = raw.toString('latin1').split('\r\n')
  expect(lines.join('')).not.toMatch(/[\r\n]/)
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(998)
})

test('a name with a line break opens no header', async () => {
  const raw = await rawMessage(
    outbound({ to: { name: 'Zoë\r\nBcc: eve@evil.example', address: 'zoe@clinic.example' } }),
  )
  expect(raw.toString('latin1')).not.toMatch(/^Bcc:/im)
})
