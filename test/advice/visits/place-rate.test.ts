// Facility and other rate, by the place of service.
import { expect, test } from 'vitest'
import { saying } from '../saying.ts'

test('the places asked for are sorted', () => {
  expect(saying('which rate: POS 11, 22, 31, 32?').first).toMatch(
    /^Facility rate: 22 and 31\. Non-facility rate: 11 and 32\./,
  )
})
