// Which words an approval would mail, and whether they pass the check: the draft's own, or a reviewer's in their place.
import { isoDateOf } from '../codes/citation.ts'
import { type CheckedAgainst, checkWords } from '../draft/check.ts'
import type { Drafted } from '../draft/draft.ts'
import { answeredDate } from '../draft/draft-answer.ts'
import { identifiersToTakeOut } from '../message/identifiers/own-identifiers.ts'
import type { Service } from '../service.ts'
import type { CaseRow } from '../store/cases.ts'
import type { StoreTransaction } from '../store/database.ts'
import { recordEvent } from '../store/events.ts'
import type { Reviewer } from './turn.ts'

export type WordsToSend =
  | {
      is: 'words'
      body: string
      /** The draft's own words, letter by letter. */
      untouched: boolean
      kind: 'answer' | 'ask'
      /** Reasons of the check that the reviewer overrode, with why; null when the words passed. */
      overridden: { reasons: string[]; why: string } | null
    }
  | { is: 'refused'; because: string; reasons: string[] }

/** A reason given for sending what did not pass says something. */
const LEAST_WHY = 8

/**
 * A blocked draft goes in other words that pass, or with `override`: why it may go all the same, which is recorded. An identifier is never
 * overridden.
 */
export function wordsToSend(
  drafted: Drafted | null,
  given: { text: string | undefined; revision: string | null; as: 'answer' | 'ask'; override?: string | undefined },
  against: Omit<CheckedAgainst, 'asked' | 'identifiersIn'>,
): WordsToSend {
  const draft = drafted?.draft ?? null
  const written = (given.text ?? given.revision ?? '').trim()
  const body = written !== '' ? written : given.as === 'answer' ? (draft?.text ?? '').trim() : ''
  if (body === '') return refusal('there are no words to send: write the answer first')
  const left = identifiersToTakeOut(body)
  if (left.length > 0) {
    const types = [...new Set(left.map((one) => one.type))].join(', ')
    return refusal(`the answer holds what looks like a patient identifier (${types}): take it out`)
  }
  const untouched = body === draft?.text.trim()
  const reasons = untouched
    ? draft.blocked
    : checkWords(body, { findings: draft?.findings ?? [] }, { ...against, asked: drafted?.questions })
  const kind = given.as === 'ask' || (untouched && draft.kind === 'clarification') ? 'ask' : 'answer'
  if (reasons.length === 0) return { is: 'words', body, untouched, kind, overridden: null }
  const why = (given.override ?? '').trim()
  if (why.length >= LEAST_WHY) return { is: 'words', body, untouched, kind, overridden: { reasons, why } }
  const what = untouched ? 'the draft is blocked' : 'your words did not pass the check'
  return {
    is: 'refused',
    because: `${what}: ${reasons.join('; ')}. Change the words, or say why they may go all the same`,
    reasons,
  }
}

/** What words are checked against now: the book in use and the day the draft was made for. */
export function checkedNow(service: Pick<Service, 'book' | 'now'>, drafted: Drafted | null) {
  const { book } = service
  return { book, date: answeredDate(drafted?.questions ?? [], book, isoDateOf(service.now())) }
}

/** Who let what pass, and why: a row of the case's history. */
export async function recordOverride(
  service: Pick<Service, 'now'>,
  tx: StoreTransaction,
  { found, reviewer, reasons, why }: { found: CaseRow; reviewer: Reviewer; reasons: string[]; why: string },
): Promise<void> {
  await recordEvent(tx, {
    caseId: found.id,
    event: 'check_overridden',
    from: found.state,
    to: found.state,
    who: reviewer.name,
    why: `${why} (the check said: ${reasons.join('; ')})`,
    at: service.now(),
  })
}

function refusal(because: string): WordsToSend {
  return { is: 'refused', because, reasons: [] }
}
