// One operates and another cares for the patient afterwards.
import { expect, test } from 'vitest'
import { record } from '../book-of.ts'
import { saying } from '../saying.ts'

const rows = { records: [record('66984', 'Cataract removal', { globalDays: '090', bilateral: '1' })] }

test('both have the code on a claim of their own', () => {
  const said = saying(
    'Surgeon did 66984 right eye, the optometrist across town does the post op. How do both bill?',
    rows,
  )
  expect(said.first).toMatch(/^The surgeon bills 66984-54 and who takes over the care bills 66984-55/)
  expect(said.lines).toEqual(['66984-54-RT x1?', '66984-55-RT x1?'])
})

test('who only takes over has one line', () => {
  expect(saying('We only do the post-op after 66984, co-management. Modifier?', rows).lines).toEqual(['66984-55 x1?'])
})
