// How a draft is scored against what a good answer must hold; the questions here are invented.
import { expect, test } from 'vitest'
import { changesSince, type Result } from '../../bench/evaluation.ts'
import { type Gold, missesOf, type Scored, scoreAnswer } from '../../bench/score-answer.ts'
import type { ClaimLine } from '../../src/advice/finding.ts'

test('a code is met by its line with modifiers and units; a conditional line counts apart', () => {
  const draft = answer({
    claimLines: [line('20610', { modifiers: ['RT'] }), line('J3301', { units: 4, conditional: 'if documented' })],
  })
  const score = scoreAnswer(gold({ codes: ['20610-RT', 'J3301 x4', 'J3301 x2', '20610-LT', '99213'] }), draft)
  expect(score.codes.map(({ is }) => is)).toEqual(['line', 'conditional', 'units', 'modifiers', 'missing'])
  expect(score.codesMet).toBe(false)
})

test('any one of several codes is enough where the gold says so', () => {
  const draft = answer({ claimLines: [line('99203', { conditional: 'by time' })] })
  expect(scoreAnswer(gold({ codes: ['99205', '99203'], codes_mode: 'any' }), draft).codesMet).toBe(true)
  expect(scoreAnswer(gold({ codes: ['99205'], codes_mode: 'any' }), draft).codesMet).toBe(false)
})

test('a range is met by a line inside it, a modifier alone by a line that carries it', () => {
  const draft = answer({ claimLines: [line('99204', { modifiers: ['25'] })] })
  const score = scoreAnswer(gold({ codes: ['99202-99205', '99212-99215', '25'] }), draft)
  expect(score.codes.map(({ is }) => is)).toEqual(['line', 'missing', 'line'])
})

test('discarded drug is a line of its own', () => {
  const draft = answer({ claimLines: [line('J0585', { units: 155 }), line('J0585', { units: 45, modifiers: ['JW'] })] })
  const score = scoreAnswer(gold({ codes: ['J0585 x155', 'J0585-JW x45', 'J0585 x200'] }), draft)
  expect(score.codes.map(({ is }) => is)).toEqual(['line', 'line', 'units'])
})

test('an ask is met when half of its key words stand in one of ours, near when some do or the answer says it', () => {
  const draft = answer({
    text: 'The class findings decide.',
    asks: ['the payer and plan', 'the dose given, and the route'],
  })
  const asks = ['payer', 'dose and route', 'route of the second push', 'class findings', 'laterality']
  expect(scoreAnswer(gold({ must_ask: asks }), draft).asks.map(({ is }) => is)).toEqual([
    'asked',
    'asked',
    'near',
    'near',
    'missing',
  ])
})

test('"date of service" does not meet an ask for the service', () => {
  const draft = answer({ asks: ['the date of service'] })
  expect(scoreAnswer(gold({ must_ask: ['service code', 'DOS'] }), draft).asks.map(({ is }) => is)).toEqual([
    'missing',
    'asked',
  ])
})

test.each([
  ['You may use 59 here.', 'to_read'],
  ['Never use 59 on a visit.', 'denied'],
  ['You may use 590 here.', 'absent'],
  ['[Source, use 59]', 'absent'],
])('a forbidden phrase in "%s" is %s', (text, is) => {
  expect(scoreAnswer(gold({ must_not: ['use 59'] }), answer({ text })).forbidden[0]?.is).toBe(is)
})

test('a forbidden line is found among the claim lines: with modifiers unless conditional, a bare code always', () => {
  const sent = answer({ claimLines: [line('99213', { modifiers: ['57'] }), line('99215', { conditional: 'by time' })] })
  const forbidden = scoreAnswer(gold({ must_not: ['99213-57', '99215', '99215-57', '99213 x2'] }), sent).forbidden
  expect(forbidden.map(({ is }) => is)).toEqual(['to_read', 'to_read', 'absent', 'absent'])
})

test('an identifier of the mail in the draft is to be read, whatever its case', () => {
  const score = scoreAnswer(gold({}), answer({ text: 'For SAM INVENTED report 20610.' }), ['Sam Invented', '555-0100'])
  expect(score.forbidden).toHaveLength(1)
})

test('blocked drafts and findings without a citation are misses', () => {
  const finding = { claim: 'so', rule: 'x', certainty: 'certain', role: 'why', citations: [] }
  const draft = answer({ blocked: ['too long'], findings: [finding] as unknown as Scored['findings'] })
  expect(missesOf(scoreAnswer(gold({}), draft))).toEqual(['1 findings without a citation', 'blocked: too long'])
})

test('misses that went away are better, new ones worse, and a question of one run alone is neither', () => {
  const now = (id: string, misses: string[]) => ({ id, misses }) as Result
  const last = [
    { id: 'A', misses: ['code 1: missing', 'code 2: missing'] },
    { id: 'B', misses: [] },
  ]
  expect(changesSince(last, [now('A', ['code 2: missing', 'code 3: units']), now('B', []), now('C', ['x'])])).toEqual([
    { id: 'A', better: ['code 1: missing'], worse: ['code 3: units'] },
  ])
})

function gold(given: Partial<Gold>): Gold {
  return { codes: [], codes_mode: 'all', must_state: [], must_ask: [], must_not: [], ...given }
}

function answer(given: Partial<Scored>): Scored {
  return { text: '', claimLines: [], findings: [], asks: [], blocked: [], ...given }
}

function line(code: string, given: Partial<ClaimLine> = {}): ClaimLine {
  return { code, modifiers: [], units: 1, diagnoses: [], conditional: null, ...given }
}
