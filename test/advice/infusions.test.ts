// One initial code, hours from the 31st minute, hydration from 31 minutes.
import { expect, test } from 'vitest'
import { saying } from './saying.ts'

test('two initials become one with an add-on', () => {
  const said = saying('96365 and 96374 same day, same line')
  expect(said.first).toMatch(/^Only one initial code fits.*96365 stays, and 96374 becomes 96375/)
  expect(said.lines).toEqual(['96365 x1', '96375 x1?'])
})

test.each([
  ['96365 and 96366 for 90 minutes', ['96365 x1']],
  ['96365 and 96366 for 91 minutes', ['96365 x1', '96366 x1']],
  ['96365 for 2 hours 31 minutes', ['96365 x1', '96366 x2']],
])('%s', (text, lines) => {
  expect(saying(text).lines).toEqual(lines)
})

test('30 minutes of hydration are none', () => {
  expect(saying('96374 then 96360, hydration 30 minutes').lines).toEqual(['96374 x1'])
})
