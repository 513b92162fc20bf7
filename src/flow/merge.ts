// Beside the way of a mail: what a person knows to be one case, or two, though the mails do not say so.
import type { CaseNumber } from '../case/case.ts'
import { dueAt } from '../case/deadline.ts'
import { addressHouse } from '../message/sender/address-house.ts'
import type { Service } from '../service.ts'
import { type CaseRow, caseByNumber, makeCase, moveCase } from '../store/cases.ts'
import type { StoreTransaction } from '../store/database.ts'
import { hasTakenIn, lockBoth, moveMails, moveMailsBack } from '../store/merges.ts'
import { addressesOf, arrivedAfter, attachToCase, isAsked, messagesOf } from '../store/messages.ts'
import { sentMails } from '../store/outbox.ts'
import { nudgeIfDrafting } from './nudge.ts'
import { HELD, heldByAnother, inTurn, MOVED_ON, type Outcome, type Reviewer, settled } from './turn.ts'

/**
 * Merges a case into another, which goes on with the mails of both. Replies to the merged one's answers lead there from now on. Refused
 * where the askers are not of one house: a later answer would show one of them what the other asked.
 */
export async function mergeCases(
  service: Service,
  { number, version, into, reviewer }: { number: CaseNumber; version: number; into: CaseNumber; reviewer: Reviewer },
): Promise<Outcome> {
  const [one, other] = [await caseByNumber(service.store, number), await caseByNumber(service.store, into)]
  if (one === null) return { is: 'unknown_case' }
  if (other === null) return { is: 'refused', because: `there is no case ${into}` }
  if (one.id === other.id) return { is: 'refused', because: 'a case cannot be merged into itself' }
  const outcome = await service.store.transaction().execute(async (tx) => {
    const locked = await lockBoth(tx, one.id, other.id)
    const [away, stays] = [locked.get(one.id), locked.get(other.id)]
    if (away === undefined || stays === undefined) return { is: 'unknown_case' } as const
    if (away.version !== version) return { is: 'refused', because: MOVED_ON } as const
    const against = await reasonAgainst(service, tx, { away, stays, reviewer })
    if (against !== null) return { is: 'refused', because: against } as const
    const answeredAt = (await sentMails(tx, away.id)).at(-1)?.case_version ?? 0
    const open = (await arrivedAfter(tx, away.id, answeredAt)).some((is) => is === 'question' || is === 'doubtful')
    const [who, at] = [reviewer.name, service.now()]
    const held = away.held_because ?? stays.held_because
    const moved = await moveCase(tx, stays, open ? 'open_words_merged_in' : 'merged_in', {
      who,
      why: `The mails of ${away.number} go on here.`,
      at,
      also: {
        held_because: held,
        legal_hold: away.legal_hold || stays.legal_hold,
        ...(open ? { draft_attempts: 0, due_at: sooner(away, stays) } : {}),
      },
    })
    if (moved.is !== 'moved') return settled(moved)
    await moveMails(tx, { from: away.id, to: stays.id, after: answeredAt, version: moved.case.version })
    const closed = await moveCase(tx, away, 'merged_away', {
      who,
      why: `It goes on as ${stays.number}.`,
      at,
      also: { merged_into: stays.id },
    })
    // A refusal here must not leave half of it behind.
    if (closed.is !== 'moved') throw new Error(`${away.number} was locked and yet ${closed.is}`)
    return { is: 'done', case: moved.case } as const
  })
  if (outcome.is === 'done') await nudgeIfDrafting(service, outcome.case)
  return outcome
}

/** Takes a merge back: the mails that came from the case return to it, and both are looked at again. */
export async function undoMerge(
  service: Service,
  { number, version, reviewer }: { number: CaseNumber; version: number; reviewer: Reviewer },
): Promise<Outcome> {
  const one = await caseByNumber(service.store, number)
  if (one === null) return { is: 'unknown_case' }
  const into = one.merged_into
  if (into === null) return { is: 'refused', because: 'this case is not merged' }
  let left: CaseRow | null = null
  const outcome = await service.store.transaction().execute(async (tx): Promise<Outcome> => {
    const locked = await lockBoth(tx, one.id, into)
    const [back, stays] = [locked.get(one.id), locked.get(into)]
    if (back === undefined || stays === undefined) return { is: 'unknown_case' }
    if (back.version !== version || back.merged_into !== into) return { is: 'refused', because: MOVED_ON }
    if (heldByAnother(service, stays, reviewer)) return { is: 'refused', because: HELD }
    const [who, at] = [reviewer.name, service.now()]
    const taken = await moveCase(tx, stays, 'mail_taken_out', {
      who,
      why: `The mails of ${back.number} went back.`,
      at,
    })
    if (taken.is !== 'moved') return settled(taken)
    left = taken.case
    const undone = await moveCase(tx, back, 'merge_undone', {
      who,
      why: `It no longer goes on as ${stays.number}.`,
      at,
      // The mails that go back stay under a hold that was put on them meanwhile.
      also: { merged_into: null, legal_hold: back.legal_hold || stays.legal_hold },
    })
    if (undone.is !== 'moved') throw new Error(`${back.number} was locked and yet ${undone.is}`)
    await moveMailsBack(tx, { from: stays.id, to: back.id, version: undone.case.version })
    return { is: 'done', case: undone.case }
  })
  if (left !== null) await nudgeIfDrafting(service, left)
  return outcome
}

