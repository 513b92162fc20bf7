// A procedure in the global period of an earlier one: 58, 78 or 79, and on which code.
import { expect, test } from 'vitest'
import { pair, record } from '../book-of.ts'
import { saying } from '../saying.ts'

const major = (code: string) => record(code, `Operation ${code}`, { globalDays: '090', bilateral: '1' })
const rows = {
  records: [
    ...['66984', '27570', '49505', '27130'].map(major),
    record('10140', 'Draining a blood clot', { globalDays: '010' }),
  ],
}

test.each([
  ['left cataract 66984 2 weeks after the right cataract. Modifier?', ['66984-LT-79 x1?']],
  ['right eye 66984 done, left eye 3 weeks later, modifier?', ['66984-LT-79 x1?']],
  ['27130 RIGHT hip on 5/2/2024, LEFT hip on 6/20/2024 same surgeon. Modifier on the second?', ['27130-LT-79 x1?']],
  ['POD 12 from 49505, pt back to OR for hematoma evacuation 10140. modifier?', ['10140-78 x1?']],
  ['s/p 49505, took pt back to OR for bleeding, 10140', ['10140-78 x1?']],
  ['27570 manipulation in OR in the global of a knee replacement, 78 or 58??', ['27570-78 x1?']],
  ['49505 on 5/1, margins positive, re-excision 5/15 49505 again. modifier?', ['49505-58 x1?']],
  ['49505 on 1/10/2025, 6 weeks later unrelated abscess drainage 10140 by same surgeon. modifier?', ['10140-79 x1?']],
  ['unrelated procedure 10140 in the global period', ['10140-79 x1?']],
])('%s', (text, lines) => {
  expect(saying(text, rows).lines).toEqual(lines)
})

test('both sides in one session stay 50', () => {
  expect(saying('66984 left and right eye same day', rows).lines).toEqual(['66984-50 x1'])
})

test('one eye after the other is never both sides at once', () => {
  expect(saying('left cataract 66984 2 weeks after the right cataract', rows).all).not.toMatch(
    /one line with modifier 50/,
  )
})

test('a code with an earlier day behind it was billed then', () => {
  const edit = { ...rows, pairs: [pair('49505', '10140', 1)] }
  expect(saying('49505 on 3/1/2026, 10140 on 3/20/2026 unrelated?', edit).all).not.toMatch(/NCCI pairs/)
})

test('the period asked about is that of the surgery, not of what is done on the other side now', () => {
  const said = saying('20610 right knee today, 27447 left knee 5 weeks ago, same surgeon. modifier?', {
    records: [
      record('27447', 'New knee', { globalDays: '090', bilateral: '1' }),
      record('20610', 'Needle', { globalDays: '000', bilateral: '1' }),
    ],
  })
  expect(said.first).toMatch(/^20610-79-RT if the period of the first side is still running/)
  expect(said.lines).toEqual(['20610-RT-79 x1?'])
})
