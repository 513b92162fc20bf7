// The gate refuses what may not reach a reviewer as ready, and what a reviewer may not send unwarned.
import { expect, test } from 'vitest'
import type { Finding } from '../../src/advice/finding.ts'
import { checkDraft, checkWords } from '../../src/draft/check.ts'
import { grounded } from '../../src/draft/check-releases.ts'
import type { Draft } from '../../src/draft/draft.ts'
import { readQuestions } from '../../src/question/read-question.ts'
import { bookOf, cited, day, pair, record, unitLimit } from '../advice/book-of.ts'

const DATE = day('2024-08-01')
const book = bookOf({
  records: [
    record('J1885', 'Ketorolac'),
    record('J1030', 'Methylprednisolone 40 mg', { validTo: day('2024-03-31') }),
    record('11042', 'Debridement'),
    record('97597', 'Debridement, selective'),
    record('96372', 'Injection given'),
    record('11043', 'Debridement of muscle'),
    record('E11', 'Diabetes', { billable: false }),
  ],
  pairs: [pair('11043', '97597', 0)],
  unitLimits: [unitLimit('J1885', 8, 3)],
  releases: [
    {
      source: 'NCCI PTP practitioner',
      edition: '2024 Q3',
      validFrom: day('2024-07-01'),
      validTo: day('2024-09-30'),
      rows: 1,
      file: 'ptp',
    },
  ],
})
const against = { book, date: DATE }
const VALIDITY = 'Checked for dates of service 2024-07-01 to 2024-09-30 against HCPCS 2024 Q3.'
const POINT = 'J1885 is one unit for each 15 mg. [HCPCS, 2024 Q3, J1885]'

function draft(given: Partial<Draft> = {}): Draft {
  const text = given.text ?? POINT
  return {
    kind: 'answer',
    subject: 'Re: J1885',
    asks: [],
    validity: VALIDITY,
    blocked: [],
    claimLines: [claimLine('J1885', { units: 4 })],
    findings: [found('J1885 is one unit for each 15 mg.')],
    ...given,
    text: `${text}\n\n${VALIDITY}`,
  }
}

function claimLine(code: string, given: Partial<Draft['claimLines'][number]> = {}): Draft['claimLines'][number] {
  return { code, modifiers: [], units: 1, diagnoses: [], conditional: null, ...given }
}

function found(claim: string, given: Partial<Finding> = {}): Finding {
  const citations: Finding['citations'] = [cited('HCPCS', '2024 Q3', 'J1885')]
  return { claim, rule: 'code-meaning', certainty: 'certain', role: 'answer', citations, ...given }
}

/** What the types forbid and a store of years ago may hold. */
function bare(claim: string): Finding {
  return { ...found(claim), citations: [] as unknown as Finding['citations'] }
}

const PAIR = cited('NCCI PTP practitioner', '2024 Q3', '11042/97597')
const BYPASS = found('The edit of 11042 and 97597 may be bypassed with 59.', { citations: [PAIR] })
const NEVER = found('The edit of 11042 and 97597 is never bypassed.', { citations: [PAIR] })

test('a cited answer with a valid line passes', () => {
  expect(checkDraft(draft(), against)).toEqual([])
})

// Each draft is good but for one thing, and is refused for that alone.
test.each<[string, Partial<Draft>, string]>([
  ['a point without its row', { text: `${POINT}\n- J1885 is fine.` }, 'uncited claim: J1885 is fine.'],
  [
    'a finding without a row',
    { findings: [found('J1885 is one unit for each 15 mg.'), bare('J1885 needs an order.')] },
    'uncited claim: J1885 needs an order.',
  ],
  [
    'a code nobody knows',
    { text: `${POINT} Bill CPT code 98765.` },
    'the text names 98765, which the code book does not hold',
  ],
  [
    'a code that had ended, without a word of it',
    {
      findings: [found('J1885 is one unit for each 15 mg.'), found('J1030 is the drug.')],
      text: `${POINT} J1030 is the drug.`,
    },
    'the text names J1030, which was not in force on 2024-08-01, and does not say so',
  ],
  [
    'a code that no line and no finding has',
    { text: `${POINT}\nAdd 96372. [x]` },
    'the text names 96372, which no claim line and no finding stands for',
  ],
  ['a line that no finding has', { claimLines: [claimLine('96372')] }, 'claim line 96372 stands on no finding'],
  ['a promise', { text: `${POINT} J1885 will be paid.` }, 'the text promises payment ("will be paid")'],
  [
    'a promise after a denial in another sentence',
    { text: 'This is not legal advice. J1885 will be paid.' },
    'the text promises payment ("will be paid")',
  ],
  ['a guarantee', { text: 'Payment of J1885 is guaranteed.' }, 'the text promises payment ("guaranteed")'],
  [
    'a contradiction',
    { findings: [BYPASS, NEVER, found('J1885.')] },
    `two findings contradict each other: "${BYPASS.claim}" and "${NEVER.claim}"`,
  ],
  [
    'yes and no',
    { findings: [found('Yes: J1885 with 96372.'), found('No, not J1885 with 96372.')] },
    'two findings contradict each other: "Yes: J1885 with 96372." and "No, not J1885 with 96372."',
  ],
  [
    'two lines that differ in units only',
    { claimLines: [claimLine('J1885'), claimLine('J1885', { units: 2 })] },
    'two claim lines of J1885 differ in units only: 1 and 2',
  ],
  ['five questions back', { asks: ['a', 'b', 'c', 'd', 'e'] }, '5 questions back, more than 4'],
  [
    'a line not valid that day',
    { claimLines: [claimLine('J1030')], findings: [found('J1885, J1030.')] },
    'claim line J1030 is not valid on 2024-08-01',
  ],
  [
    'a heading on a line',
    { claimLines: [claimLine('E11')], findings: [found('J1885, E11.')] },
    'claim line E11 is a heading, not a billable code',
  ],
  [
    'a line over its limit',
    { claimLines: [claimLine('J1885', { units: 9 })] },
    'claim line J1885 x9 is over its unit limit of 8, and no finding says so',
  ],
  [
    'two lines whose edit is never bypassed',
    { claimLines: [claimLine('11043'), claimLine('97597')], findings: [found('J1885, 11043 and 97597.')] },
    'claim lines 11043 and 97597 stand together, and no modifier bypasses their edit',
  ],
  ['no validity line', { validity: '' }, 'the line that says what was checked is missing'],
])('%s is refused for that alone', (_what, given, reason) => {
  expect(checkDraft(draft(given), against)).toEqual([reason])
})

