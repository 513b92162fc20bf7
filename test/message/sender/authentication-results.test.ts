// Only our own servers' word counts on who sent a mail, and the reviewer is told what is odd about the sender.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseMessage } from '../../../src/message/parse.ts'
import { trustedResults } from '../../../src/message/sender/authentication-results.ts'
import { checkByServers, type SenderCheck } from '../../../src/message/sender/sender-check.ts'
import { senderWarnings } from '../../../src/message/sender/sender-warnings.ts'

const OURS = ['mx.desk.example']

async function checked(...fields: string[]): Promise<SenderCheck | null> {
  const head = fields.map((field) => `Authentication-Results: ${field}`)
  const mail = [...head, 'From: Dana <dana@clinic.example>', 'Subject: x', '', 'J1885?', ''].join('\r\n')
  const parsed = await parseMessage(Buffer.from(mail))
  if (parsed.is !== 'message') throw new Error(parsed.because)
  return checkByServers(parsed.message, OURS)
}

test.each([
  ['mx.desk.example; dmarc=pass header.from=clinic.example', 'passed'],
  ['mx.desk.example; dmarc=fail (p=reject dis=none) header.from=clinic.example', 'failed'],
  ['MX.Desk.Example 1; spf=pass smtp.mailfrom=x@clinic.example; DMARC=Fail header.from=clinic.example', 'failed'],
  ['"mx.desk.example"; dkim=pass header.d=clinic.example; dmarc = pass', 'passed'],
  ['mx.desk.example (a (nested) comment; dmarc=pass); dmarc=fail reason="a \\"quoted; dmarc=pass\\" reason"', 'failed'],
  ['mx.desk.example; none', 'not_known'],
  ['mx.desk.example; dmarc=none header.from=clinic.example', 'not_known'],
  ['mx.desk.example; dmarc=temperror header.from=clinic.example', 'not_known'],
  ['mx.desk.example; dmarc=pass header.from=elsewhere.example', 'not_known'],
])('%s: %s', async (field, is) => {
  expect((await checked(field))?.is).toBe(is)
})

test('a field that the sender wrote proves nothing: another server, a likeness of ours, or one below our own', async () => {
  expect(await checked('mx.evil.example; dmarc=pass header.from=clinic.example')).toBeNull()
  expect(await checked('mx.desk.example.evil.example; dmarc=pass header.from=clinic.example')).toBeNull()
  const [ours, forged] = ['mx.desk.example; dmarc=fail header.from=clinic.example', 'mx.desk.example; dmarc=pass']
  expect((await checked(ours, forged))?.is).toBe('failed')
})

test('two fields of ours are read as one', async () => {
  const seen = await checked(
    'mx.desk.example; dmarc=pass',
    'mx.desk.example; dkim=fail; dkim=pass header.d=x; spf=softfail',
  )
  expect(seen).toMatchObject({ is: 'passed', dkim: 'pass', spf: 'softfail', by: 'mx.desk.example' })
})

test('any field at all is read without an exception, and none makes a server of ours', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constantFrom(';', '=', '(', ')', '"', '\\', ' ', 'dmarc', 'pass'), fc.string())),
      (bits) => {
        const headers = new Map([['authentication-results', [`x${bits.join('')}`]]])
        expect(trustedResults(headers, OURS)).toBeNull()
      },
    ),
  )
})

const DANA = { address: 'dana@clinic.example', name: 'Dana' }
const ORDINARY = {
  from: DANA,
  replyTo: null,
  check: null,
  ownAddresses: ['desk@desk.example'],
  deskName: 'Coding desk',
}

test.each([
  ['an ordinary sender', {}, []],
  ['a name that shows another address', { from: { ...DANA, name: 'cfo@bank.example' } }, ['cfo@bank.example']],
  ['a name that shows its own address', { from: { ...DANA, name: 'Dana <Dana@clinic.example>' } }, []],
  ['an answer that would go elsewhere', { replyTo: 'x@evil.example' }, ['x@evil.example']],
  ['a Reply-To that is the sender', { replyTo: 'dana@clinic.example' }, []],
  ["the desk's own name", { from: { ...DANA, name: 'CODING DESK' } }, ["desk's own name"]],
  ["the desk's own domain, unproved", { from: { ...DANA, address: 'kim@desk.example' } }, ['own domain']],
])('%s', (_, change, said) => {
  const warnings = senderWarnings({ ...ORDINARY, ...change })
  expect(warnings).toHaveLength(said.length)
  for (const [at, words] of said.entries()) expect(warnings[at]).toContain(words)
})
