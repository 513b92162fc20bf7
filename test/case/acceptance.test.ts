// Counts that a desk can steer by: unchanged means letter by letter, and every intent of a mail counts.
import { expect, test } from 'vitest'
import { acceptanceOf } from '../../src/case/acceptance.ts'

test('shares over all and by intent, the most asked first', () => {
  const rows = acceptanceOf([
    { draft: 'Four units.', sent: 'Four units.\n', intents: ['units_mue'] },
    { draft: 'One two three four', sent: 'One two three five', intents: ['units_mue', 'denial'] },
    { draft: 'a b', sent: 'c d', intents: ['units_mue'] },
  ])
  expect(rows).toEqual([
    { intent: 'all', approved: 3, unchanged: 1, changedShare: 1 },
    { intent: 'units_mue', approved: 3, unchanged: 1, changedShare: 1 },
    { intent: 'denial', approved: 1, unchanged: 0, changedShare: 0.25 },
  ])
})

test('a desk without approvals', () => {
  expect(acceptanceOf([])).toEqual([{ intent: 'all', approved: 0, unchanged: 0, changedShare: null }])
})