test('units over a limit, and a pair without bypass, may stand where the draft says so', () => {
  const over = claimLine('J1885', { units: 9 })
  const said = found('The limit of J1885 is 8 units.', { rule: 'unit-limits' })
  expect(checkDraft(draft({ claimLines: [over], findings: [said] }), against)).toEqual([])
  const pair = [claimLine('11043'), claimLine('97597', { conditional: 'not with 11043 on the same day' })]
  expect(checkDraft(draft({ claimLines: pair, findings: [found('J1885, 11043 and 97597.')] }), against)).toEqual([])
})

test('rows of another quarter than the date are said to be, or the draft is refused', () => {
  const later = { book, date: day('2025-02-01') }
  const findings = [found('J1885 stands alone.', { citations: [PAIR] })]
  const stale = checkDraft(draft({ findings }), later).join('\n')
  expect(stale).toMatch(/the loaded NCCI PTP practitioner was not in force on 2025-02-01/)
  const said = `${POINT}\n- 2025-02-01 lies outside the loaded NCCI PTP practitioner 2024 Q3. [x]`
  expect(checkDraft(draft({ findings, text: said }), later)).toEqual([])
})

test('a finding on rows of another quarter is likely, not certain', () => {
  const findings = [found('An edit.', { citations: [PAIR] }), found('A code.')]
  expect(grounded(findings, book, DATE).map(({ certainty }) => certainty)).toEqual(['certain', 'certain'])
  expect(grounded(findings, book, day('2025-02-01')).map(({ certainty }) => certainty)).toEqual(['likely', 'certain'])
})

test.each([
  'This is not a guarantee of payment.',
  'Nobody can say whether it will be paid.',
  'It will be paid only if the payer covers it.'.replace('It will', 'If documented, it will'),
])('"%s" promises nothing', (text) => {
  expect(checkDraft(draft({ text }), against)).toEqual([])
})

test('an ended code may be named when its end is said, and one the asker wrote may be repeated', () => {
  expect(checkWords('J1030 ended on 2024-03-31.', draft(), against)).toEqual([])
  const asked = readQuestions('Is 98765 a CPT code?', book, DATE)
  expect(checkWords('You ask about CPT code 98765.', draft(), { ...against, asked })).toEqual([])
})

test('findings about other codes, and what payers differ in, are no contradiction', () => {
  const other = found('The edit of 11042 and 11043 is never bypassed.')
  expect(checkDraft(draft({ findings: [BYPASS, other, found('J1885.')] }), against)).toEqual([])
  expect(checkDraft(draft({ findings: [BYPASS, { ...NEVER, role: 'caveat' }, found('J1885.')] }), against)).toEqual([])
})

test('an identifier left in is refused, without repeating it', () => {
  const reasons = checkDraft(draft(), { ...against, identifiersIn: () => [{ text: '900-12-3456' }] })
  expect(reasons).toEqual(['the text holds what looks like a patient identifier'])
})

test('a row of a file that does not say its release is likely, never certain', () => {
  const undated = { source: 'NCCI MUE practitioner', edition: 'release not stated', locator: 'J1885' }
  const [finding] = grounded(
    [{ claim: 'At most 8.', rule: 'unit-limits', certainty: 'certain', role: 'answer', citations: [undated] }],
    bookOf({}),
    DATE,
  )
  expect(finding?.certainty).toBe('likely')
})
