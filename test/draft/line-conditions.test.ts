// What a claim line depends on, said once and not once for each code beside it.
import { expect, test } from 'vitest'
import { withJoinedConditions } from '../../src/draft/line-conditions.ts'

const joined = (conditional: string | null) =>
  withJoinedConditions([{ code: '11721', modifiers: [], units: 1, diagnoses: [], conditional }])[0]?.conditional

test.each([
  [
    'only if documented as separate from 11730; only if documented as separate from 11055',
    'only if documented as separate from 11730 and 11055',
  ],
  [
    'only if the note supports a separate problem; only if the note supports a separate visit',
    'only if the note supports a separate problem and visit',
  ],
  [
    'not with 1 on the same day; over the limit; not with 2 on the same day; not with 3 on the same day',
    'not with 1, 2 and 3 on the same day; over the limit',
  ],
  ['as the note counts them; only if documented as separate from 17110', null],
  ['over the unit limit of 6 (MAI 3)', null],
])('%s', (said, expected) => {
  expect(joined(said)).toBe(expected ?? said)
})

test('a line that depends on nothing stays so', () => {
  expect(joined(null)).toBeNull()
})
