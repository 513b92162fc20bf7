// Beside the way of a mail: whatever the case tables say is due is nudged again, and what nobody can know is put before a person.
import type { Inbox } from '../mail/inbox.ts'
import type { Service } from '../service.ts'
import { casesToDraft, lockCase, moveCase } from '../store/cases.ts'
import {
  countSearch,
  isNewestOfCase,
  type OutboxRow,
  outboxById,
  readyOutbox,
  sentButNotFiled,
  settleOutbox,
  staleClaims,
  undecided,
} from '../store/outbox.ts'
import { forgetOldSessions } from '../store/users.ts'
import { sendAcknowledgements } from './acknowledge.ts'
import { readAttachmentsLeft } from './read-attachments.ts'
import { purgeOriginals } from './retention.ts'
import { fileInSent, recordSent } from './send.ts'

/**
 * One round. The queue may have been wiped, and any worker killed, at any time before it. Each half fails for itself, is logged, and is
 * tried again: the case tables by the next round, Sent after growing waits, for a provider that refuses sign-ins would count them.
 */
export async function sweepRound(service: Service, inbox: Inbox, sent: SentPause): Promise<void> {
  await sweep(service).catch((error: unknown) =>
    service.log.warn({ because: reason(error) }, 'a sweep of the case tables failed; the next one tries again'),
  )
  if (sent.roundsToSkip > 0) {
    sent.roundsToSkip -= 1
    return
  }
  try {
    await sweepSent(service, inbox)
    sent.failures = 0
  } catch (error) {
    sent.failures += 1
    sent.roundsToSkip = Math.min(2 ** sent.failures, SKIP_AT_MOST)
    service.log.warn({ because: reason(error) }, 'a sweep of Sent failed; a later round tries again')
  }
}

/** How often Sent failed in a row, and how many rounds it is left alone for it. The worker keeps it from round to round. */
export type SentPause = { failures: number; roundsToSkip: number }

/** With rounds of 5 s: five minutes. */
const SKIP_AT_MOST = 60

/** Gives up claims whose sender is gone, and nudges what the case tables say is due. The first needs no queue, so it comes first. */
export async function sweep(service: Service): Promise<void> {
  const now = service.now()
  const stale = await staleClaims(service.store, new Date(now.getTime() - STALE_CLAIM_MS))
  for (const mail of stale) {
    await settleOutbox(service.store, mail.id, {
      state: 'unconfirmed',
      because: 'the sender stopped in the middle of the conversation',
    })
  }
  const due = new Date(now.getTime() - NUDGE_AFTER_MS)
  const nudged = await Promise.allSettled([nudgeSends(service, due), nudgeDrafts(service, due)])
  const failed = nudged.find((one) => one.status === 'rejected')
  if (failed !== undefined) throw failed.reason
  await sendAcknowledgements(service)
  await forgetOldSessions(service.store, now)
  const purged = await purgeOriginals(service)
  if (purged.cases.length + purged.loose > 0)
    service.log.info({ cases: purged.cases, withoutCase: purged.loose }, 'originals purged')
  await readAttachmentsLeft(service)
}

async function nudgeDrafts(service: Service, due: Date): Promise<void> {
  for (const one of await casesToDraft(service.store, due)) await service.queues.nudgeDrafter(one.id, one.version)
}

async function nudgeSends(service: Service, due: Date): Promise<void> {
  for (const mail of await readyOutbox(service.store, due)) await service.queues.nudgeSender(mail.id, mail.attempts, 0)
}

/** The half of the round that needs the mailbox: copies for Sent, and the search for mails whose fate is unknown. */
export async function sweepSent(service: Service, inbox: Inbox): Promise<void> {
  const unknown = await undecided(service.store, service.now(), SEARCHED_AGAIN_AFTER_MS)
  const unfiled = await sentButNotFiled(service.store)
  if (unknown.length + unfiled.length === 0) return
  const connection = await inbox.connect()
  if (connection.is !== 'connected') throw new Error(connection.because)
  try {
    for (const mail of unknown) await decide(service, inbox, mail)
    let refused = 0
    for (const mail of unfiled) if (!(await fileInSent(service, inbox, mail))) refused += 1
    if (refused > 0) throw new Error(`${refused} copies were not taken`)
  } finally {
    await inbox.close()
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** Younger than this, the nudge given at commit is surely still on its way. */
const NUDGE_AFTER_MS = 5_000
/** Longer than the longest SMTP conversation (SEND_DEADLINE_MS): a claim this old has lost its sender. */
const STALE_CLAIM_MS = 240_000

/** A provider may put its copy into Sent minutes later. Within this quarter of an hour nobody is asked what only time can tell. */
const SEARCHED_AGAIN_AFTER_MS = [60_000, 120_000, 240_000, 480_000]

/** Sent folders of hosted mail hold what their SMTP server took; found there, the mail has left. Not found, a person decides. */
async function decide(service: Service, inbox: Inbox, mail: OutboxRow): Promise<void> {
  const found = await inbox.findInSent(mail.message_id)
  await service.store.transaction().execute(async (tx) => {
    const of = await lockCase(tx, mail.case_id)
    // Meanwhile its slow sender may have learnt better, or a person have approved another mail.
    const still = await outboxById(tx, mail.id)
    if (of === null || of.state !== 'sending' || still?.state !== 'unconfirmed') return
    if (!(await isNewestOfCase(tx, mail))) return
    if (found.is === 'found') {
      await recordSent(service, tx, of, mail, 'found in Sent')
    } else if (found.is === 'not_found' && still.searches < SEARCHED_AGAIN_AFTER_MS.length) {
      await countSearch(tx, mail.id, service.now())
    } else {
      const why = `Nobody knows whether the mail left (${mail.because}); ${found.is === 'no_folder' ? 'the mailbox has no Sent folder to look in' : 'it has not come to Sent in a quarter of an hour'}. Ask the asker or approve again: a second copy would be the price.`
      await moveCase(tx, of, 'delivery_unconfirmed', { who: 'sweeper', why, at: service.now() })
    }
  })
  service.log.info({ case: `CC-${mail.case_id}`, outbox: mail.id, inSent: found.is }, 'unconfirmed mail looked for')
}
