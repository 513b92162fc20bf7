// Growths of the skin cut out: kind, site, and size with the margin on both sides.
import { expect, test } from 'vitest'
import { record } from '../book-of.ts'
import { saying } from '../saying.ts'

const CODES = '11400 11401 11402 11403 11422 11441 11602 11640 11641 11642 11643 11606'
const rows = { records: CODES.split(' ').map((code) => record(code, `Excision ${code}`, { globalDays: '010' })) }

test.each([
  ['excision of basal cell ca R cheek 1.2 cm with 0.3 margins each side, code?', ['11642 x1?']],
  ['excised bcc of the nose 1.2 cm, margins of 0.4 cm, code?', ['11642 x1?']],
  ['excised bcc of the nose 1.2 cm, margins of 0.5 cm, code?', ['11643 x1?']],
  ['Excised 2.4 cm sebaceous cyst on the back (margins 2 mm), code?', ['11403 x1?']],
  ['excision 0.9 cm lesion of the face with 0.1 cm margins, what code?', ['11642 x1?']],
  ['excision of melanoma 5 cm thigh, 1 cm margins, code?', ['11606 x1?']],
])('%s', (text, lines) => {
  const said = saying(text, rows).lines
  expect(said.filter((line) => lines.includes(line))).toEqual(lines)
})

test('benign or malignant is left to pathology', () => {
  const said = saying('excised 0.9 cm lesion cheek, code?', rows)
  expect(said.lines).toEqual(['11441 x1?', '11641 x1?'])
  expect(said.first).toMatch(/the first if pathology says benign, the second if malignant/)
})

test.each([
  'excised 3 cm lipoma of the back, code?',
  'excision of 2 cm breast lesion, code?',
  'mohs and excised 1 cm bcc nose',
])('%s is no excision of the skin', (text) => {
  expect(saying(text, rows).all).not.toMatch(/excised at that site/)
})

test('several growths have a code each, by their own size, and 59 on the lesser', () => {
  const said = saying('excision of 3 benign moles on the back: 0.6 cm, 1.1 cm, 0.4 cm, simple closure. codes?', rows)
  expect(said.first).toMatch(
    /^Each lesion by its own size, never added together: 1.1 cm 11402, 0.6 cm 11401 and 0.4 cm/,
  )
  expect(said.lines).toEqual(['11402 x1?', '11401-59 x1?', '11400-59 x1?'])
})

test('what was stitched is no growth', () => {
  const text =
    'excised bcc nose 1.8 cm, complex repair 3 cm, and a benign lesion of the back 2.2 cm with layered closure 2.5 cm'
  expect(saying(text, rows).first).toContain('1.8 cm 11642 and 2.2 cm 11403,')
})
