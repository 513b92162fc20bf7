// How a reply finds its case when something between the two desks got in the way: a replaced key, a colleague, a system that keeps nothing.
import { expect, test } from 'vitest'
import { sendMail } from '../../src/flow/send.ts'
import { parseMessage } from '../../src/message/parse.ts'
import type { Service } from '../../src/service.ts'
import { messagesOf } from '../../src/store/messages.ts'
import { letter } from '../world/letters.ts'
import { openWorld } from '../world/world.ts'
import { approved, deskOfThisFile, nowOf, taken } from './by-hand.ts'

const NEW_KEY = 'a new key of thirty-two characters!'
const { service, smtp } = await deskOfThisFile(openWorld)

/** A case whose answer has left, and that answer as the asker got it. */
async function answered(subject: string) {
  const { found, mail } = await approved(service, letter({ subject }))
  await sendMail(service, mail.id)
  const sent = await parseMessage(Buffer.from(smtp.received.at(-1) ?? ''))
  if (sent.is !== 'message') throw new Error(sent.because)
  return { found: await nowOf(service, { caseId: found.id }), answer: sent.message }
}

test('a key replaced between our answer and the reply: the plus-address alone still leads to the case', async () => {
  const { found, answer } = await answered('Ketorolac under the old key')
  const plusAddress = answer.replyTo?.address ?? ''
  expect(plusAddress).toContain('+')
  const rotated: Service = { ...service, secrets: [NEW_KEY, ...service.secrets] }
  const reply = letter({ subject: 'something else', to: plusAddress, text: 'And 20610 on the same day?' })
  const joined = await taken(rotated, reply)
  expect(joined.number).toBe(found.number)
})

test('a reply to a plus-address whose key was dropped for good is a case of its own', async () => {
  const { found, answer } = await answered('Ketorolac under a lost key')
  const lost: Service = { ...service, secrets: [NEW_KEY] as const }
  const reply = letter({ subject: 'something else', to: answer.replyTo?.address ?? '', text: 'And 20611 on that day?' })
  expect((await taken(lost, reply)).number).not.toBe(found.number)
})

test('a colleague who forwards our answer with a question gets a case of their own that names the thread', async () => {
  const { found, answer } = await answered('Ketorolac for two')
  const forward = letter({
    from: 'kim@clinic.example',
    subject: 'Fwd: Ketorolac for two',
    above: [`References: ${answer.messageId}`],
    text: `Does this hold for 20610 too?\n\n---------- Forwarded message ---------\nFrom: Desk <desk@consult.example>\nDate: Mon, 23 Nov 2026 10:00:00 +0000\nSubject: Re: Ketorolac for two\nTo: Dana <dana@clinic.example>\n\n${answer.replyText}`,
  })
  const before = (await messagesOf(service.store, found.id)).length
  const own = await taken(service, forward)
  expect(own.number).not.toBe(found.number)
  expect(own.likely_continues).toBe(found.id)
  expect((await messagesOf(service.store, found.id)).length).toBe(before)
})

test('a system that drops every header, mark and address puts the asker before a person, with the likely case named', async () => {
  const { found } = await answered('Ketorolac through a CRM')
  const stripped = letter({ subject: '[CRM-4471] Ketorolac through a CRM', text: 'And with modifier 25?' })
  const own = await taken(service, stripped)
  expect(own.number).not.toBe(found.number)
  expect(own.likely_continues).toBe(found.id)
})
