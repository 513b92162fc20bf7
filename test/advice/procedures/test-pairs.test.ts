// Edits between tests that only one reason parts.
import { expect, test } from 'vitest'
import { pair, record } from '../book-of.ts'
import { saying } from '../saying.ts'

const rows = (one: string, two: string) => ({
  records: [record(one, 'One test'), record(two, 'Another test')],
  pairs: [pair(one, two, 1)],
})

test('the drug breathed in between two breathing tests is part of them', () => {
  const said = saying('94060 and 94640 both?', rows('94060', '94640'))
  expect(said.first).toMatch(/^No 94640 for the drug breathed in/)
  expect(said.lines).toEqual(['94060 x1'])
  expect(saying('94060 and 94640 x2, acute attack?', rows('94060', '94640')).lines).toContain('94640-59 x2?')
})

test('pictures before a stent stand beside it only where they led to it', () => {
  const said = saying('93458 with 92928 same session?', rows('92928', '93458'))
  expect(said.first).toMatch(/^Both, with 59 or XU on 93458, only where/)
  expect(said.lines).toContain('93458-59 x1?')
})

test('a laboratory test that another one holds is dropped, unless a second specimen is told', () => {
  expect(saying('85025 and 85027 together?', rows('85025', '85027')).lines).toEqual(['85025 x1'])
  expect(saying('85025 and 85027 later that day, second specimen?', rows('85025', '85027')).first).not.toMatch(/alone/)
})
