// What the indicators of the fee schedule say of a claim, at the edges of the release too.
import { afterAll, expect, test } from 'vitest'
import type { IsoDate } from '../../../src/codes/citation.ts'
import { checkClaim } from '../../../src/codes/claim/check-claim.ts'
import type { CheckRule } from '../../../src/codes/claim/claim.ts'
import { DAY } from '../starter-folder.ts'
import { feeBook } from './loaded-book.ts'
import { line } from './written-line.ts'

const book = await feeBook({
  '10001': { days: '000', multiple: '2', bilateral: '1', assistant: '1', co: '0', team: '0' },
  '10002': { days: '090', multiple: '2', bilateral: '0', assistant: '0', co: '1', team: '1' },
  '10003': { days: '010', multiple: '3', bilateral: '2', base: '10009' },
  '10004': { days: '000', multiple: '3', bilateral: '9', base: '10009', assistant: '9', co: '9', team: '9' },
  '10005': { days: 'ZZZ', multiple: '0', bilateral: '3' },
  '10006': { pcTc: '1', multiple: '4' },
  '10007': { pcTc: '2', multiple: '4' },
  '10008': { pcTc: '6', status: 'B' },
  '10010': { pcTc: '4', status: 'I' },
  '99213': {},
})
afterAll(() => book.close())

/** `certainty: claim` of what one rule says. */
function said(rule: CheckRule, lines: string[], date: string = DAY, payer?: string): string[] {
  const claim = { lines: lines.map(line), diagnoses: [], date: date as IsoDate }
  return checkClaim(book, payer === undefined ? claim : { ...claim, payer })
    .filter((finding) => finding.rule === rule)
    .map(({ certainty, claim }) => `${certainty}: ${claim}`)
}

test.each<[string[], string[]]>([
  [['99213-25', '10001'], []],
  [['99213', '10001'], [expect.stringMatching(/^likely: 99213 beside 10001 \(global days 000\).*only with 25/)]],
  [['99213-57', '10003'], [expect.stringMatching(/^likely: .*needs 25/)]],
  [['99213-57', '10002'], []],
  [['99213-24', '10002'], []],
  [['99213-25', '10002'], [expect.stringMatching(/^depends: .*takes 57/)]],
  [['99213', '10002'], [expect.stringMatching(/^likely: .*paid with 57/)]],
  [['99213', '10006'], []],
])('a visit on the day of a procedure: %j', (lines, findings) => {
  expect(said('global-days', lines)).toEqual(findings)
})

test.each<[string[], string[]]>([
  [['10001-50'], []],
  [['10001-50x2'], [expect.stringContaining('one unit on one line, not 2')]],
  [['10001-LT', '10001-RT'], []],
  [['10002-LT', '10002-RT'], [expect.stringContaining('indicator 0')]],
  [['10002-LT'], []],
  [['10003-50'], [expect.stringContaining('for both sides already')]],
  [['10004-50'], [expect.stringContaining('does not apply')]],
  [['10005-50'], []],
])('two sides: %j', (lines, findings) => {
  expect(said('bilateral', lines)).toEqual(findings)
})

test.each<[string[], string[]]>([
  [['10006-26'], []],
  [['10006-26', '10006-TC'], []],
  [['10006', '10006-26'], [expect.stringMatching(/^likely: 10006 stands on the claim whole and in parts/)]],
  [['10007-26'], [expect.stringContaining('professional part by itself (PC/TC indicator 2)')]],
  [['10008-26'], []],
  [['10008-TC'], [expect.stringContaining('indicator 6')]],
  [['10010-26'], [expect.stringContaining('parts have codes of their own')]],
  [['10001-TC'], [expect.stringContaining('not split')]],
])('professional and technical parts: %j', (lines, findings) => {
  expect(said('professional-technical', lines)).toEqual(findings)
})

test.each<[string, string[]]>([
  ['10001-80', [expect.stringMatching(/^certain: .*assistant at surgery indicator 1/)]],
  ['10002-AS', [expect.stringMatching(/^depends: .*indicator 0/)]],
  ['10003-82', []],
  ['10004-81', [expect.stringContaining('does not apply')]],
  ['10001-62', [expect.stringMatching(/^certain: .*co-surgeon indicator 0/)]],
  ['10002-62', [expect.stringMatching(/^depends: /)]],
  ['10003-62', []],
  ['10001-66', [expect.stringMatching(/^certain: .*team surgery indicator 0/)]],
  ['10002-66', [expect.stringMatching(/^depends: /)]],
])('surgeons beside the first: %s', (written, findings) => {
  expect(said('surgeons', [written])).toEqual(findings)
})

test.each<[string[], string[]]>([
  [['10001'], []],
  [['10001', '10002'], [expect.stringContaining('10001, 10002: multiple procedure indicator 2')]],
  [['10003', '10004'], [expect.stringContaining('indicator 3 with the base 10009')]],
  [['10001', '10003'], []],
  [['10006', '10007'], [expect.stringContaining('indicator 4')]],
  [['10005-51'], [expect.stringContaining('add-on code (global days ZZZ)')]],
  [['10008-51'], [expect.stringContaining('multiple procedure indicator 0')]],
  [['10001-51'], []],
])('several procedures: %j', (lines, findings) => {
  expect(said('multiple-procedures', lines)).toEqual(findings)
})

test.each<[string, string[]]>([
  ['10001', []],
  ['10008', ['certain: 10008: status B, it is bundled into other services and never paid by itself.']],
  ['10010', [expect.stringContaining('status I')]],
])('the status of %s', (written, findings) => {
  expect(said('payment-status', [written])).toEqual(findings)
})

test.each<[string, string[]]>([
  ['10001-25', [expect.stringContaining('25 belongs on a visit')]],
  ['10006-25', []],
  ['99213-78', [expect.stringContaining('78 belongs on a procedure')]],
  ['99213-25', []],
])('modifiers of visits and procedures: %s', (written, findings) => {
  expect(said('modifier-use', [written])).toEqual(findings)
})

test('on the edges of the release a finding is certain, a day beyond them only likely, and said to be', () => {
  const on = (date: string) => said('bilateral', ['10003-50'], date)[0]?.split(':')[0]
  expect([on('2025-10-01'), on('2025-12-31')]).toEqual(['certain', 'certain'])
  expect([on('2025-09-30'), on('2026-01-01')]).toEqual(['likely', 'likely'])
  expect(said('release-dates', ['10003-50'], '2026-01-01')).toContainEqual(
    expect.stringContaining('2026-01-01 is outside the loaded releases of Medicare PFS: RVU25D (October 2025)'),
  )
  expect(said('release-dates', ['10003-50'], '2025-12-31').join()).not.toContain('Medicare PFS')
})

test("another payer is told that the edits are Medicare's", () => {
  expect(said('bilateral', ['10003-50'], DAY, 'Aetna')).toEqual([expect.stringMatching(/^likely: /)])
  expect(said('payer', ['10003-50'], DAY, 'Aetna')).toEqual([expect.stringContaining('Aetna may have its own')])
  expect(said('payer', ['10001'], DAY, 'Aetna')).toEqual([])
  expect(said('payer', ['10003-50'], DAY, 'Medicare Part B')).toEqual([])
})
