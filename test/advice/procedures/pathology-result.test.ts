// An excision chosen before pathology spoke goes over to the other family, site and size staying.
import { expect, test } from 'vitest'
import { record } from '../book-of.ts'
import { saying } from '../saying.ts'

const rows = { records: ['11402', '11602', '11442', '11642'].map((code) => record(code, `Excision ${code}`)) }

test.each([
  ['11602 but path came back benign', ['11402 x1']],
  ['we did 11442 and pathology says basal cell', ['11642 x1']],
  ['11442, pathology: not malignant', ['11442 x1']],
  ['11602, path came back scc', ['11602 x1']],
])('%s', (text, lines) => {
  expect(saying(text, rows).lines).toEqual(lines)
})

test('a claim that was sent is corrected', () => {
  expect(saying('we billed 11602 but path came back benign', rows).first).toMatch(/corrected claim/)
})
