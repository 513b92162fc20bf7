import { expect, test } from 'vitest'
import type { IsoDate } from '../../../src/codes/citation.ts'
import { checkClaim } from '../../../src/codes/claim/check-claim.ts'
import { DAY, HCPCS, starterBook } from '../starter-folder.ts'
import { line } from './written-line.ts'

const book = starterBook({
  'add-ons.tsv': [
    ['20611', '0470T', '3', '', '', ...HCPCS],
    ['0998T', '0999T', '1', '2025-04-01', '2025-11-30', ...HCPCS],
  ],
  'hcpcs.tsv': [['S9999', 'A thing of the tests', '', '', 'I', '', '', '', '', ...HCPCS]],
  'modifiers.tsv': ['50', 'RT', 'XS', '26', 'TC'].map((code) => [code, 'A modifier', '1', '', '', '', ...HCPCS]),
  'unit-limits.tsv': [
    ['20611', '1', '2', 'practitioner', 'anatomy', '2025-10-15', '2025-11-30', 'NCCI MUE practitioner', '2025 Q4'],
    ['J1010', '0', '3', 'practitioner', 'who bills it', '', '', 'NCCI MUE practitioner', '2025 Q4'],
    ['J1010', '2', '3', 'dme', 'who bills it', '', '', 'NCCI MUE DME', '2025 Q4'],
  ],
})

/** Checks lines written as on the command line: `20610-59x2`. */
function check(lines: string[], diagnoses: string[] = [], date: IsoDate = DAY) {
  return checkClaim(book, { lines: lines.map((one) => line(one)), diagnoses, date })
}

test('a sound claim has no findings', () => {
  expect(check(['99213-25', '20610-LTx1', 'j1885x2'], ['M17.12', 'e119'])).toEqual([])
})

test('an unknown code depends on the full set, and says where it was looked for', () => {
  const [finding, ...more] = check(['J9999'])
  expect(more).toEqual([])
  expect(finding).toMatchObject({ rule: 'code-validity', certainty: 'depends' })
  expect(finding?.citations).toEqual([{ source: 'HCPCS Level II', edition: 'October 2025', locator: 'J9999: no row' }])
})

test('an ended code names its last day and what replaced it, with both rows cited', () => {
  const [finding] = check(['J1020'])
  expect(finding?.claim).toBe('J1020 is not valid on 2025-11-03: it ended on 2024-03-31. It was replaced by J1010.')
  expect(finding?.citations.map(({ locator }) => locator)).toEqual(['J1020', 'J1010'])
})

test('a code that has not begun says from when it is valid', () => {
  expect(check(['A9999'])[0]?.claim).toBe('A9999 is not valid on 2025-11-03: it is valid from 2026-01-01.')
})

test('a diagnosis on a service line, a heading and an unknown modifier are each said', () => {
  expect(check(['E11.9'])).toMatchObject([{ rule: 'code-validity', certainty: 'certain' }])
  expect(check([], ['E11'])).toMatchObject([{ rule: 'diagnosis-validity', claim: expect.stringContaining('heading') }])
  expect(check(['99213-ZZ'])).toMatchObject([
    { rule: 'modifier-validity', claim: expect.stringContaining('Modifier ZZ') },
  ])
})

test.each([
  [['20610', '20611'], 'certain', 'as written 20610 is denied'],
  [['20611', '20610-59'], 'depends', 'modifier 59 on 20610 may bypass'],
  [['20611-LT', '20610'], 'depends', 'modifier LT on 20611 may bypass'],
  [['20611', '20610-76'], 'certain', 'as written 20610 is denied'],
  [['0470T', '0471T', '99213-25'], 'certain', 'no modifier bypasses the edit. 25 does not change that.'],
  [['0470T', '20610'], 'certain', 'indicator 9: the edit was deleted'],
])('%j: the pair edit is %s', (lines, certainty, words) => {
  const findings = check(lines).filter(({ rule }) => rule === 'pair-edits')
  expect(findings).toMatchObject([{ certainty, claim: expect.stringContaining(words) }])
})

test('a limit of a line judges each line, a limit of a day adds them up', () => {
  const limits = (lines: string[]) => check(lines).filter(({ rule }) => rule === 'unit-limits')
  expect(limits(['20610-LTx2', '20610-RTx2'])).toEqual([])
  expect(limits(['20610x3'])).toMatchObject([
    { claim: expect.stringContaining('3 units on one line, the limit is 2 (MAI 1)') },
  ])
  expect(limits(['J1885x5', 'J1885-76x4'])).toMatchObject([
    { claim: expect.stringContaining('9 units on 2025-11-03, the limit is 8 (MAI 3)') },
  ])
  expect(limits(['99213x2'])).toMatchObject([{ claim: expect.stringContaining('absolute') }])
})

test('an add-on without its primary: certain with a closed list or alone, else the contractor decides', () => {
  const addOns = (lines: string[]) => check(lines).filter(({ rule }) => rule === 'add-ons')
  expect(addOns(['0471T', '0470T'])).toEqual([])
  expect(addOns(['0471T', '99213'])).toMatchObject([{ certainty: 'certain', claim: expect.stringContaining('0470T') }])
  expect(addOns(['11045'])).toMatchObject([{ certainty: 'certain' }])
  expect(addOns(['11045', '99213'])).toMatchObject([{ certainty: 'depends' }])
  expect(addOns(['20611'])).toMatchObject([{ certainty: 'certain' }])
  expect(addOns(['20611', '99213'])).toMatchObject([{ certainty: 'depends' }])
})

