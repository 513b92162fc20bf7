import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cmsContent } from '../../src/file/cms.ts'

const read = (name: string) => readFileSync(join(import.meta.dirname, 'cms', name))

// Made with openssl: smime -sign, cms -sign -stream (indefinite lengths, octets in pieces), smime -encrypt.
test.each(['signed.der', 'signed-in-pieces.ber'])('what was signed comes out of %s', (name) => {
  const content = cmsContent(read(name))
  expect(content.is === 'signed' && content.content.toString()).toBe(
    'Content-Type: text/plain; charset=utf-8\r\n\r\nHow many units of J1885 are 60 mg?\r\n',
  )
})

test('what is encrypted is said to be', () => {
  expect(cmsContent(read('encrypted.der'))).toEqual({ is: 'encrypted' })
})

test('no bytes make the reader throw', () => {
  const signed = read('signed.der')
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(signed.length - 1), fc.nat(255), (bytes, at, byte) => {
      cmsContent(Buffer.from(bytes))
      const damaged = Buffer.from(signed)
      damaged[at] = byte
      cmsContent(damaged)
      cmsContent(signed.subarray(0, at))
    }),
    { numRuns: 1_000 },
  )
  expect(cmsContent(Buffer.alloc(100_000, 0x30))).toEqual({ is: 'neither' })
})
