// What an evaluation writes: times, the page, and the summary that keeps a reader's reasons. The questions are invented.
import { expect, test } from 'vitest'
import { deskAcceptance, deskLines } from '../../bench/desk-acceptance.ts'
import { quantilesOf } from '../../bench/draft-times.ts'
import { type AskedQuestion, changesSince, type Result, totalsOf } from '../../bench/evaluation.ts'
import { evaluationPage } from '../../bench/evaluation-page.ts'
import { summaryWith } from '../../bench/evaluation-summary.ts'
import { missesOf, type Scored, scoreAnswer } from '../../bench/score-answer.ts'
import { currentConfig } from '../../src/config.ts'

const question: AskedQuestion = {
  id: 'A1',
  kind: 'codes',
  subject: 'Two <b>codes</b>',
  body: 'May 20610 go with 99213?',
  gold: {
    codes: ['20610', '99213-25'],
    codes_mode: 'all',
    must_state: ['the visit is separate'],
    must_ask: ['payer'],
    must_not: [],
  },
  phi: [],
}
const times = { first: [{ ms: 9, processor: 7 }], after: [] }

function resultFor(lines: string[], asks: string[]): Result {
  const draft = {
    text: `Answer with ${lines.join(', ')}.`,
    claimLines: lines.map((code) => ({ code, modifiers: [], units: 1, diagnoses: [], conditional: null })),
    findings: [],
    asks,
    blocked: [],
  } satisfies Scored
  const score = scoreAnswer(question.gold, draft)
  return { id: 'A1', kind: 'answer', lines, text: draft.text, score, misses: missesOf(score), ms: 9 }
}
const before = resultFor(['20610'], [])
const now = resultFor(['20610'], ['the payer and plan'])

test('the page shows what got better and worse, the answer of the last run, and how drafts fare at the desk', () => {
  const page = evaluationPage({
    made: '2026-11-24T10:00:00.000Z',
    releases: ['NCCI 2026Q4'],
    numbers: ['Questions: 1'],
    questions: [question],
    results: [now],
    changes: changesSince([before], [now]),
    before: [{ ...before, text: 'Said otherwise.' }],
    desk: {
      is: 'desk',
      rows: [
        { intent: 'all', approved: 4, unchanged: 3, changedShare: 0.004 },
        { intent: 'unit_count', approved: 1, unchanged: 1, changedShare: null },
      ],
    },
  })
  expect(page).toContain('Better: no longer missed (1)')
  expect(page).toContain('Worse: newly missed (0)')
  expect(page).toContain('Said otherwise.')
  expect(page).toContain('<th scope="row">All</th><td>4</td><td>3 (75 %)</td><td>1 %</td>')
  expect(page).toContain('<th scope="row">unit count</th><td>1</td><td>1 (100 %)</td><td></td>')
  expect(page).not.toContain('<b>')
})

test('a question that is missed anew is worse, one that is no longer missed better', () => {
  expect(changesSince([now], [before])).toEqual([{ id: 'A1', better: [], worse: ['ask "payer": missing'] }])
})

test('where the settings name no desk, one sentence says so and no database is made', async () => {
  const read = currentConfig()
  if (read.is === 'wrong') throw new Error(read.because)
  const desk = await deskAcceptance({ ...read.config, databaseUrl: null, dataDir: '/nowhere' })
  expect(desk).toEqual({
    is: 'none',
    because: 'No desk to read acceptance from: DATABASE_URL is not set and /nowhere (DATA_DIR) holds no database.',
  })
})

test('acceptance reads as lines, the middle share of changed words only where some were changed', () => {
  expect(deskLines([{ intent: 'fee', approved: 2, unchanged: 1, changedShare: 0.2 }])).toEqual([
    'Approved at the desk, fee: 2, unchanged 1 (50 %), words changed in the others 20 %',
  ])
})

test('the slowest of few drafts is their p99; clock and processor are ranked each by itself', () => {
  const taken = [1, 2, 3, 40].map((ms, at) => ({ ms, processor: 4 - at }))
  expect(quantilesOf(taken)).toEqual({ drafts: 4, p50: { ms: 2, processor: 2 }, p99: { ms: 40, processor: 4 } })
})

const PAGE = `# Evaluation

By hand, before.

<!-- written by npm run evaluate -- --summary; the column Why is kept -->
| A1 | 99213-25: missing | modifier not asked \\| read |
| A2 | 99214: missing | gone since |
<!-- end of what is written by npm run evaluate -->

By hand, behind.
`

test('a summary made anew keeps what is written by hand and each reason whose miss is still there', () => {
  const totals = totalsOf([question], [before], { findings: 0, times })
  const made = summaryWith(PAGE, { totals, last: null, results: [before] })
  expect(made).toContain('By hand, before.')
  expect(made).toContain('By hand, behind.')
  expect(made).toContain('| A1 | 99213-25: missing | modifier not asked \\| read |')
  expect(made).toContain('| A1 | "payer": missing | **to explain** |')
  expect(made).not.toContain('A2')
  expect(made).toMatch(/\| Required codes on claim lines \| 1 of 2 \(50 %\)/)
  expect(summaryWith(made ?? '', { totals, last: null, results: [before] })).toBe(made)
})

test('a page without the marks is not written over', () => {
  const totals = totalsOf([question], [before], { findings: 0, times })
  expect(summaryWith('# Other page', { totals, last: null, results: [before] })).toBeNull()
})
