import { expect, test } from 'vitest'
import type { IsoDate } from '../../src/codes/citation.ts'
import { showCode } from '../../src/codes/show.ts'
import { DAY, starterBook } from './starter-folder.ts'

const book = starterBook()

test('a code is shown with its edits and how many notes speak of it', () => {
  expect(showCode(book, '20610', DAY)).toMatchObject({
    code: '20610',
    date: DAY,
    records: [{ system: 'CPT' }],
    unitLimits: [{ units: 2 }],
    notes: 1,
  })
  expect(showCode(book, '0470t', DAY)).toMatchObject({ addOnsOf: [{ code: '0471T' }], notes: 0 })
})

test('a code that has ended has a history and no record', () => {
  expect(showCode(book, 'J1020', DAY)).toMatchObject({ records: [], history: [{ validTo: '2024-03-31' }] })
})

test('without a date the newest release counts; an unknown code is empty', () => {
  expect(showCode(book, 'E119')).toMatchObject({ code: 'E11.9', date: '2025-10-01' as IsoDate })
  expect(showCode(book, 'nothing')).toMatchObject({ code: 'NOTHING', records: [], history: [], notes: 0 })
})
