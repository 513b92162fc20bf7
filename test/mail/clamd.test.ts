import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { pingClamd, scan } from '../../src/mail/clamd.ts'
import { EICAR, type FakeClamd, fakeClamd } from './fake-clamd.ts'

let clamd: FakeClamd
beforeAll(async () => {
  clamd = await fakeClamd()
})
afterAll(() => clamd.close())
beforeEach(() => {
  clamd.mood = 'dutiful'
})

test('a harmless file is clean, whole and byte for byte as it was given', async () => {
  const file = Buffer.from(Array.from({ length: 200_000 }, (_, at) => at % 251))
  expect(await scan(clamd.server, file)).toEqual({ is: 'clean' })
  expect(clamd.seen.at(-1)?.equals(file)).toBe(true)
  expect(await scan(clamd.server, Buffer.alloc(0))).toEqual({ is: 'clean' })
})

test('an infected file is named', async () => {
  expect(await scan(clamd.server, EICAR)).toEqual({ is: 'infected', name: 'Eicar-Test-Signature' })
})

test('a file over the limit of the scanner gets no verdict, though the scanner hangs up while it is written', async () => {
  const answer = await scan(clamd.server, Buffer.alloc(20_000_000))
  expect(answer.is).toBe('no_answer')
})

test.each([
  ['overloaded', "the scanner said: Can't allocate memory ERROR"],
  ['silent', 'the scanner gave no answer in 0.2 s'],
  ['hangs up', /^the scanner (?:hung up|is out of reach: .*)$/],
] as const)('a scanner that is %s gives no verdict, with the reason', async (mood, because) => {
  clamd.mood = mood
  const answer = await scan(clamd.server, Buffer.alloc(100_000), 200)
  expect(answer).toEqual({
    is: 'no_answer',
    because: typeof because === 'string' ? because : expect.stringMatching(because),
  })
})

test('a scanner that is away gives no verdict', async () => {
  expect(await scan({ host: '127.0.0.1', port: 9 }, EICAR)).toMatchObject({
    is: 'no_answer',
    because: expect.stringContaining('out of reach'),
  })
  expect(await pingClamd({ path: '/nowhere/clamd.sock' })).toContain('out of reach')
  expect(await pingClamd(clamd.server)).toBeNull()
})
