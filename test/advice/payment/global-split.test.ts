// Surgery and the care after it by two practitioners.
import { expect, test } from 'vitest'
import { record } from '../book-of.ts'
import { saying } from '../saying.ts'

const rows = { records: [record('66984', 'Cataract surgery with lens', { globalDays: '090' })] }

test('who takes over the care bills the same code with 55', () => {
  const said = saying('Our OD took over post op care for 66984, surgeon billed 54. What do we bill?', rows)
  expect(said.lines.join()).toMatch(/66984-55/)
  expect(said.answers).toMatch(/date|day of the surgery/)
})

test('without a written transfer the visit is billed and not 55, since 2025', () => {
  const text = 'surgeon did 66984 and no written transfer of care, we see her afterwards. 55?'
  expect(saying(`${text} DOS 2025-03-03`, rows).answers).toMatch(/bills the office visit, with G0559 once/)
  expect(saying(`${text} DOS 2024-03-03`, rows).answers).not.toMatch(/G0559/)
})

test('both have the code on a claim of their own', () => {
  const said = saying('Surgeon did 66984 right eye, the optometrist across town does the post op. How do both bill?', {
    records: [record('66984', 'Cataract removal', { globalDays: '090', bilateral: '1' })],
  })
  expect(said.answers).toMatch(/The surgeon bills 66984-54 and who takes over the care 66984-55/)
  expect(said.lines).toEqual(['66984-54-RT x1?', '66984-55-RT x1?'])
})

test('who only takes over has one line', () => {
  expect(saying('We only do the post-op after 66984, co-management. Modifier?', rows).lines).toEqual(['66984-55 x1?'])
})
