// Skin biopsies of several techniques, from 2019.
import { expect, test } from 'vitest'
import { record } from '../book-of.ts'
import { saying } from '../saying.ts'

const rows = { records: ['11102', '11103', '11104', '11105', '11106'].map((code) => record(code, `Biopsy ${code}`)) }

test('the highest technique is first, each further one by its own add-on', () => {
  expect(saying('one shave and two punch biopsies, codes?', rows).lines).toEqual([
    '11104 x1?',
    '11105 x1?',
    '11103 x1?',
  ])
})

test('11102 falls where a punch leads', () => {
  expect(saying('11102, shave bx one and punch bx two', rows).lines).not.toContain('11102 x1')
})

test('a count may close its phrase', () => {
  expect(saying('shave bx of back lesion x2, punch bx of arm x1', rows).lines).toEqual(['11104 x1?', '11103 x2?'])
})
