import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseMessage } from '../../src/message/parse.ts'
import { screenMail } from '../../src/message/screen/screen-mail.ts'
import { chanceOf, mutilate } from './mutilate.ts'
import { policy } from './policy.ts'

const FOLDER = join(import.meta.dirname, 'mail')
const mails = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.eml'))
  .map((name) => readFileSync(join(FOLDER, name)))
const options = { own: ['desk@consult.example'], policy }

const readable = async (raw: string) => {
  const result = await parseMessage(Buffer.from(raw))
  if (result.is !== 'message') throw new Error(result.because)
  return result.message
}

test('a date that cannot be read is none, and not the moment of reading', async () => {
  const message = await readable('From: a@b.example\nDate: Sat, 06 Jul 2013 23:34:45 JST\n\nIs J1885 covered?')
  expect(message.date).toBeNull()
  expect(message.defects).toContain('the date cannot be read')
})

test('a mail with a mail in it whose date cannot be read reads the same each time, one whose date can be read tells it', async () => {
  const around = (date: string) =>
    `From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\nSee below.\n--x\nContent-Type: message/rfc822\nContent-Disposition: inline\n\nFrom: c@d.example\nSubject: units\nDate: ${date}\nContent-Type: text/plain\n\nIs J1885 covered?\n--x--\n`
  expect((await readable(around('Sat, 06 Jul 2013 23:34:45 JST'))).text).toContain('Date: cannot be read')
  expect((await readable(around('Sat, 06 Jul 2013 23:34:45\n +0200'))).text).toContain('Sat, 06 Jul 2013 21:34:45 GMT')
})

test('no bytes make reading or screening throw', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
      const line = await screenMail('any', Buffer.from(bytes), options)
      expect(JSON.stringify(line)).not.toContain('\\u0000')
    }),
    { numRuns: 300 },
  )
})

test('no mutilated mail makes reading or screening throw, and each gets a verdict', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(), async (seed) => {
      const chance = chanceOf(seed)
      const { raw } = mutilate(chance.one(mails), chance.one(mails), chance, 100_000)
      const line = await screenMail('mutilated', raw, options)
      expect(line.verdict).toBeTypeOf('string')
      expect(JSON.stringify(line)).toSatisfy((text: string) => text.isWellFormed() && !text.includes('\\u0000'))
    }),
    { numRuns: 60 },
  )
}, 60_000)

test('a NUL in the type or the id of a file is no NUL in the database', async () => {
  const part =
    '--b\nContent-Type: text/p\u0000lain\nContent-ID: <a\u0000b>\nContent-Disposition: attachment; filename=a\n\nx\n--b--'
  const raw = Buffer.from(`From: a@clinic.example\nContent-Type: multipart/mixed; boundary=b\n\n${part}`)
  expect(JSON.stringify(await parseMessage(raw))).not.toContain('\\u0000')
})

// The HTML reader took 27 s on the tables: each element cost as much as elements were open.
test.each(['<div>', '<table><tr><td>', '<ul><li>x'])('HTML of nothing but %s is read in a second', async (tag) => {
  const raw = Buffer.from(
    `From: a@clinic.example\nContent-Type: text/html\n\n<p>Is J1885 covered?${tag.repeat(100_000)}`,
  )
  const started = performance.now()
  const result = await parseMessage(raw)
  expect(result.is === 'message' && result.message.replyText).toContain('Is J1885 covered?')
  expect(performance.now() - started).toBeLessThan(2_000)
})

test.each([
  [
    'parts in parts',
    Array.from({ length: 2_000 }, (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\n\n--b${at}\n`).join(''),
  ],
  [
    '5,000 parts',
    `Content-Type: multipart/mixed; boundary=b\n\n${'--b\nContent-Type: text/plain\n\nx\n'.repeat(5_000)}`,
  ],
])('%s get a verdict and no exception', async (_, body) => {
  const line = await screenMail('nested', Buffer.from(`From: a@clinic.example\n${body}`), options)
  expect(line.verdict).toMatch(/unreadable|doubtful|question/)
})

test('an empty mail is unreadable, with the reason', async () => {
  expect(await parseMessage(Buffer.alloc(0))).toMatchObject({ is: 'unreadable', because: 'the mail is empty' })
})

test('a header larger than the limit is unreadable and does not throw', async () => {
  const raw = Buffer.from(`From: a@clinic.example\nX-Long: ${'x'.repeat(2_000_000)}\n\nhello\n`)
  expect((await parseMessage(raw)).is).toBe('unreadable')
})

test('header names of Object.prototype are left out', async () => {
  const raw = Buffer.from('From: a@clinic.example\n__proto__: x\nconstructor: y\nX-Kept: z\n\nhello\n')
  const result = await parseMessage(raw)
  expect(result.is === 'message' && [...result.message.headers.keys()]).toEqual(['from', 'x-kept'])
})

test('the three parts together are the text', async () => {
  for (const mail of mails) {
    const result = await parseMessage(mail)
    if (result.is !== 'message') continue
    const { text, replyText, quotedText, signature } = result.message
    expect(text).toBe([replyText, quotedText, signature].filter(Boolean).join('\n\n'))
  }
})

test('addresses it was delivered to come from the envelope headers too, in lower case', async () => {
  const raw = Buffer.from(
    'From: a@clinic.example\nDelivered-To: Desk+CC-1.x@Consult.example\nTo: Desk@consult.example\n\nhi\n',
  )
  const result = await parseMessage(raw)
  expect(result.is === 'message' && result.message.deliveredTo).toEqual([
    'desk+cc-1.x@consult.example',
    'desk@consult.example',
  ])
})
