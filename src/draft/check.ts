// The last gate before a reviewer: reasons why a draft, or the words a reviewer made of it, may not be shown as ready.
import type { IsoDate } from '../codes/citation.ts'
import type { CodeBook } from '../codes/code-book.ts'
import type { Question } from '../question/question.ts'
import { askedCodes, outdatedCodes, strayCodes, unknownCodes } from './check-codes.ts'
import { contradictions, ungroundedClaims } from './check-findings.ts'
import { linesOverLimit, unpayablePairs, unsoundLines } from './check-lines.ts'
import { promises } from './check-promises.ts'
import { unsaidReleases } from './check-releases.ts'
import { MOST_ASKS } from './compose.ts'
import type { Draft } from './draft.ts'

/** Finds patient identifiers; the message floor's own function is passed in. */
export type IdentifierFinder = (text: string) => { text: string }[]

export type CheckedAgainst = {
  book: CodeBook
  /** The day the answer is made for. */
  date: IsoDate
  identifiersIn?: IdentifierFinder | undefined
  /** What was asked: codes the asker wrote may be repeated though the book does not hold them. */
  asked?: Question[] | undefined
}

/** Reasons in words; empty when the draft may be shown as ready. */
export function checkDraft(draft: Draft, against: CheckedAgainst): string[] {
  const { book, date } = against
  return once([
    ...uncited(draft),
    ...contradictions(draft),
    ...ungroundedClaims(draft, askedCodes(against)),
    ...unsoundLines(draft, book, date),
    ...linesOverLimit(draft, book, date),
    ...unpayablePairs(draft, book, date),
    ...unsaidReleases(draft, book, date),
    ...(draft.kind === 'answer' && !hasValidity(draft) ? ['the line that says what was checked is missing'] : []),
    ...(draft.asks.length > MOST_ASKS ? [`${draft.asks.length} questions back, more than ${MOST_ASKS}`] : []),
    ...strayCodes(draft, against),
    ...checkWords(draft.text, draft, against),
  ])
}

/**
 * What must hold of any words that are mailed, the drafter's, another writer's or a reviewer's: no identifier, no promise of payment, no
 * code that the book does not hold or that was not in force without saying so. `draft` is what they were made from.
 */
export function checkWords(text: string, draft: Pick<Draft, 'findings'>, against: CheckedAgainst): string[] {
  const identifiers = against.identifiersIn?.(text) ?? []
  return once([
    ...(identifiers.length > 0 ? ['the text holds what looks like a patient identifier'] : []),
    ...promises(text),
    ...unknownCodes(text, draft, against),
    ...outdatedCodes(text, against),
  ])
}

/** Every point of an answer ends with its row in brackets; findings carry citations by their type. */
function uncited(draft: Draft): string[] {
  if (draft.kind !== 'answer') return []
  const bare = draft.findings
    .filter((finding) => (finding.citations as unknown[]).length === 0)
    .map((finding) => `uncited claim: ${finding.claim}`)
  const points = draft.text
    .split('\n')
    .filter((line) => line.startsWith('- ') && !line.endsWith(']') && !draft.asks.includes(line.slice(2)))
  return [...bare, ...points.map((line) => `uncited claim: ${line.slice(2)}`)]
}

function hasValidity({ validity, text }: Draft): boolean {
  return validity.trim() !== '' && text.includes(validity)
}

function once(reasons: string[]): string[] {
  return [...new Set(reasons)]
}
