// A case in a reviewer's hand: taken and given back, noted on, its words kept as they are typed. None of this moves the case.
import type { CaseNumber } from '../case/case.ts'
import type { Service } from '../service.ts'
import { announce, claimCase, returnCase } from '../store/cases.ts'
import { saveRevision } from '../store/drafts.ts'
import { recordEvent } from '../store/events.ts'
import { addNote } from '../store/notes.ts'
import { HELD, inTurn, MOVED_ON, type Outcome, type Reviewer } from './turn.ts'

/** Takes the case in hand for `desk.leaseMs`, so that two reviewers do not answer the same question. */
export async function claim(
  service: Service,
  { number, reviewer }: { number: CaseNumber; reviewer: Reviewer },
): Promise<Outcome> {
  return inTurn(service, number, async (tx, found) => {
    if (reviewer.id === null) return { is: 'refused', because: 'a token cannot hold a case: sign in as a reviewer' }
    const now = service.now()
    const taken = await claimCase(tx, found.id, reviewer.id, {
      now,
      until: new Date(now.getTime() + service.desk.leaseMs),
    })
    return taken ? { is: 'done', case: found } : { is: 'refused', because: HELD }
  })
}

/** Gives it back before its time is over; only whoever holds it can. */
export async function giveBack(
  service: Service,
  { number, reviewer }: { number: CaseNumber; reviewer: Reviewer },
): Promise<Outcome> {
  return inTurn(service, number, async (tx, found) => {
    if (reviewer.id === null || !(await returnCase(tx, found.id, reviewer.id)))
      return { is: 'refused', because: 'you do not hold this case' }
    return { is: 'done', case: found }
  })
}

/** Adds an internal note; no path leads from notes into a mail. */
export async function note(
  service: Service,
  { number, text, reviewer }: { number: CaseNumber; text: string; reviewer: Reviewer },
): Promise<Outcome> {
  return inTurn(service, number, async (tx, found) => {
    if (text.trim() === '') return { is: 'refused', because: 'the note is empty' }
    await addNote(tx, { caseId: found.id, who: reviewer.name, text: text.trim(), at: service.now() })
    await recordEvent(tx, {
      caseId: found.id,
      event: 'noted',
      from: found.state,
      to: found.state,
      who: reviewer.name,
      why: 'an internal note was added',
      at: service.now(),
    })
    await announce(tx, number)
    return { is: 'done', case: found }
  })
}

/** Keeps the reviewer's words as they type. */
export async function keepRevision(
  service: Service,
  { number, draftId, text, reviewer }: { number: CaseNumber; draftId: number; text: string; reviewer: Reviewer },
): Promise<Outcome> {
  return inTurn(service, number, async (tx, found) => {
    if (!(await saveRevision(tx, { caseId: found.id, draftId, text, userId: reviewer.id })))
      return { is: 'refused', because: MOVED_ON }
    return { is: 'done', case: found }
  })
}
