import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseMessage } from '../../src/message/parse.ts'
import { bareSubject } from '../../src/message/subject.ts'
import { claimedCases, mintMessageId, referencesFor, replyAddress } from '../../src/message/threading.ts'

const ADDRESS = 'desk@consult.example'
const mail = (given: { inReplyTo?: string[]; references?: string[]; deliveredTo?: string[]; to?: string[] }) => ({
  inReplyTo: given.inReplyTo ?? [],
  references: given.references ?? [],
  deliveredTo: given.deliveredTo ?? [],
  to: (given.to ?? []).map((address) => ({ name: '', address })),
  cc: [],
})
const caseNumber = fc.nat().map((number) => `CC-${number}`)
const secret = fc.string({ minLength: 16, maxLength: 64 })
const random = fc.stringMatching(/^[a-z0-9]{8,24}$/)

test('a token of ours leads back to its case, through the id or the address, in any case of letters', () => {
  fc.assert(
    fc.property(caseNumber, secret, random, (number, key, word) => {
      const id = mintMessageId({ caseNumber: number, random: word, secret: key, domain: 'consult.example' })
      const address = replyAddress({ address: ADDRESS, caseNumber: number, secret: key })
      expect(claimedCases(mail({ inReplyTo: [id] }), [key], ADDRESS)).toEqual([number])
      expect(claimedCases(mail({ references: ['<x@y.example>', id.toUpperCase()] }), [key], ADDRESS)).toEqual([number])
      expect(claimedCases(mail({ deliveredTo: [address.toUpperCase()] }), [key], ADDRESS)).toEqual([number])
      expect(claimedCases(mail({ to: [address] }), [key], ADDRESS)).toEqual([number])
    }),
  )
})

test('a token signed with a replaced key still counts, one signed with a foreign key does not', () => {
  fc.assert(
    fc.property(caseNumber, random, secret, secret, (number, word, key, other) => {
      fc.pre(key !== other)
      const id = mintMessageId({ caseNumber: number, random: word, secret: key, domain: 'consult.example' })
      expect(claimedCases(mail({ inReplyTo: [id] }), [other, key], ADDRESS)).toEqual([number])
      expect(claimedCases(mail({ inReplyTo: [id] }), [other], ADDRESS)).toEqual([])
    }),
  )
})

test('another case number, another random word or a changed signature is refused', () => {
  const id = mintMessageId({
    caseNumber: 'CC-1042',
    random: 'r4nd0m',
    secret: 'a secret of ours',
    domain: 'consult.example',
  })
  const forged = [
    id.replace('cc-1042', 'cc-1043'),
    id.replace('r4nd0m', 'r4nd0n'),
    id.replace(/.@/, (last) => (last[0] === 'a' ? 'b@' : 'a@')),
    '<cc.cc-1042.r4nd0m.@consult.example>',
    '<cc.cc-1042@consult.example>',
  ]
  expect(claimedCases(mail({ inReplyTo: forged, references: forged }), ['a secret of ours'], ADDRESS)).toEqual([])
})

test('a signature of an address does not make a Message-ID, and an address of another host does not count', () => {
  const key = 'a secret of ours'
  const address = replyAddress({ address: ADDRESS, caseNumber: 'CC-1', secret: key })
  const signature = address.slice(address.indexOf('.') + 1, address.indexOf('@'))
  expect(claimedCases(mail({ inReplyTo: [`<cc.cc-1.x.${signature}@consult.example>`] }), [key], ADDRESS)).toEqual([])
  expect(claimedCases(mail({ to: [address.replace('consult', 'other')] }), [key], ADDRESS)).toEqual([])
})

test('a local part is at most 64 characters long (RFC 5321 4.5.3.1.1)', () => {
  const address = replyAddress({ address: ADDRESS, caseNumber: 'CC-999999999999', secret: 'k' })
  expect(address.indexOf('@')).toBeLessThanOrEqual(64)
})

test('references keep the first and the last ids and stay short', () => {
  const references = Array.from({ length: 80 }, (_, at) => `<message-${at}@clinic.example>`)
  const kept = referencesFor({ messageId: '<new@clinic.example>', inReplyTo: [], references })
  expect(kept[0]).toBe('<message-0@clinic.example>')
  expect(kept.at(-1)).toBe('<new@clinic.example>')
  expect(kept.join(' ').length).toBeLessThanOrEqual(900)
})

test('without References the one In-Reply-To is the ancestor (RFC 5322 3.6.4)', () => {
  expect(referencesFor({ messageId: '<b@x.example>', inReplyTo: ['<a@x.example>'], references: [] })).toEqual([
    '<a@x.example>',
    '<b@x.example>',
  ])
})

test.each([
  [
    'only in References, folded inside',
    'References',
    (id: string) => `<a@b.example>\r\n\t${id.slice(0, 25)}\r\n ${id.slice(25)}`,
  ],
  ['without its brackets', 'In-Reply-To', (id: string) => id.slice(1, -1)],
  ['with brackets twice', 'In-Reply-To', (id: string) => `<${id}>`],
  ['with blanks inside', 'In-Reply-To', (id: string) => `< ${id.slice(1, -1).replace('@', ' @')} >`],
  ['as a link', 'In-Reply-To', (id: string) => `<mailto:${id.slice(1)}`],
  ['with its brackets as entities', 'In-Reply-To', (id: string) => `&lt;${id.slice(1, -1)}&gt;`],
  ['with its brackets in per cent', 'In-Reply-To', (id: string) => `%3C${id.slice(1, -1)}%3E`],
  ['with its local part quoted', 'In-Reply-To', (id: string) => id.replace(/<(.*)@/, '<"$1"@')],
  ['behind an old client’s words', 'In-Reply-To', (id: string) => `Your message of "Tue, 17 Nov 2026 09:00" ${id}`],
])('an id of ours leads to its case as odd clients write it: %s', async (_, field, written) => {
  const id = mintMessageId({ caseNumber: 'CC-7', random: 'r4nd0m', secret: 'ours', domain: 'consult.example' })
  const raw = `From: dana@clinic.example\r\nTo: ${ADDRESS}\r\n${field}: ${written(id)}\r\nSubject: x\r\n\r\nleft`
  const read = await parseMessage(Buffer.from(raw))
  expect(read.is === 'message' && claimedCases(read.message, ['ours'], ADDRESS)).toEqual(['CC-7'])
})

test.each([
  'RE: [EXTERNAL] Units',
  '[EXT] AW: units',
  'SV: units',
  'Antw: units',
  'RE : units',
  '**External Email** Re[2]: units',
  'Re: [Secure] units',
  '回覆: units',
])('a subject is the same without the marks of clients and gateways: "%s"', (subject) =>
  expect(bareSubject(subject)).toBe('units'),
)
