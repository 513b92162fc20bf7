// The global package and its modifiers.
import { expect, test } from 'vitest'
import { record } from '../book-of.ts'
import { saying } from '../saying.ts'

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

test('a complication is no unrelated visit, so Medicare is sent none', () => {
  const said = saying(
    '99024 and 99213-24 in the postop period for a wound infection treated in the office? Medicare, 90 day global',
    {
      records: [record('99024', 'Post-operative visit', { globalDays: 'XXX' })],
    },
  )
  expect(said.first).toMatch(/^No, not 99213/)
  expect(said.lines).toEqual(['99024 x1'])
  expect(said.all).not.toMatch(/global days XXX/)
})

test('the package of a surgeon outside the group needs no 24', () => {
  expect(
    saying('pt in 90 day global from another surgeon not in our group, we did 99213. do i need 24?').first,
  ).toMatch(/^No 24 if nobody of your group did the surgery/)
})
