// Body mass index and the classes of obesity from 2024-10-01.
import { expect, test } from 'vitest'
import { record } from '../book-of.ts'
import { saying } from '../saying.ts'

const rows = {
  records: ['Z68.1', 'Z68.39', 'Z68.41', 'E66.812', 'E66.813'].map((code) => record(code, `Weight ${code}`)),
}

test.each([
  ['obesity dx, BMI 39.9, DOS 2024-09-30', ['Z68.39 x1?']],
  ['obesity dx, BMI 39.9, DOS 2024-10-01', ['E66.812 x1?', 'Z68.39 x1?']],
  ['obesity dx, BMI 40, DOS 2024-10-01', ['E66.813 x1?', 'Z68.41 x1?']],
])('%s', (text, lines) => {
  expect(saying(text, rows).lines.filter((line) => /Z68|E66/.test(line))).toEqual(lines)
})
