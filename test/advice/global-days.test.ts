// The global package and its modifiers.
import { expect, test } from 'vitest'
import { record } from './book-of.ts'
import { saying } from './saying.ts'

test('days are said first where they are asked', () => {
  expect(saying('Is there a global period for 27447?').first).toMatch(/^27447 has global days 090/)
})

test('a complication in the office is included, not 78', () => {
  const said = saying('90 day global, wound infection treated in the office, 10060-78? Medicare', {
    records: [record('10060', 'Draining', { globalDays: '010' })],
  })
  expect(said.first).toMatch(/^As described, not 10060-78/)
  expect(said.answers).toMatch(/Medicare counts treatment of complications/)
  expect(said.lines).toEqual([])
})

test('planned and staged is 58, and a new period begins', () => {
  const said = saying('staged 27447 planned, modifier in the global period?')
  expect(said.lines).toEqual(['27447-58 x1?'])
  expect(said.answers).toMatch(/a new global period begins/)
})

test('back in the operating room is 78', () => {
  expect(saying('27447 on Monday, back to the OR for bleeding, modifier?').first).toMatch(
    /^Modifier 78 marks an unplanned return/,
  )
})

test('an unrelated visit takes 24', () => {
  expect(saying('post-op day 6, unrelated rash, 99213?').lines).toEqual(['99213-24 x1?'])
})
