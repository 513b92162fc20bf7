// config/routing.json as it is shipped: each kind of question and risk it names sends a case to a second reviewer, and a plain one stays with one.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readRoutingPolicy, secondReviewReasons } from '../../src/case/routing-policy.ts'
import { draftAnswer } from '../../src/draft/draft-answer.ts'
import { RISKS, type Risk, risksOf } from '../../src/draft/risks.ts'
import { bookOf, day, pair, record, unitLimit } from '../advice/book-of.ts'

const TODAY = day('2026-11-24')
const policy = readRoutingPolicy(
  JSON.parse(readFileSync(join(import.meta.dirname, '../../config/routing.json'), 'utf8')),
)
const book = bookOf({
  records: ['29881', '29877', '99213', '97110', '36415', '20610'].map((code) => record(code, code)),
  pairs: [pair('29881', '29877', 0), pair('20610', '36415', 1)],
  unitLimits: [unitLimit('36415', 2, 2), unitLimit('97110', 6, 3)],
})

function reasonsFor(text: string, found: Risk[] = []): string[] {
  const drafted = draftAnswer({ subject: '', text, book, today: TODAY })
  return secondReviewReasons(policy, {
    questions: drafted.questions,
    found: [...risksOf(drafted, book, TODAY), ...found],
  })
}

test.each<[string, string, RegExp]>([
  ['what is allowed', 'Can we just change the dx so it gets paid? 99213', /what is allowed/],
  ['the second of two asks what is allowed', '1. Is 99213 ok?\n2. Can the biller change the dx?', /what is allowed/],
  ['units over an absolute day edit', 'Can I bill 36415 x 4?', /MAI 2/],
  ['two codes whose edit nothing bypasses', 'Can 29881 go with 29877 if I add 59?', /indicator 0/],
])('%s is routed to two reviewers', (_what, text, reason) => {
  const reasons = reasonsFor(text).join('; ')
  expect(reasons).toMatch(reason)
})

test.each([
  ['a plain visit', 'How do I bill 99213?'],
  ['units over a clinical day edit, which may be appealed', 'Can I bill 97110 x 8?'],
  ['units at an absolute limit', 'Can I bill 36415 x 2?'],
  ['an edit that a modifier may bypass', 'Can 20610 go with 36415?'],
])('%s needs one', (_what, text) => {
  expect(reasonsFor(text)).toEqual([])
})

test.each(RISKS)('the risk %s has its reason', (risk) => {
  expect(reasonsFor('How do I bill 99213?', [risk])).toEqual([policy.secondReviewer.risks[risk]])
})

test('a blocked draft is a risk of its own', () => {
  const drafted = draftAnswer({ subject: '', text: 'How do I bill 99213?', book, today: TODAY })
  const blocked = { ...drafted, draft: { ...drafted.draft, blocked: ['uncited claim'] } }
  expect(risksOf(blocked, book, TODAY)).toEqual(['blocked'])
})
