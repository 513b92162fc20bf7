// A sender is looked up by real signatures and records of a DNS in memory: confirmed, in doubt, or not known, and never for long.
import { generateKeyPairSync } from 'node:crypto'
import { dkimSign } from 'mailauth/lib/dkim/sign.js'
import { expect, test } from 'vitest'
import { type Resolver, senderVerifier } from '../../src/mail/verify-sender.ts'
import { parseMessage } from '../../src/message/parse.ts'

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const DER = publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
const RECORDS: Record<string, string[][]> = {
  'TXT clinic.example': [['v=spf1 ip4:192.0.2.7 -all']],
  'TXT key._domainkey.clinic.example': [[`v=DKIM1; k=rsa; p=${DER}`]],
  'TXT _dmarc.clinic.example': [['v=DMARC1; p=reject']],
}
const dns: Resolver = async (name, type) => {
  const found = RECORDS[`${type} ${name}`]
  if (found !== undefined) return found
  throw Object.assign(new Error(`no ${type} of ${name}`), { code: 'ENOTFOUND' })
}

const WORDS = [
  'To: desk@desk.example',
  'Subject: Ketorolac',
  'Message-ID: <1@clinic.example>',
  '',
  'J1885, 60 mg?',
  '',
].join('\r\n')
const letter = (from = 'dana@clinic.example') => `From: Dana <${from}>\r\n${WORDS}`
const hop = (ip: string) =>
  `Received: from mail.clinic.example (mail.clinic.example [${ip}]) by mx.desk.example; Tue, 24 Nov 2026 10:00:00 +0000\r\n`
const RETURN = 'Return-Path: <dana@clinic.example>\r\n'

async function signed(mail: string): Promise<string> {
  const key = {
    signingDomain: 'clinic.example',
    selector: 'key',
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
  const { signatures } = await dkimSign(mail, { ...key, signatureData: [key] })
  return signatures + mail
}

async function look(mail: string, options: Partial<Parameters<typeof senderVerifier>[0]> = {}) {
  const raw = Buffer.from(mail)
  const parsed = await parseMessage(raw)
  if (parsed.is !== 'message') throw new Error(parsed.because)
  return senderVerifier({ trustedHops: 1, resolver: dns, ...options })(raw, parsed.message)
}

test('a signature of the sender’s domain confirms it, from wherever it came', async () => {
  expect(await look(hop('198.51.100.9') + RETURN + (await signed(letter())))).toMatchObject({
    is: 'passed',
    dkim: 'pass',
    spf: 'fail',
  })
})

test('so does a server that the domain names (SPF)', async () => {
  expect(await look(hop('192.0.2.7') + RETURN + letter())).toMatchObject({ is: 'passed', spf: 'pass' })
})

test('neither: the address may be forged', async () => {
  const forged = await look(hop('198.51.100.9') + RETURN + letter())
  expect(forged).toMatchObject({ is: 'failed', dmarc: 'fail', by: 'this desk' })
  expect(forged.because).toContain('clinic.example does not vouch for it')
})

test('a Received field below ours is the sender’s own and names nobody', async () => {
  expect(await look(hop('198.51.100.9') + hop('192.0.2.7') + RETURN + letter())).toMatchObject({ is: 'failed' })
})

test('words changed on the way break the signature', async () => {
  const changed = (await signed(letter())).replace('60 mg', '600 mg')
  expect(await look(hop('198.51.100.9') + RETURN + changed)).toMatchObject({ is: 'failed' })
})

test('who cannot be looked at is not known: no policy, no hop, a hop inside the house', async () => {
  expect(await look(hop('198.51.100.9') + letter('x@nowhere.example'))).toMatchObject({ is: 'not_known' })
  expect(await look(RETURN + letter(), { trustedHops: 0 })).toMatchObject({ is: 'not_known' })
  expect(await look(hop('10.0.0.7') + RETURN + letter())).toMatchObject({ is: 'not_known' })
})

test('a DNS that fails or is silent holds nothing up, and a silent one is left alone for a while', async () => {
  const failing: Resolver = () => Promise.reject(Object.assign(new Error('SERVFAIL'), { code: 'ESERVFAIL' }))
  expect(await look(hop('198.51.100.9') + RETURN + letter(), { resolver: failing })).toMatchObject({ is: 'not_known' })
  let asked = 0
  const silent: Resolver = () => {
    asked += 1
    return new Promise(() => {})
  }
  const raw = Buffer.from(hop('198.51.100.9') + letter())
  const parsed = await parseMessage(raw)
  if (parsed.is !== 'message') throw new Error(parsed.because)
  let clock = 0
  const verify = senderVerifier({ trustedHops: 1, resolver: silent, limitMs: 20, now: () => clock })
  for (let n = 0; n < 3; n++)
    expect(await verify(raw, parsed.message)).toMatchObject({
      is: 'not_known',
      because: 'the DNS did not answer in time',
    })
  const before = asked
  expect(await verify(raw, parsed.message)).toMatchObject({ because: 'the DNS did not answer just now' })
  expect(asked).toBe(before)
  clock = 61_000
  await verify(raw, parsed.message)
  expect(asked).toBeGreaterThan(before)
})
