// Modifiers that a code takes under a condition.
import { expect, test } from 'vitest'
import { record } from '../book-of.ts'
import { saying } from '../saying.ts'

test.each([
  ['E0601 first month', ['E0601-RR-KH-KX x1?']],
  ['E0601 month 3', ['E0601-RR-KI-KX x1?']],
  ['E0601 month 4', ['E0601-RR-KJ-KX x1?']],
])('%s', (text, lines) => {
  expect(saying(`${text}, modifier?`).lines).toEqual(lines)
})

test('a screening that became a polypectomy: PT for Medicare, 33 for others', () => {
  const rows = { records: [record('45385', 'Snare')] }
  expect(saying('screening colonoscopy became 45385, Medicare', rows).lines).toEqual(['45385-PT x1?'])
  expect(saying('screening colonoscopy became 45385, Aetna', rows).lines).toEqual(['45385-33 x1?'])
})
