// A case as a file for somebody outside the desk: everything said and done, with the identifiers of patients masked.
import type { CaseNumber } from '../case/case.ts'
import { maskIdentifiers } from '../message/identifiers/identifiers.ts'
import type { Service } from '../service.ts'
import { type CaseRow, caseByNumber } from '../store/cases.ts'
import { draftsOf } from '../store/drafts.ts'
import { eventsOf, recordEvent } from '../store/events.ts'
import { type MessageRow, messagesOf } from '../store/messages.ts'
import { notesOf } from '../store/notes.ts'
import { outboxOf } from '../store/outbox.ts'

export type ExportedCase = Awaited<ReturnType<typeof exportCase>>

/** Everything of a case, masked; null when there is none with this number. `who` took it, and the case remembers that. */
export async function exportCase({ store, now }: Pick<Service, 'store' | 'now'>, number: CaseNumber, who: string) {
  const found = await caseByNumber(store, number)
  if (found === null) return null
  await recordEvent(store, {
    caseId: found.id,
    event: 'exported',
    from: found.state,
    to: found.state,
    who,
    why: 'the case was exported with identifiers masked',
    at: now(),
  })
  const [messages, drafts, events, notes, outbox] = await Promise.all([
    messagesOf(store, found.id),
    draftsOf(store, found.id),
    eventsOf(store, found.id),
    notesOf(store, found.id),
    outboxOf(store, found.id),
  ])
  return {
    ...headOf(found),
    messages: messages.map(mailOf),
    drafts: drafts.map(({ drafted, revision, made_at }) => ({
      madeAt: made_at,
      draft: { ...drafted.draft, text: maskIdentifiers(drafted.draft.text) },
      revision: revision === null ? null : maskIdentifiers(revision),
    })),
    replies: outbox.map((mail) => ({
      messageId: mail.message_id,
      kind: mail.kind,
      to: mail.to_address,
      subject: maskIdentifiers(mail.subject),
      text: maskIdentifiers(mail.body),
      approvedBy: mail.approved_by,
      state: mail.state,
      because: maskIdentifiers(mail.because),
      madeAt: mail.made_at,
    })),
    notes: notes.map(({ who: by, text, at }) => ({ who: by, text: maskIdentifiers(text), at })),
    events: events.map((event) => ({
      at: event.at,
      who: event.who,
      event: event.event,
      from: event.from_state,
      to: event.to_state,
      why: maskIdentifiers(event.why),
    })),
  }
}

function headOf(found: CaseRow) {
  return {
    number: found.number,
    state: found.state,
    subject: maskIdentifiers(found.subject),
    asker: found.asker_address,
    receivedAt: found.received_at,
    dueAt: found.due_at,
    held: found.held_because === null ? null : maskIdentifiers(found.held_because),
    legalHold: found.legal_hold,
  }
}

function mailOf(mail: MessageRow) {
  return {
    direction: mail.direction,
    messageId: mail.message_id,
    from: mail.from_address,
    to: mail.to_addresses,
    subject: maskIdentifiers(mail.subject),
    verdict: mail.verdict,
    because: maskIdentifiers(mail.because),
    sender: mail.sender,
    identifiersMasked: mail.identifiers ?? [],
    text: maskIdentifiers(mail.reply_text),
    quoted: maskIdentifiers(mail.quoted_text),
    attachments: mail.attachments.map((file) => ({ ...file, filename: maskIdentifiers(file.filename) })),
    receivedAt: mail.received_at,
  }
}

/** The mails of an exported case as an mbox (RFC 4155), to be opened by any mail program: masked words, none of the original's headers. */
export function mboxOf(exported: NonNullable<ExportedCase>): string {
  return exported.messages
    .map((mail) => {
      const from = header(mail.from ?? 'nobody@invalid')
      const words = [mail.text, mail.quoted === '' ? '' : mail.quoted.replaceAll(/^/gm, '> ')]
        .filter(Boolean)
        .join('\n\n')
      return [
        `From ${from} ${mail.receivedAt.toUTCString().replace(/^(\w+), (\d+) (\w+) (\d+) ([\d:]+) GMT$/, '$1 $3 $2 $5 $4')}`,
        `From: ${from}`,
        `To: ${mail.to.map(header).join(', ')}`,
        `Subject: =?utf-8?B?${Buffer.from(header(mail.subject)).toString('base64')}?=`,
        `Date: ${mail.receivedAt.toUTCString().replace('GMT', '+0000')}`,
        ...(mail.messageId === null ? [] : [`Message-ID: ${header(mail.messageId)}`]),
        'MIME-Version: 1.0',
        'Content-Type: text/plain; charset=utf-8',
        'Content-Transfer-Encoding: 8bit',
        '',
        // A line that begins like a separator would end the mail here.
        words.replaceAll(/^(>*From )/gm, '>$1'),
        '',
        '',
      ].join('\n')
    })
    .join('')
}

function header(value: string): string {
  return value.replaceAll(/\p{Cc}/gu, ' ')
}
