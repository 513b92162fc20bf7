// Tobacco counseling and advance care planning by the minute.
import { expect, test } from 'vitest'
import { record } from '../book-of.ts'
import { saying } from '../saying.ts'

const rows = { records: ['99406', '99407', '99497', '99498'].map((code) => record(code, `Talk ${code}`)) }

test.each([
  ['tobacco cessation 3 min with 99214', []],
  ['tobacco cessation 4 min with 99214', ['99406 x1?']],
  ['tobacco cessation 10 min with 99214', ['99406 x1?']],
  ['tobacco cessation 11 min with 99214', ['99407 x1?']],
  ['advance care planning 15 min with 99214', []],
  ['advance care planning 45 min with 99214', ['99497 x1?']],
  ['advance care planning 46 min with 99214', ['99497 x1?', '99498 x1?']],
])('%s', (text, lines) => {
  expect(saying(text, rows).lines.filter((line) => !line.startsWith('99214'))).toEqual(lines)
})

test('the visit beside it takes 25', () => {
  expect(saying('tobacco cessation 12 min with 99213', rows).lines).toEqual(['99213-25 x1?', '99407 x1?'])
})

test('planning with the wellness visit takes 33', () => {
  expect(saying('ACP 25 minutes during the AWV, Medicare', rows).lines).toEqual(['99497-33 x1?'])
})
