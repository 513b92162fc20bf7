// Sealed bytes open with their key, in their place and unchanged, and in no other way.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seal, sealHead, unseal } from '../src/seal.ts'

const NEW = ['the new key, thirty-two characters', 'the old key, thirty-two characters']
const OLD = NEW.slice(1)

test('any bytes come back as they were, under the new key and under the one before it', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2_000 }), fc.string(), (bytes, context) => {
      const plain = Buffer.from(bytes)
      for (const secrets of [NEW, OLD])
        expect(unseal(seal(plain, context, secrets), context, NEW)).toEqual({ is: 'open', bytes: plain })
    }),
  )
})

test('one changed bit, anywhere, shuts it', () => {
  const sealed = seal(Buffer.from('Patient: Maria Example'), 'raw mail 1', NEW)
  for (let at = 5; at < sealed.length; at++) {
    const changed = Buffer.from(sealed)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(unseal(changed, 'raw mail 1', NEW).is, `byte ${at}`).toBe('shut')
  }
})

test('bytes moved to another row, cut short, or sealed with a key that is gone do not open, each with its reason', () => {
  const sealed = seal(Buffer.from('words'), 'raw mail 1', NEW)
  expect(unseal(sealed, 'raw mail 2', NEW)).toMatchObject({ is: 'shut', because: expect.stringMatching(/was changed/) })
  expect(unseal(sealed.subarray(0, 30), 'raw mail 1', NEW)).toMatchObject({
    is: 'shut',
    because: expect.stringMatching(/cut short/),
  })
  expect(unseal(sealed, 'raw mail 1', OLD)).toMatchObject({
    is: 'shut',
    because: expect.stringMatching(/SECRET_KEY_PREVIOUS/),
  })
})

test('the same words are sealed differently each time, and none of them shows', () => {
  const [one, two] = [1, 2].map(() => seal(Buffer.from('Maria Example'), 'x', NEW))
  expect(one?.equals(two ?? Buffer.alloc(0))).toBe(false)
  expect(one?.includes('Maria')).toBe(false)
})

test('what is not sealed does not open, and what is sealed with an older key is due for rotation', () => {
  const plain = Buffer.from('From: dana@clinic.example\r\n\r\nJ1885?')
  expect(unseal(plain, 'x', NEW)).toMatchObject({ is: 'shut', because: expect.stringContaining('unsealed') })
  const head = sealHead(NEW)
  expect(seal(plain, 'x', NEW).subarray(0, head.length).equals(head)).toBe(true)
  expect(seal(plain, 'x', OLD).subarray(0, head.length).equals(head)).toBe(false)
})
