// The gate refuses what may not reach a reviewer as ready.
import { expect, test } from 'vitest'
import { checkDraft } from '../../src/draft/check.ts'
import type { Draft } from '../../src/draft/draft.ts'
import { bookOf, cited, day, record, unitLimit } from '../advice/book-of.ts'

const DATE = day('2024-08-01')
const book = bookOf({ records: [record('J1885', 'Ketorolac')], unitLimits: [unitLimit('J1885', 8, 3)] })

function draft(given: Partial<Draft> = {}): Draft {
  return {
    kind: 'answer',
    subject: 'Re: J1885',
    text: 'J1885 is one unit for each 15 mg. [HCPCS, 2024 Q3, J1885]',
    asks: [],
    validity: '',
    blocked: [],
    claimLines: [{ code: 'J1885', modifiers: [], units: 4, diagnoses: [], conditional: null }],
    findings: [
      {
        claim: 'J1885 is one unit for each 15 mg.',
        rule: 'code-meaning',
        certainty: 'certain',
        role: 'answer',
        citations: [cited('HCPCS', '2024 Q3', 'J1885')],
      },
    ],
    ...given,
  }
}

test('a cited answer with a valid line passes', () => {
  expect(checkDraft(draft(), book, DATE)).toEqual([])
})

test.each<[string, Partial<Draft>, RegExp]>([
  ['a bullet without its row', { text: '- J1885 is fine.' }, /uncited/],
  ['a code nobody knows', { text: 'Bill CPT code 99999 for it. [x]'.replace('99999', '98765') }, /98765/],
  ['a promise', { text: 'J1885 will be paid.' }, /promises payment/],
  ['a guarantee', { text: 'Payment of J1885 is guaranteed.' }, /promises payment/],
  ['five questions back', { asks: ['a', 'b', 'c', 'd', 'e'] }, /more than 4/],
  [
    'a line not valid that day',
    { claimLines: [{ code: 'J1030', modifiers: [], units: 1, diagnoses: [], conditional: null }] },
    /not valid on/,
  ],
  [
    'a line over its limit',
    { claimLines: [{ code: 'J1885', modifiers: [], units: 9, diagnoses: [], conditional: null }] },
    /over its unit limit/,
  ],
])('%s is refused', (_what, given, reason) => {
  expect(checkDraft(draft(given), book, DATE).join('\n')).toMatch(reason)
})

test('saying that payment is not guaranteed promises nothing', () => {
  expect(checkDraft(draft({ text: 'This is not a guarantee of payment.' }), book, DATE)).toEqual([])
})

test('an identifier left in is refused, without repeating it', () => {
  const found = checkDraft(draft(), book, DATE, () => [{ text: '900-12-3456' }])
  expect(found).toHaveLength(1)
  expect(found.join()).not.toContain('900')
})
