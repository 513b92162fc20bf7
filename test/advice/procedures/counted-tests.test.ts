// Tests billed by how many were done, counted in words.
import { expect, test } from 'vitest'
import { record } from '../book-of.ts'
import { saying } from '../saying.ts'

const records = ['95004', '95024', '95115', '95117', '95860', '95861', '95886', '95909', '95910', '88305'].map((code) =>
  record(code, `Test ${code}`),
)

test.each([
  ['allergy skin test 40 pricks and 10 intradermal, how many units', ['95004 x40', '95024 x10']],
  ['EMG 2 limbs with NCS 7 studies. codes?', ['95910 x1', '95886 x2']],
  ['95861 and NCS x6, EMG of two limbs. right?', ['95909 x1', '95886 x2']],
  ['nerve conduction 4 motor 3 sensory, code?', ['95910 x1']],
  ['allergy injections 2 shots 95115 or 95117', ['95117 x1?']],
  ['2 skin biopsies sent in separate jars, path 88305 x2?', ['88305 x2']],
])('%s', (text, lines) => {
  expect(saying(text, { records }).lines).toEqual(lines)
})

test('what was asked as it is counted is confirmed, and what is not is refused', () => {
  expect(saying('88305 x3, three specimens?', { records }).first).toMatch(/^Yes: 3 specimens: 88305 x3/)
  expect(saying('95861 with NCS 7 studies, EMG 2 limbs?', { records }).first).toMatch(/^Not 95861\./)
})

test('patches worn on the heart and cores of a prostate are not counted here', () => {
  expect(saying('2 zio patches this month, code?', { records }).answers).not.toMatch(/95044/)
  expect(saying('88305 for 12 prostate biopsies?', { records }).answers).not.toMatch(/88305 x12/)
})
