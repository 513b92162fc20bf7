// A reviewer's turn at a case: who acts, what they are told, and the lock under which it happens.
import type { CaseNumber } from '../case/case.ts'
import type { Service } from '../service.ts'
import { type CaseRow, lockCaseByNumber, type Moved } from '../store/cases.ts'
import type { StoreTransaction } from '../store/database.ts'

/**
 * Who acts, and what events call them. `id` is null for an API token that belongs to nobody; one that belongs to somebody acts as them, and
 * `signature` is then the name under a reply.
 */
export type Reviewer = {
  id: number | null
  name: string
  credential: string
  role: 'reviewer' | 'admin'
  signature?: string
}

/** `awaits`: done as far as this reviewer can; a second one must approve too, because of this. */
export type Outcome =
  | { is: 'done'; case: CaseRow; awaits?: string }
  | { is: 'refused'; because: string; reasons?: readonly string[] }
  /** Their role does not reach so far. */
  | { is: 'not_allowed'; because: string }
  | { is: 'unknown_case' }

/** Said to everybody whose page is older than the case. */
export const MOVED_ON = 'the case has moved on'
export const HELD = 'somebody else is working on this case'

/** Does something with a case that stays locked till the end of it. */
export async function inTurn(
  service: Service,
  number: CaseNumber,
  act: (tx: StoreTransaction, found: CaseRow) => Promise<Outcome>,
): Promise<Outcome> {
  return service.store.transaction().execute(async (tx) => {
    // Locked, so that no mail can arrive between what is decided here and what is written.
    const found = await lockCaseByNumber(tx, number)
    return found === null ? { is: 'unknown_case' } : act(tx, found)
  })
}

/** A lease says that somebody is writing an answer: a second one beside it would be the double reply that leases exist to prevent. */
export function heldByAnother(service: Service, found: CaseRow, reviewer: Reviewer): boolean {
  const held = found.claimed_by !== null && found.claimed_until !== null && found.claimed_until > service.now()
  return held && found.claimed_by !== reviewer.id
}

/** What a reviewer is told of a move. */
export function settled(moved: Moved): Outcome {
  if (moved.is === 'moved') return { is: 'done', case: moved.case }
  if (moved.is === 'moved_on') return { is: 'refused', because: MOVED_ON }
  return { is: 'refused', because: `this cannot be done with a case that is ${moved.state}` }
}
