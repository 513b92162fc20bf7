// Mails come in any order: a reply before what it answers, a bounce before the note that its mail was sent. Whatever the order, each mail
// is kept once, a bounce is seen by a person, and no mail of a stranger joins.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { draftCase } from '../../src/flow/draft-case.ts'
import { receive } from '../../src/flow/receive.ts'
import { settle } from '../../src/flow/send.ts'
import { listCases } from '../../src/store/cases.ts'
import { messagesOf } from '../../src/store/messages.ts'
import { claimOutbox } from '../../src/store/outbox.ts'
import { bounceOf, letter } from '../world/letters.ts'
import { openDatabase } from '../world/world.ts'
import { approved, deskOfThisFile, nowOf } from './by-hand.ts'

const { service } = await deskOfThisFile(openDatabase)

let threads = 0

test('a thread of mails, some twice, in any order: each is kept once, and those of the asker end in cases of the asker', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
      fc.array(fc.nat({ max: 3 }), { maxLength: 3 }),
      async (order, again) => {
        threads += 1
        const asker = `asker-${threads}@clinic-${threads}.example`
        const id = (at: number) => `<${at}.${threads}@order.example>`
        const mails = [0, 1, 2].map((at) =>
          letter({
            from: asker,
            messageId: id(at),
            text: `Mail ${at} of ${threads}: J1885?`,
            ...(at === 0 ? {} : { inReplyTo: id(at - 1) }),
          }),
        )
        const stranger = {
          from: 'eve@elsewhere.example',
          messageId: id(3),
          inReplyTo: id(0),
          text: `Mail 3 of ${threads}?`,
        }
        mails.push(letter(stranger))
        for (const at of [...order, ...again]) await receive(service, mails[at] ?? Buffer.alloc(0), null)

        const cases = await listCases(service.store, { limit: 500 })
        const held = await Promise.all(
          cases.map(async (one) => ({ one, mails: await messagesOf(service.store, one.id) })),
        )
        const ours = held.filter(({ mails }) =>
          mails.some(({ message_id }) => message_id?.includes(`.${threads}@order`)),
        )
        expect(ours.flatMap(({ mails }) => mails.map(({ message_id }) => message_id)).sort()).toEqual(
          [0, 1, 2, 3].map(id),
        )
        for (const { mails } of ours) expect(new Set(mails.map(({ from_address }) => from_address)).size).toBe(1)
      },
    ),
    { numRuns: 8 },
  )
}, 60_000)

test('a bounce, a reply and the note that the mail was sent, in any order: a person sees the bounce, and the words are drafted', async () => {
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(['bounce', 'reply', 'sent'], { minLength: 3 }), async (order) => {
      threads += 1
      const asker = `asker-${threads}@clinic.example`
      const { found, mail } = await approved(service, letter({ from: asker }))
      const claimed = await claimOutbox(service.store, mail.id, service.now())
      if (claimed === null) throw new Error('not claimed')
      for (const event of order) {
        if (event === 'sent') await settle(service, claimed, { is: 'sent', response: '250 ok' })
        else if (event === 'bounce') await receive(service, bounceOf(mail.message_id, asker), null)
        else await receive(service, letter({ from: asker, inReplyTo: mail.message_id, text: 'And 20610?' }), null)
        await draftCase(service, found.id)
      }
      expect((await nowOf(service, { caseId: found.id })).state).toBe('in_review')
      const verdicts = (await messagesOf(service.store, found.id)).map(({ verdict }) => verdict)
      expect(verdicts.sort()).toEqual(['bounce', 'question', 'question', null].sort())
    }),
    { numRuns: 6 },
  )
}, 60_000)
