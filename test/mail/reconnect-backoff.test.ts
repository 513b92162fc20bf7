import { expect, test } from 'vitest'
import { connectedAt, freshBackoff, nextDelay } from '../../src/mail/reconnect-backoff.ts'

function delays(count: number, jitter = 1): number[] {
  let backoff = freshBackoff
  return Array.from({ length: count }, () => {
    const next = nextDelay(backoff, 0, jitter)
    backoff = next.backoff
    return next.delayMs
  })
}

test('each failure doubles the wait, up to five minutes', () => {
  expect(delays(12)).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300].map((seconds) => seconds * 1_000))
})

test('chance takes at most half of the wait', () => {
  expect(delays(1, 0)).toEqual([500])
})

test('a login that breaks at once does not count as recovery', () => {
  const worn = nextDelay(nextDelay(freshBackoff, 0, 1).backoff, 0, 1).backoff
  expect(nextDelay(connectedAt(worn, 1_000), 2_000, 1).delayMs).toBe(4_000)
})

test('a connection that lived a minute does', () => {
  const worn = nextDelay(nextDelay(freshBackoff, 0, 1).backoff, 0, 1).backoff
  expect(nextDelay(connectedAt(worn, 1_000), 61_000, 1).delayMs).toBe(1_000)
})
