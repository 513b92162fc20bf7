// Psychotherapy with a visit is an add-on, by its minutes.
import { expect, test } from 'vitest'
import { record } from '../book-of.ts'
import { saying } from '../saying.ts'

const rows = { records: ['90837', '90833', '90836', '90838'].map((code) => record(code, `Therapy ${code}`)) }

test.each([
  [16, '90833'],
  [37, '90833'],
  [38, '90836'],
  [52, '90836'],
  [53, '90838'],
])('%s minutes beside a visit are %s', (minutes, code) => {
  const said = saying(`90837 with 99213, ${minutes} minutes of therapy`, rows)
  expect(said.first).toMatch(/^90837 stands alone/)
  expect(said.lines).toEqual(['99213 x1', `${code} x1`])
})

test('in words too, and the minutes are not the visit', () => {
  expect(saying('Psychotherapy 60 min with 99213, what code?', rows).lines).toEqual(['99213 x1', '90838 x1'])
})

test.each([
  ['90832', 15, /^No: psychotherapy is reported from 16 minutes on/, []],
  ['90832', 16, /^Yes: 16 minutes .* are 90832/, ['90832 x1']],
  ['90837', 52, /^No, not 90837: 52 minutes .* are 90834/, ['90834 x1']],
  ['90837', 53, /^Yes: 53 minutes .* are 90837/, ['90837 x1']],
])('%s alone for %s minutes', (code, minutes, first, lines) => {
  const alone = { records: ['90832', '90834', '90837'].map((each) => record(each, `Therapy ${each}`)) }
  const said = saying(`psychotherapy ${minutes} min, no visit, ${code} ok?`, alone)
  expect(said.first).toMatch(first)
  expect(said.lines).toEqual(lines)
})

test('"20 min therapy" beside a visit is the add-on', () => {
  expect(saying('med check 99213 + 20 min therapy, what code', rows).lines).toEqual(['99213 x1', '90833 x1'])
})
