// A mail over the limit is read in part, and who wrote it is looked up all the same: its size must be no way round the signature.
import { expect, test } from 'vitest'
import { receive } from '../../src/flow/receive.ts'
import { type Resolver, senderVerifier } from '../../src/mail/verify-sender.ts'
import type { Service } from '../../src/service.ts'
import { messagesOf } from '../../src/store/messages.ts'
import { letter } from '../world/letters.ts'
import { openDatabase } from '../world/world.ts'
import { deskOfThisFile, drafted, nowOf } from './by-hand.ts'

const RECORDS: Record<string, string[][]> = {
  'TXT clinic.example': [['v=spf1 ip4:192.0.2.7 -all']],
  'TXT _dmarc.clinic.example': [['v=DMARC1; p=reject']],
}
const dns: Resolver = async (name, type) => {
  const found = RECORDS[`${type} ${name}`]
  if (found !== undefined) return found
  throw Object.assign(new Error(`no ${type} of ${name}`), { code: 'ENOTFOUND' })
}

const desk = await deskOfThisFile(openDatabase)
const service: Service = {
  ...desk.service,
  config: { ...desk.service.config, authservIds: ['mx.practice.test'] },
  verifySender: senderVerifier({ trustedHops: 1, resolver: dns }),
}

const from = (ip: string) => [
  'Return-Path: <dana@clinic.example>',
  `Received: from mail.clinic.example (mail.clinic.example [${ip}]) by mx.desk.example; Tue, 24 Nov 2026 10:00:00 +0000`,
]
const SIGNED = 'DKIM-Signature: v=1; a=rsa-sha256; d=clinic.example; s=key; h=from; bh=AAAA; b=AAAA'
const told = (result: string) => `Authentication-Results: mx.practice.test; dmarc=${result} header.from=clinic.example`

/** A case of Dana's, and the case that a large reply to it came to. */
async function replied(above: string[], writer = 'dana@clinic.example') {
  const messageId = `<first-${above.join('').length}-${Math.random()}@clinic.example>`
  const first = await drafted(service, letter({ messageId, from: writer, above: from('192.0.2.7') }))
  const cut = { bytes: 40 * 1_048_576, limit: 25 * 1_048_576, leftOut: [] }
  const raw = letter({ inReplyTo: messageId, from: writer, text: 'Send it all to me.', above })
  const received = await receive(service, raw, null, cut)
  if (received.is !== 'case') throw new Error(`no case but ${received.is}`)
  const now = await nowOf(service, received)
  const [mail] = (await messagesOf(service.store, now.id)).slice(-1)
  return { joined: now.id === first.id, held: now.held_because, sender: mail?.sender }
}

test.each([
  ['a server of ours vouches for', [told('pass')]],
  ['the look-up confirms by the server it came from', from('192.0.2.7')],
  ['the look-up confirms by that server, though its signature cannot be compared', [...from('192.0.2.7'), SIGNED]],
])('a large reply that %s joins its case', async (_what, above) => {
  expect(await replied(above)).toMatchObject({ joined: true, held: null, sender: { is: 'passed' } })
})

test.each([
  ['a server of ours doubts', [told('fail')], /does not vouch for it/],
  ['came from a foreign server', from('198.51.100.9'), /does not vouch for it/],
  ['came from elsewhere with a signature that cannot be compared', [...from('198.51.100.9'), SIGNED], /too large/],
  ['nobody can say anything of', [], /nobody can say which server/],
])('a large reply that %s joins none and is held for a person', async (_what, above, because) => {
  expect(await replied(above)).toMatchObject({ joined: false, held: expect.stringMatching(because) })
})

test('a domain without a policy is no worse in a large mail than in a small one', async () => {
  expect(await replied(from('192.0.2.7'), 'pat@other.example')).toMatchObject({ joined: true, held: null })
})
