// A visit on the day of a procedure: 25 or 57 by the global days.
import { expect, test } from 'vitest'
import { saying } from '../saying.ts'

test('a minor procedure: 25, only with work of its own, never 57', () => {
  const said = saying('99213 with 20610?')
  expect(said.first).toMatch(/^99213 may be reported with 20610 only if the note shows/)
  expect(said.lines).toEqual(['99213-25 x1?', '20610 x1'])
})

test('a procedure of 90 days takes 57 for the decision', () => {
  expect(saying('99214 and 27447 decided that day, modifier?').lines).toContain('99214-57 x1?')
})

test('59 comes off a visit', () => {
  const said = saying('99213-25-59 with 20610?')
  expect(said.answers).toMatch(/59 comes off 99213/)
  expect(said.lines).toContain('99213-25 x1?')
})

test('weeks after surgery neither 25 nor 57 is the question', () => {
  expect(saying('27447, then 99213 two weeks later for the other knee').lines).toContain('99213-24 x1?')
})

test('an illness of another part after surgery: 24, never 57', () => {
  const said = saying('Post op day 20 after 27447, seen for sinus infection by the same surgeon, 99213 modifier?')
  expect(said.all).not.toMatch(/Modifier 57, not 25/)
  expect(said.lines).toContain('99213-24 x1?')
})

test('who came for the procedure only has no visit beside it', () => {
  expect(saying('20610 and 99213, patient came for the injection only').first).toMatch(/^No, as described: who comes/)
  expect(saying('20610 and 99213, also checked her diabetes').first).toMatch(/^99213 may be reported/)
})
