// Beside the way of a mail: originals that are past their time are purged, unless a case is still worked on or under legal hold.
import type { CaseNumber } from '../case/case.ts'
import type { Service } from '../service.ts'
import { purgeFiles } from '../store/attachments.ts'
import { announce, lockCase } from '../store/cases.ts'
import { recordEvent } from '../store/events.ts'
import { casesToPurge, countLooseOriginals, purgeCase, purgeLooseOriginals } from '../store/originals.ts'
import { notAllowed } from './authority.ts'
import { inTurn, type Outcome, type Reviewer } from './turn.ts'

export type Purge = { before: Date; cases: CaseNumber[]; loose: number }
type Keeper = Pick<Service, 'store' | 'desk' | 'now'>

/** What `purgeOriginals` would purge now. */
export async function purgeDue({ store, desk, now }: Keeper): Promise<Purge> {
  const before = new Date(now().getTime() - desk.retentionDays * DAY_MS)
  const cases = await casesToPurge(store, before, AT_MOST)
  return { before, cases: cases.map(({ number }) => number), loose: await countLooseOriginals(store, before) }
}

/**
 * Purges the bytes and the words as they came of mails older than `desk.retentionDays`, with an event on each case. The masked words stay.
 * At most AT_MOST cases a round; the sweeper comes again.
 */
export async function purgeOriginals({ store, desk, now }: Keeper): Promise<Purge> {
  const at = now()
  const before = new Date(at.getTime() - desk.retentionDays * DAY_MS)
  const cases: CaseNumber[] = []
  for (const { id } of await casesToPurge(store, before, AT_MOST)) {
    const number = await store.transaction().execute(async (tx) => {
      const found = await lockCase(tx, id)
      // A mail or a legal hold may have come since the list was made.
      if (found === null || found.legal_hold || !RESTING.has(found.state)) return null
      const mails = await purgeCase(tx, id, before)
      await tx.updateTable('cases').set({ purged_at: at }).where('id', '=', id).execute()
      await recordEvent(tx, {
        caseId: id,
        event: 'purged',
        from: found.state,
        to: found.state,
        who: 'retention',
        why: `The originals of ${mails} mail${mails === 1 ? '' : 's'} were older than ${desk.retentionDays} days; the masked words stay.`,
        at,
      })
      await announce(tx, found.number)
      return found.number
    })
    if (number !== null) cases.push(number)
  }
  const loose = await countLooseOriginals(store, before)
  if (loose > 0) await store.transaction().execute((tx) => purgeLooseOriginals(tx, before))
  if (loose + cases.length > 0) await purgeFiles(store)
  return { before, cases, loose }
}

const DAY_MS = 86_400_000
const AT_MOST = 200 // cases of one round, so that a desk's first purge holds up nothing else
const RESTING: ReadonlySet<string> = new Set(['answered', 'waiting', 'closed'])

/** Puts a case under legal hold, or lifts it, which an administrator does: while it holds, nothing of the case is purged. */
export async function setLegalHold(
  service: Service,
  { number, hold, why, reviewer }: { number: CaseNumber; hold: boolean; why: string; reviewer: Reviewer },
): Promise<Outcome> {
  const refused = hold ? null : notAllowed(reviewer, 'lift_legal_hold')
  if (refused !== null) return refused
  return inTurn(service, number, async (tx, found) => {
    if (found.legal_hold === hold)
      return {
        is: 'refused',
        because: hold ? 'the case is under legal hold already' : 'the case is under no legal hold',
      }
    if (why.trim() === '') return { is: 'refused', because: 'a legal hold is set and lifted with a reason' }
    await tx.updateTable('cases').set({ legal_hold: hold }).where('id', '=', found.id).execute()
    await recordEvent(tx, {
      caseId: found.id,
      event: hold ? 'legal_hold_set' : 'legal_hold_lifted',
      from: found.state,
      to: found.state,
      who: reviewer.name,
      why: why.trim(),
      at: service.now(),
    })
    await announce(tx, number)
    return { is: 'done', case: { ...found, legal_hold: hold } }
  })
}
