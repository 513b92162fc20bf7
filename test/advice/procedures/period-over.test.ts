// A later procedure needs no modifier once the period of the earlier one has run out.
import { expect, test } from 'vitest'
import { pair, record } from '../book-of.ts'
import { saying } from '../saying.ts'

const rows = {
  records: [
    record('27814', 'Ankle fracture repair', { globalDays: '090' }),
    record('20680', 'Taking out deep hardware', { globalDays: '010' }),
    record('52356', 'Stone crushed through a scope', { globalDays: '000' }),
    record('52310', 'Taking out a stent', { globalDays: '000' }),
  ],
  pairs: [pair('52356', '52310', 0)],
}

test('five months are more than ninety days', () => {
  const said = saying('20680 done 5 months after ORIF 27814, same surgeon, still in the global period? Need 78?', rows)
  expect(said.first).toMatch(/^No: the 90 global days of 27814 are over, so 20680 needs neither 58 nor 78 nor 79/)
  expect(said.lines).toEqual(['20680 x1'])
})

test('what has no days after it leaves no period, and no edit reaches over weeks', () => {
  const said = saying('52310 in the office 2 weeks after ureteroscopy 52356. Need 58?', rows)
  expect(said.first).toMatch(/^No: 52356 has global days 000/)
  expect(said.all).not.toContain('NCCI pairs')
})

test('three weeks are not', () => {
  expect(saying('20680 done 3 weeks after ORIF 27814, planned. 58?', rows).lines).toEqual(['20680-58 x1?'])
})
