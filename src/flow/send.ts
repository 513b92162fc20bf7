// Hop 4 of a mail's way: an approved mail leaves, at most once, and the case learns what became of it.
import { setTimeout as wait } from 'node:timers/promises'
import type { CaseEvent } from '../case/case.ts'
import { shortAddress } from '../log.ts'
import type { Delivery } from '../mail/delivery-error.ts'
import type { Inbox } from '../mail/inbox.ts'
import type { Service } from '../service.ts'
import { type CaseRow, lockCase, moveCase } from '../store/cases.ts'
import type { StoreTransaction } from '../store/database.ts'
import { databaseIsAway } from '../store/database-error.ts'
import { addMessage, arrivedAfter } from '../store/messages.ts'
import { claimOutbox, isNewestOfCase, markFiled, type OutboxRow, settleOutbox } from '../store/outbox.ts'
import { rowOfSent } from './message-row.ts'
import { rememberAnswer } from './remember-answer.ts'

/**
 * Sends one mail of the outbox. The row is claimed first, in a transaction of its own: whoever dies after that leaves a claim behind, never
 * a second mail. A row that is gone, not due or taken means that there is nothing to do.
 */
export async function sendMail(service: Service, outboxId: number): Promise<void> {
  const mail = await claimOutbox(service.store, outboxId, service.now())
  if (mail === null) return
  const delivery = await service.transport.send({
    raw: mail.raw,
    message: { from: { address: mail.from_address }, to: { address: mail.to_address } },
  })
  await written(service, () => settle(service, mail, delivery))
}

/** Writes down what became of a claimed mail, with the case's next state. */
export async function settle(service: Service, mail: OutboxRow, delivery: Delivery): Promise<void> {
  const tryAgain = delivery.is === 'try_again' && mail.attempts < SEND_ATTEMPTS
  const because = withShortAddresses(delivery.is === 'sent' ? delivery.response : delivery.because)
  await service.store.transaction().execute(async (tx) => {
    const found = await lockCase(tx, mail.case_id)
    if (found === null) return
    if (tryAgain) {
      await settleOutbox(tx, mail.id, {
        state: 'ready',
        because,
        dueAt: new Date(service.now().getTime() + retryAfterMs(mail.attempts)),
      })
    } else if (delivery.is === 'sent') {
      await recordSent(service, tx, found, mail, because)
    } else if (delivery.is === 'unconfirmed') {
      // The case stays in `sending` until the sweeper has looked for the Message-ID in Sent.
      await settleOutbox(tx, mail.id, { state: 'unconfirmed', because })
    } else if ((await settleOutbox(tx, mail.id, { state: 'refused', because })) && (await isNewestOfCase(tx, mail))) {
      await moveCase(tx, found, 'delivery_refused', {
        who: 'sender',
        why: `The mail was not delivered: ${because}`,
        at: service.now(),
      })
    }
  })
  service.log.info(
    { case: `CC-${mail.case_id}`, outbox: mail.id, outcome: tryAgain ? 'try_again' : delivery.is },
    'mail settled',
  )
}

/** The delivery is certain: outbox, thread and case say so together. */
export async function recordSent(
  service: Service,
  tx: StoreTransaction,
  found: CaseRow,
  mail: OutboxRow,
  because: string,
): Promise<void> {
  if (!(await settleOutbox(tx, mail.id, { state: 'sent', because }))) return
  await addMessage(tx, rowOfSent(mail, service.now()))
  await rememberAnswer(service, tx, mail)
  const { event, why } = await afterSending(tx, found, mail)
  await moveCase(tx, found, event, { who: 'sender', why, at: service.now(), also: { draft_attempts: 0 } })
}

/** What has come while the mail was on its way decides where the case goes: new words to the drafter, what is not to be trusted to a person. */
async function afterSending(
  tx: StoreTransaction,
  found: CaseRow,
  mail: OutboxRow,
): Promise<{ event: CaseEvent; why: string }> {
  if (found.state !== 'sending' || !(await isNewestOfCase(tx, mail)))
    return {
      event: 'sent_after_all',
      why: 'the earlier mail, of which nothing was known, has left: do not send it twice',
    }
  const arrived = await arrivedAfter(tx, mail.case_id, mail.case_version)
  if (arrived.includes('question'))
    return { event: 'sent_but_moved_on', why: 'sent; the asker has written again meanwhile' }
  if (arrived.includes('doubtful') || arrived.includes('bounce'))
    return { event: 'sent_but_doubted', why: 'sent; a doubtful mail or a bounce came meanwhile: see the thread' }
  return { event: mail.kind === 'ask' ? 'ask_sent' : 'answer_sent', why: 'sent' }
}

/** Puts the copy into the mailbox's Sent folder, once: the same bytes that went out. False: it was not taken; the sweeper tries again. */
export async function fileInSent(service: Service, inbox: Inbox, mail: OutboxRow): Promise<boolean> {
  const known = await inbox.findInSent(mail.message_id)
  if (known.is === 'not_found') {
    const appended = await inbox.appendToSent(mail.raw, ['\\Seen'])
    if (appended.is === 'not_appended') {
      service.log.warn({ case: `CC-${mail.case_id}`, because: appended.because }, 'the copy for Sent was not filed')
      return false
    }
  }
  await markFiled(service.store, mail.id)
  return true
}

/** With the waits below this tries for about two hours; then a person hears of it. */
const SEND_ATTEMPTS = 6

/** Waits in ms before what is known for certain is written down again: losing it would put a case with a sent mail before a person. */
const WRITE_AGAIN_AFTER_MS = [200, 1_000, 4_000]

async function written(service: Service, write: () => Promise<void>): Promise<void> {
  for (const ms of WRITE_AGAIN_AFTER_MS) {
    try {
      return await write()
    } catch (error) {
      if (!databaseIsAway(error)) throw error
      service.log.warn({}, 'the database is away; what became of a mail is written down again')
      await wait(ms)
    }
  }
  await write()
}

/** A server's answer repeats the asker's address; events and notes need no more than its beginning. */
function withShortAddresses(answer: string): string {
  return answer
    .split(/([\s<>()[\]:;,"'])/)
    .map((word) => (word.includes('@') ? shortAddress(word) : word))
    .join('')
}

function retryAfterMs(attempt: number): number {
  return Math.min(30_000 * 4 ** (attempt - 1), 3_600_000)
}