test('a date outside the loaded releases is said once a source', () => {
  const findings = check(['E1122', '20610'], ['E11.9'], '2026-11-03' as IsoDate)
  expect(findings.map(({ rule }) => rule)).toEqual(['release-dates', 'release-dates', 'release-dates', 'release-dates'])
  expect(findings.map(({ citations }) => citations[0].source).sort()).toEqual([
    'HCPCS Level II',
    'ICD-10-CM',
    'NCCI MUE practitioner',
    'NCCI PTP practitioner',
  ])
  expect(findings[0]?.claim).toContain('2026-11-03 is outside the loaded releases of')
})

test('a row that gives its own first day is good for the days before its release; edits are not', () => {
  const findings = check(['J1885x9'], [], '2024-06-03' as IsoDate)
  expect(findings).toMatchObject([
    { rule: 'unit-limits', certainty: 'likely' },
    { rule: 'release-dates', citations: [{ source: 'NCCI MUE practitioner' }] },
  ])
})

test('an edit, a limit and an add-on relation hold from their first day to their last', () => {
  const rules = (lines: string[], date: string) => check(lines, [], date as IsoDate).map(({ rule }) => rule)
  expect(rules(['20610', '99213'], '2023-12-31')).toContain('pair-edits')
  expect(rules(['20610', '99213'], '2024-01-01')).not.toContain('pair-edits')
  expect(rules(['20610', '20611'], '2019-12-31')).not.toContain('pair-edits')
  expect(rules(['20610', '20611'], '2020-01-01')).toContain('pair-edits')
  const limited = ['2025-10-14', '2025-10-15', '2025-11-30', '2025-12-01'].map((date) =>
    rules(['20611x2'], date).includes('unit-limits'),
  )
  expect(limited).toEqual([false, true, true, false])
  const added = ['2025-03-31', '2025-04-01', '2025-11-30', '2025-12-01'].map((date) =>
    rules(['0998T'], date).includes('add-ons'),
  )
  expect(added).toEqual([false, true, true, false])
})

test('two sides that are above a limit of one are told how they are one unit', () => {
  const [limit] = check(['20611-LT', '20611-RT']).filter(({ rule }) => rule === 'unit-limits')
  expect(limit?.claim).toContain('2 units on 2025-11-03, the limit is 1 (MAI 2)')
  expect(limit?.claim).toContain('one unit on one line with 50 (bilateral indicator 1)')
  expect(check(['20611x2'])[0]?.claim).not.toContain('with 50')
})

test('a limit of none for physicians names the table of those who bill the code', () => {
  expect(check(['J1010'])).toMatchObject([
    { rule: 'unit-limits', certainty: 'depends', claim: expect.stringContaining('at all; the dme table allows 2.') },
  ])
})

test('the same site on both lines does not set them apart; another site, or 59, may', () => {
  const [same] = check(['20611-LT', '20610-LT'])
  expect(same).toMatchObject({ certainty: 'likely', claim: expect.stringContaining('both carry LT') })
  expect(check(['20611-RT', '20610-LT'])[0]).toMatchObject({ certainty: 'depends' })
  expect(check(['20611-LT', '20610-LT-59'])[0]).toMatchObject({ certainty: 'depends' })
})

test('of several lines of one code the one without a modifier is denied', () => {
  expect(check(['20611', '20610-59', '20610'])[0]).toMatchObject({
    ...{ rule: 'pair-edits', certainty: 'certain', claim: expect.stringContaining('20610 is denied on line 3') },
  })
})

test('a file that does not say its release proves nothing for a day', () => {
  const undated = starterBook({
    'unit-limits.tsv': [
      ['20611', '1', '2', 'practitioner', 'anatomy', '', '', 'NCCI MUE outpatient', 'release not stated'],
    ],
    'releases.tsv': [['NCCI MUE outpatient', 'release not stated', '', '']],
  })
  const findings = checkClaim(undated, { lines: [line('20611x2')], diagnoses: [], date: DAY })
  expect(findings.find(({ rule }) => rule === 'unit-limits')).toMatchObject({ certainty: 'likely' })
  expect(findings.find(({ rule }) => rule === 'release-dates')?.claim).toBe(
    'The loaded file of NCCI MUE outpatient does not say its release: whether its rows hold on 2025-11-03 is not known. Check the release of that day.',
  )
})

test('a HCPCS code that Medicare does not cover is said by its coverage code', () => {
  expect(check(['S9999'])).toMatchObject([
    { rule: 'payment-status', claim: 'S9999: coverage code I, it is not payable by Medicare.', certainty: 'certain' },
  ])
})

test('lines that are alike, and a diagnosis that stands twice, are said once', () => {
  expect(check(['20610-LT', '20610-LT', '20610-LT'])).toMatchObject([
    {
      rule: 'modifier-use',
      certainty: 'likely',
      claim: expect.stringContaining('20610-LT stands on more than one line'),
    },
  ])
  expect(check(['20610-LT', '20610-RT'])).toEqual([])
  expect(check([], ['E11.9', 'I10', 'e119'])).toMatchObject([
    { rule: 'diagnosis-validity', claim: 'E11.9 stands on the claim more than once; a diagnosis is reported once.' },
  ])
})

test.each([
  ['20610-LT-RT', 'left and of the right'],
  ['20610-50-LT', '50 says both sides'],
  ['20610-59-XS', '59 and XS say the same'],
  ['20610-26-TC', 'the whole service'],
  ['20610-LT-LT', 'LT stands on the line twice'],
])('%s: the modifiers do not go together', (written, words) => {
  const uses = check([written]).filter(({ rule }) => rule === 'modifier-use')
  expect(uses).toMatchObject([{ claim: expect.stringContaining(words), citations: [{ source: expect.any(String) }] }])
})
