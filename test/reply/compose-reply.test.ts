import { expect, test } from 'vitest'
import { composeAcknowledgement } from '../../src/reply/compose-acknowledgement.ts'
import { composeReply } from '../../src/reply/compose-reply.ts'
import { replyOrder } from './reply-order.ts'

const ANSWER = `You ask how many units to bill for 40 mg of J3301 and an injection of the knee.

Bill four units of the drug; the injection is one line of its own.

Claim lines:
  1.  20610-RT  x1  dx M17.11
  2.  J3301     x4  dx M17.11  (when the clinic bought the drug)

Why:
- One unit of J3301 is 10 mg, so 40 mg are 4 units. [HCPCS 2026-10, J3301]
- The side is said on the procedure's line,
  not on the drug's.

The note should hold:
1. the dose given and the dose thrown away
2. the joint and the side

Checked for dates of service from 2026-10-01 against HCPCS 2026-10.`

// Re-record with `npx vitest run test/reply -u` and read the difference.
const goldens = {
  answer: replyOrder({ body: ANSWER }),
  'answer-identifiers': replyOrder({ body: 'No; the two are one service.', identifiersFound: true }),
  clarification: replyOrder({
    kind: 'clarification',
    body: 'We could not tell which code to answer for.\n\nPlease send:\n- the date of service\n- the payer',
    asker: { name: 'Reyes, Dana', address: 'dana@clinic.example' },
  }),
  decline: replyOrder({
    kind: 'decline',
    body: 'We answer coding questions only; which treatment is right is for the clinician.',
  }),
}

for (const [name, order] of Object.entries(goldens)) {
  test(`the ${name} reads as recorded`, async () => {
    const reply = composeReply(order)
    await expect(reply.text).toMatchFileSnapshot(`golden/${name}.txt`)
    await expect(reply.html).toMatchFileSnapshot(`golden/${name}.html`)
  })
}

test('the acknowledgement reads as recorded and says that a robot wrote it', async () => {
  const mail = composeAcknowledgement(replyOrder())
  await expect(mail.text).toMatchFileSnapshot('golden/acknowledgement.txt')
  await expect(mail.html).toMatchFileSnapshot('golden/acknowledgement.html')
  expect(mail.headers['Auto-Submitted']).toBe('auto-replied')
})

test('a reply by a person does not say that a robot wrote it, and keeps bounces on', () => {
  const { headers } = composeReply(replyOrder())
  expect(headers).toEqual({ 'X-Auto-Response-Suppress': 'OOF, AutoReply' })
})

test.each([
  ['Units', 'Re: Units'],
  ['Re: Units', 'Re: Units'],
  ['RE: re: AW: Re[2]: Units', 'Re: Units'],
  ['Regarding: units', 'Re: Regarding: units'],
  ['', 'Re: your coding question'],
  ['Units\r\nBcc: eve@evil.example', 'Re: Units Bcc: eve@evil.example'],
])('subject %j is answered as %j', (subject, answered) => {
  expect(composeReply(replyOrder({ subject })).subject).toBe(answered)
})

test('Outlook keeps its thread, but gets the masked subject as topic', () => {
  const thread = { inReplyTo: null, references: [], threadIndex: 'AdA1b2c3d4e5f6g7h8i9j0k1l2m3n4==' }
  const { headers } = composeReply(replyOrder({ subject: 'Re: Units for [name]', thread }))
  expect(headers).toMatchObject({ 'Thread-Topic': 'Units for [name]', 'Thread-Index': thread.threadIndex })
})

test('a Thread-Index that is none is left out', () => {
  const thread = { inReplyTo: null, references: [], threadIndex: 'AdA1\r\nBcc: eve@evil.example' }
  expect(composeReply(replyOrder({ thread })).headers).not.toHaveProperty('Thread-Index')
})

test('ids that are none are left out of the thread', () => {
  const thread = { inReplyTo: 'not an id', references: ['<a@b.example>', 'x', '<c d@e>'], threadIndex: null }
  expect(composeReply(replyOrder({ thread }))).toMatchObject({ inReplyTo: null, references: ['<a@b.example>'] })
})

test.each([
  'dana@clinic.example\r\nBcc: eve@evil.example',
  'dana@clinic.example, eve@evil.example',
  '"a" <a@b.example>',
  'nobody',
])('no mail goes to %j', (address) => {
  expect(() => composeReply(replyOrder({ asker: { name: '', address } }))).toThrow('not one plain mail address')
})

test.each([
  ['Reyes, Dana', 'Hello Dana Reyes,'],
  ['Dana Reyes, CPC', 'Hello Dana Reyes,'],
  ["Zoë O'Neill-Smith", "Hello Zoë O'Neill-Smith,"],
  ['Billing Office', 'Hello,'],
  ['see http://evil.example now', 'Hello,'],
  ['dana@clinic.example', 'Hello,'],
  ['', 'Hello,'],
])('%j is greeted with %j', (name, greeting) => {
  const reply = composeReply(replyOrder({ asker: { name, address: 'dana@clinic.example' } }))
  expect(reply.text.split('\n')[0]).toBe(greeting)
})

test('the AMA is named when a CPT number is, and only then', () => {
  expect(composeReply(replyOrder({ body: 'Bill 20610.' })).text).toContain('American Medical Association')
  expect(composeReply(replyOrder({ body: 'Bill J3301.' })).text).not.toContain('American Medical Association')
})

test("a licensee's own notice takes the place of ours", () => {
  const reply = composeReply(replyOrder({ body: 'Bill 20610.', licenceNotice: 'Notice of the licensee.' }))
  expect(reply.text).toContain('Notice of the licensee.')
  expect(reply.text).not.toContain('using them needs a license')
})
