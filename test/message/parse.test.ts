import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseMessage } from '../../src/message/parse.ts'
import { screenMail } from '../../src/message/screen-mail.ts'
import { policy } from './policy.ts'

const FOLDER = join(import.meta.dirname, 'mail')
const mails = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.eml'))
  .map((name) => readFileSync(join(FOLDER, name)))
const options = { own: ['desk@consult.example'], policy }

test('no bytes make reading or screening throw', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
      const line = await screenMail('any', Buffer.from(bytes), options)
      expect(JSON.stringify(line)).not.toContain('\\u0000')
    }),
    { numRuns: 300 },
  )
})

test('no mutilated mail makes reading or screening throw', async () => {
  const mutilated = fc
    .record({
      mail: fc.constantFrom(...mails),
      cut: fc.double({ min: 0, max: 1, noNaN: true }),
      flips: fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 20 }),
    })
    .map(({ mail, cut, flips }) => {
      const bytes = Buffer.from(mail.subarray(0, Math.ceil(mail.length * cut)))
      for (const [at, byte] of flips) if (bytes.length > 0) bytes[at % bytes.length] = byte
      return bytes
    })
  await fc.assert(
    fc.asyncProperty(mutilated, async (bytes) => {
      const line = await screenMail('mutilated', bytes, options)
      expect(line.verdict).toBeTypeOf('string')
    }),
    { numRuns: 300 },
  )
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
