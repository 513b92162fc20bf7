import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CodeSystem } from '../../src/codes/code-record.ts'
import { compactCode, formatCode, likelySpellings, parseCode, readingsOf } from '../../src/codes/code-shape.ts'
import { NO_OFFICIAL_CODES, officialIcd } from './official-codes.ts'

test.each([
  ['e119', 'ICD-10-CM', 'E11.9'],
  ['E11.9', 'ICD-10-CM', 'E11.9'],
  ['M17-11', 'ICD-10-CM', 'M17.11'],
  ['m17 11', 'ICD-10-CM', 'M17.11'],
  ['s82001a', 'ICD-10-CM', 'S82.001A'],
  ['I10', 'ICD-10-CM', 'I10'],
  ['qa0.0101', 'ICD-10-CM', 'QA0.0101'],
  ['qa00101', 'ICD-10-CM', 'QA0.0101'],
  ['QA0', 'ICD-10-CM', 'QA0'],
  ['c7a.00', 'ICD-10-CM', 'C7A.00'],
  ['z3a08', 'ICD-10-CM', 'Z3A.08'],
  ['OA1.2', 'ICD-10-CM', 'OA1.2'],
  ['j1885', 'HCPCS', 'J1885'],
  ['(99213),', 'CPT', '99213'],
  ['0470t', 'CPT', '0470T'],
  ['0DTJ4ZZ', 'ICD-10-PCS', '0DTJ4ZZ'],
  ['lt', 'MODIFIER', 'LT'],
])('%s is read as %s %s', (written, system, text) => {
  expect(parseCode(written)).toEqual({ system, text })
})

test('a text that several shapes fit has several readings, and the system decides', () => {
  expect(readingsOf('E1122').map(({ system, text }) => `${system} ${text}`)).toEqual([
    'HCPCS E1122',
    'ICD-10-CM E11.22',
  ])
  expect(parseCode('j1885', 'ICD-10-CM')?.text).toBe('J18.85')
  expect(readingsOf('25').map(({ system }) => system)).toEqual(['MODIFIER', 'POS'])
})

test.each([
  '',
  '99213-25',
  'J1885-59',
  'CD4',
  'HB1AC',
  'QA0-1',
  'QAB',
  'diabetes',
  '1234',
  '123456',
  'x'.repeat(100_000),
])('%.20s is no code', (written) => {
  expect(parseCode(written)).toBeNull()
})

test('letters typed for digits are seen', () => {
  expect(likelySpellings('GO438')).toContain('G0438')
  expect(likelySpellings('992l3')).toContain('99213')
  expect(likelySpellings('99213')).toEqual([])
})

const digit = (letters: string) => fc.constantFrom(...letters)
const text = (...parts: string[]) => fc.tuple(...parts.map(digit)).map((letters) => letters.join(''))
const DIGITS = '0123456789'
const ANY = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'
const codes: fc.Arbitrary<{ system: CodeSystem; text: string }> = fc.oneof(
  text(DIGITS, DIGITS, DIGITS, DIGITS, `${DIGITS}AFMTU`).map((code) => ({ system: 'CPT' as const, text: code })),
  text('ABCEGHJKLMPQRSTV', DIGITS, DIGITS, DIGITS, DIGITS).map((code) => ({ system: 'HCPCS' as const, text: code })),
  fc
    .tuple(
      fc.oneof(text('ABCDEFGHIJKLMNOPQRSTUVWXYZ', DIGITS, ANY), text('Q', 'A', DIGITS)),
      fc.array(digit(ANY), { maxLength: 4 }),
    )
    .map(([start, rest]) => ({
      system: 'ICD-10-CM' as const,
      text: rest.length > 0 ? `${start}.${rest.join('')}` : start,
    })),
  text(ANY, ANY).map((code) => ({ system: 'MODIFIER' as const, text: code })),
)

test('every code is read back from how it is written, dotted or not', () => {
  fc.assert(
    fc.property(codes, (code) => {
      expect(parseCode(formatCode(code), code.system)).toEqual(code)
      expect(parseCode(compactCode(code.text).toLowerCase(), code.system)).toEqual(code)
    }),
  )
})

/** Any code units, also halves of surrogate pairs. */
const anyText = fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units))

test('no text makes reading fail', () => {
  fc.assert(fc.property(anyText, (any) => Array.isArray(readingsOf(any))))
})

test.skipIf(NO_OFFICIAL_CODES)(
  'every code of the FY2026 order file has the shape of one, with its dot and without',
  () => {
    const shapeless = [...officialIcd().keys()].filter((compact) => {
      const dotted = compact.length > 3 ? `${compact.slice(0, 3)}.${compact.slice(3)}` : compact
      return [compact, dotted].some((written) => parseCode(written, 'ICD-10-CM')?.text !== dotted)
    })
    expect(shapeless).toEqual([])
  },
)
