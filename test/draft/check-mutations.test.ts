// Good drafts, as the rules write them, with one thing broken: the gate must see it, whatever the question was.

import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CodeBook } from '../../src/codes/code-book.ts'
import { ensureStarterBook, openBook } from '../../src/codes/open-book.ts'
import { checkDraft } from '../../src/draft/check.ts'
import type { Draft } from '../../src/draft/draft.ts'
import { answeredDate, draftAnswer } from '../../src/draft/draft-answer.ts'
import { identifiersToTakeOut } from '../../src/message/identifiers/own-identifiers.ts'
import { day } from '../advice/book-of.ts'

const TODAY = day('2026-11-24')
const folder = mkdtempSync(join(tmpdir(), 'mutations-'))
let book: CodeBook
beforeAll(() => {
  ensureStarterBook(join(folder, 'codes.sqlite'), join(import.meta.dirname, '../../config/starter-codes'))
  book = openBook(join(folder, 'codes.sqlite'))
})
afterAll(() => {
  book.close()
  rmSync(folder, { recursive: true })
})

const FILE = join(import.meta.dirname, '../../../shared/questions/questions_dev.jsonl')

test.skipIf(!existsSync(FILE))('no draft of the shared questions is refused (skipped where they are absent)', () => {
  const asked = readFileSync(FILE, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line): { subject: string; body: string } => JSON.parse(line))
  const refused = asked.flatMap(({ subject, body }) => {
    const { draft, questions } = draftAnswer({
      subject,
      text: body,
      book,
      today: TODAY,
      identifiersIn: identifiersToTakeOut,
    })
    // Thanks are kept from being answered on purpose.
    return questions.length === 0 ? [] : draft.blocked
  })
  expect(asked.length).toBeGreaterThan(50)
  expect(refused).toEqual([])
})

const QUESTIONS = [
  'How many units of J1885 for 60 mg, Medicare?',
  'Can 0470T and 0471T be billed together? 3 lesions.',
  '97597 with 11042 on DOS 2024-08-01',
  '1. J1885 60 mg?\n2. 97597 with 11042, same day?',
  'CO-97 on 99213 with 20610',
  'Is 20610 ok bilateral for Aetna, DOS 3/4/2025?',
]

/** Each breaks a draft in one way, at a place chosen by a number; null where this draft has no such place. */
const BREAKS: Record<string, { reason: RegExp; break: (draft: Draft, at: number) => Draft | null }> = {
  'a point loses its row': {
    reason: /uncited claim/,
    break: (draft, at) => inPoint(draft, at, (point) => point.replace(/ \[[^\]]*\]$/, '')),
  },
  'a point promises payment': {
    reason: /promises payment/,
    break: (draft, at) => inSentence(draft, at, (line) => `Medicare will pay. ${line}`),
  },
  'a code of nobody comes in': {
    reason: /76999, which/,
    break: (draft, at) => inSentence(draft, at, (line) => `Also bill CPT code 76999. ${line}`),
  },
  'an identifier comes in': {
    reason: /patient identifier/,
    break: (draft, at) => inSentence(draft, at, (line) => `Her SSN is 123-45-6789. ${line}`),
  },
  'a line gets too many units': {
    reason: /over its unit limit|differ in units only/,
    break: (draft, at) => {
      const limited = draft.claimLines.filter(
        ({ code }) => (book.unitLimits(code, day('2024-08-01'))[0]?.units ?? 0) > 0,
      )
      const line = limited[at % Math.max(limited.length, 1)]
      return line === undefined
        ? null
        : {
            ...draft,
            claimLines: draft.claimLines.map((one) => (one === line ? { ...one, units: 900, conditional: null } : one)),
          }
    },
  },
  'a line gets a code that ended': {
    reason: /J1030 (?:is not valid|stands on no finding)/,
    break: (draft, at) => {
      const place = at % Math.max(draft.claimLines.length, 1)
      return {
        ...draft,
        claimLines: draft.claimLines.map((line, index) =>
          index === place ? { ...line, code: 'J1030', conditional: null } : line,
        ),
      }
    },
  },
  'a finding is answered by its opposite': {
    reason: /contradict each other/,
    break: (draft, at) => {
      const finding = draft.findings.filter(({ role }) => role !== 'caveat')[at % draft.findings.length]
      const code = /\b\d{4}[0-9T]\b|\b[A-V]\d{4}\b/.exec(finding?.claim ?? '')?.[0]
      if (finding === undefined || code === undefined) return null
      const yes = { ...finding, claim: `Yes, ${code}.` }
      return { ...draft, findings: [...draft.findings, yes, { ...finding, claim: `No, not ${code}.` }] }
    },
  },
  'what was checked goes': {
    reason: /what was checked is missing/,
    break: (draft) => ({ ...draft, text: draft.text.replace(draft.validity, '') }),
  },
  'a fifth question is asked': {
    reason: /more than 4/,
    break: (draft) => ({ ...draft, asks: [...draft.asks, 'a', 'b', 'c', 'd', 'e'] }),
  },
  'that a release is stale goes': {
    reason: /was not in force on .* and the text does not say so/,
    break: (draft) => {
      const lines = draft.text.split('\n').filter((line) => !line.includes('outside the loaded'))
      return lines.join('\n') === draft.text ? null : { ...draft, text: lines.join('\n') }
    },
  },
}

function inLine(
  draft: Draft,
  at: number,
  fits: (line: string) => boolean,
  change: (line: string) => string,
): Draft | null {
  const lines = draft.text.split('\n')
  const places = lines.flatMap((line, index) => (fits(line) ? [index] : []))
  const place = places[at % Math.max(places.length, 1)]
  return place === undefined
    ? null
    : { ...draft, text: lines.map((line, index) => (index === place ? change(line) : line)).join('\n') }
}

function inPoint(draft: Draft, at: number, change: (line: string) => string): Draft | null {
  return inLine(draft, at, (line) => line.startsWith('- ') && line.endsWith(']'), change)
}

function inSentence(draft: Draft, at: number, change: (line: string) => string): Draft | null {
  return inLine(draft, at, (line) => line.endsWith(']') && !line.startsWith('- '), change)
}

test.each(Object.entries(BREAKS))(
  '%s: seen in every draft that has such a place',
  (_what, { reason, break: broken }) => {
    let seen = 0
    fc.assert(
      fc.property(fc.constantFrom(...QUESTIONS), fc.nat(20), (text, at) => {
        const { draft, questions } = draftAnswer({
          subject: '',
          text,
          book,
          today: TODAY,
          identifiersIn: identifiersToTakeOut,
        })
        expect(draft.blocked).toEqual([])
        const mutant = broken(draft, at)
        if (mutant === null) return
        seen += 1
        const against = {
          book,
          date: answeredDate(questions, book, TODAY),
          identifiersIn: identifiersToTakeOut,
          asked: questions,
        }
        expect(checkDraft(mutant, against).join('\n')).toMatch(reason)
      }),
      { numRuns: 40 },
    )
    expect(seen).toBeGreaterThan(0)
  },
)
