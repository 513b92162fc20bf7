import { expect, test } from 'vitest'
import { fallsUnder, referencesIn } from '../../../src/codes/load/icd-reference.ts'

const KNOWN = new Set(['E11', 'C7A', 'QA0'])
const isKnown = (category: string) => KNOWN.has(category)

test.each<[string, string[]]>([
  ['illness (Z16.-)', ['Z16']],
  ['illness (J00-J22)', ['J00-J22']],
  ['after birth (O03-O07, O08.0)', ['O03-O07', 'O08.0']],
  ['injury (M99.0-M99.3-, S32.01-)', ['M99.0-M99.3', 'S32.01']],
  ['a drug (T36-T50 with fifth or sixth character 5)', ['T36-T50']],
  ['bleeding (C50. with final characters -01)', ['C50']],
  ['twice (E11.9) and (E11.9)', ['E11.9']],
  ['tumours (C7A.1) and growth (QA0.01)', ['C7A.1', 'QA0.01']],
  ['see category E11 below', ['E11']],
  ['vitamin B12, not (CD4) or HTLV-1', []],
  ['no codes', []],
])('%s names %j', (text, codes) => {
  expect(referencesIn(text, isKnown)).toEqual(codes)
})

test.each<[string, string, boolean]>([
  ['E11.9', 'E11', true],
  ['E1165', 'E11.6', true],
  ['E11', 'E11.6', false],
  ['E12', 'E11', false],
  ['E10.1', 'E08-E13', true],
  ['E13.9', 'E08-E13', true],
  ['E14', 'E08-E13', false],
  ['M99.25', 'M99.0-M99.3', true],
  ['S06.893D', 'S06.890D-S06.899S', true],
])('%s falls under %s: %s', (code, named, expected) => {
  expect(fallsUnder(code, named)).toBe(expected)
})

test('a long text without end takes linear time', () => {
  const started = performance.now()
  referencesIn(`(${'E11.12-'.repeat(50_000)}`, isKnown)
  referencesIn('('.repeat(300_000), isKnown)
  expect(performance.now() - started).toBeLessThan(1_000)
})
