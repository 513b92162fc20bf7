// What a modifier means, and the rule that governs it.
import { expect, test } from 'vitest'
import { saying } from '../saying.ts'

test('the rule answers, the meaning supports; asked for the meaning it is first', () => {
  expect(saying('modifier 59 on the visit?').first).toMatch(/never on a visit/)
  expect(saying('what does modifier 59 mean?').first).toMatch(/^Modifier 59 means/)
})