/** Makes a case of its own of one mail: another question, or a sender who does not belong. Merging the new case back undoes it. */
export async function splitMail(
  service: Service,
  { number, version, mail, reviewer }: { number: CaseNumber; version: number; mail: number; reviewer: Reviewer },
): Promise<Outcome> {
  let rest: CaseRow | null = null
  const outcome = await inTurn(service, number, async (tx, found) => {
    if (found.version !== version) return { is: 'refused', because: MOVED_ON }
    if (heldByAnother(service, found, reviewer)) return { is: 'refused', because: HELD }
    const asked = (await messagesOf(tx, found.id)).filter(isAsked)
    const moving = asked.find((one) => one.id === mail)
    if (moving === undefined) return { is: 'refused', because: 'this mail is no question of the case' }
    if (asked.length < 2) return { is: 'refused', because: 'it is the only question of the case' }
    const [who, at] = [reviewer.name, service.now()]
    const made = await makeCase(tx, {
      subject: moving.subject.trim() || '(no subject)',
      asker: { address: moving.from_address ?? '', name: moving.from_name },
      receivedAt: moving.received_at,
      dueAt: dueAt(at, service.desk.sla),
    })
    const taken = await moveCase(tx, found, 'mail_taken_out', { who, why: `One mail became ${made.number}.`, at })
    if (taken.is !== 'moved') throw new Refused(taken)
    rest = taken.case
    const event = moving.verdict === 'question' ? 'question_arrived' : 'doubt_arrived'
    const begun = await moveCase(tx, made, event, {
      who,
      why: `It was split off ${found.number}.`,
      at,
      also: { held_because: found.held_because, legal_hold: found.legal_hold },
    })
    if (begun.is !== 'moved') throw new Error(`${made.number} was just made and yet ${begun.is}`)
    await attachToCase(tx, moving.id, begun.case)
    return { is: 'done', case: begun.case }
  }).catch((error: unknown): Outcome => {
    if (error instanceof Refused) return settled(error.moved)
    throw error
  })
  if (outcome.is === 'done') await nudgeIfDrafting(service, outcome.case)
  if (outcome.is === 'done' && rest !== null) await nudgeIfDrafting(service, rest)
  return outcome
}

/** Takes the transaction back, the case just made with it. */
class Refused extends Error {
  readonly moved: Exclude<Awaited<ReturnType<typeof moveCase>>, { is: 'moved' }>
  constructor(moved: Refused['moved']) {
    super('refused')
    this.moved = moved
  }
}

async function reasonAgainst(
  service: Service,
  tx: StoreTransaction,
  { away, stays, reviewer }: { away: CaseRow; stays: CaseRow; reviewer: Reviewer },
): Promise<string | null> {
  if (heldByAnother(service, away, reviewer) || heldByAnother(service, stays, reviewer)) return HELD
  for (const one of [away, stays]) {
    if (one.merged_into !== null) return `${one.number} is merged into another case already`
    if (one.state === 'sending') return `a reply of ${one.number} is on its way`
  }
  if (await hasTakenIn(tx, away.id)) return `other cases were merged into ${away.number}: merge ${stays.number} into it`
  const houses = await Promise.all(
    [away, stays].map(async ({ id }) => [...(await addressesOf(tx, id))].map(addressHouse)),
  )
  const [ours = [], theirs = []] = houses
  return ours.some((house) => theirs.includes(house))
    ? null
    : `the askers of ${away.number} and ${stays.number} are of different houses: one would see what the other asked`
}

function sooner(one: CaseRow, other: CaseRow): Date {
  const open = other.state === 'in_review' || other.state === 'drafting'
  return open && other.due_at < one.due_at ? other.due_at : one.due_at
}
