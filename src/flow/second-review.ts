// Risky cases are approved by two persons: who is awaited, and what a first and a second approval mean (config/routing.json).
import { secondReviewReasons } from '../case/routing-policy.ts'
import type { Drafted } from '../draft/draft.ts'
import { type Risk, risksOf } from '../draft/risks.ts'
import type { Service } from '../service.ts'
import { announce, type CaseRow } from '../store/cases.ts'
import type { StoreTransaction } from '../store/database.ts'
import { recordEvent } from '../store/events.ts'
import { type FirstApproval, firstApprovalOf, keepFirstApproval } from '../store/first-approvals.ts'
import { isAsked, type MessageRow } from '../store/messages.ts'
import { listUsers } from '../store/users.ts'
import type { Reviewer } from './turn.ts'
import { checkedNow } from './words-to-send.ts'

/** Why the case needs two approvals; empty when one is enough. */
export function whySecondReviewer(
  service: Pick<Service, 'book' | 'routing' | 'now'>,
  {
    found,
    drafted,
    messages,
    overridden,
  }: { found: CaseRow; drafted: Drafted | null; messages: MessageRow[]; overridden: boolean },
): string[] {
  const { book, date } = checkedNow(service, drafted)
  const risks: Risk[] = drafted === null ? [] : risksOf(drafted, book, date)
  if (messages.filter(isAsked).some(({ identifiers }) => (identifiers ?? []).some((type) => !type.startsWith('date'))))
    risks.push('identifiers')
  if (found.held_because !== null) risks.push('held_sender')
  if (overridden) risks.push('overridden')
  return secondReviewReasons(service.routing, { questions: drafted?.questions ?? [], found: risks })
}

export type Turn =
  /** Send; `why` is what the event says of the two approvals, '' when one was enough. */
  { is: 'send'; why: string } | { is: 'awaits_second'; because: string } | { is: 'refused'; because: string }

/** Decides on one approval of a case that needs two for these reasons, and keeps it when it is the first. In the caller's transaction. */
export async function takeTurn(
  service: Service,
  tx: StoreTransaction,
  { found, words, reviewer, reasons }: { found: CaseRow; words: string; reviewer: Reviewer; reasons: string[] },
): Promise<Turn> {
  if (reasons.length === 0) return { is: 'send', why: '' }
  const because = reasons.join('; ')
  const isWaived = service.routing.oneReviewerDesk === 'waive' && !(await hasOthers(tx, reviewer))
  if (reviewer.id === null && !isWaived) return { is: 'refused', because: `${NOBODY}, because ${because}` }
  const first = await firstApprovalOf(tx, found)
  const isSame = first !== null && first.user_id !== null && first.words === words
  if (isSame && isThisReviewer(first, reviewer))
    return {
      is: 'refused',
      because: `you have approved this already; a second reviewer must approve it too, because ${because}`,
    }
  if (isSame) return { is: 'send', why: `second reviewer after ${first.who}` }
  if (isWaived) return { is: 'send', why: `no second reviewer on this desk, though ${because}` }
  const now = service.now()
  await keepFirstApproval(tx, {
    case_id: found.id,
    case_version: found.version,
    words,
    user_id: reviewer.id,
    who: reviewer.name,
    at: now,
  })
  const replaced = first === null ? '' : `; other words than ${first.who} approved, whose approval counts no longer`
  await recordEvent(tx, {
    caseId: found.id,
    event: 'first_approved',
    from: found.state,
    to: found.state,
    who: reviewer.name,
    why: `a second reviewer is awaited, because ${because}${replaced}`,
    at: now,
  })
  await announce(tx, found.number)
  return { is: 'awaits_second', because }
}

/** Whoever made a token that belongs to nobody may have an account beside it, and would be two. */
const NOBODY =
  'a token that belongs to nobody cannot be one of two reviewers (`caseconsultant token create --for EMAIL` makes one that does), and this case needs two'

export function isThisReviewer(first: Pick<FirstApproval, 'user_id'>, reviewer: Pick<Reviewer, 'id'>): boolean {
  return first.user_id !== null && first.user_id === reviewer.id
}

/** A token is somebody's: on a desk with one account it is taken to be that person's. */
async function hasOthers(tx: StoreTransaction, reviewer: Reviewer): Promise<boolean> {
  const active = (await listUsers(tx)).filter((user) => user.disabled_at === null)
  return reviewer.id === null ? active.length > 1 : active.some((user) => user.id !== reviewer.id)
}
