// Approved words become the mail that answers a case: signed Message-ID and reply address, the asker's thread, no word of theirs quoted.
import { maskIdentifiers } from '../message/identifiers/identifiers.ts'
import { mustNotBeMailed } from '../message/identifiers/own-identifiers.ts'
import { referencesFor } from '../message/threading.ts'
import { composeReply } from '../reply/compose-reply.ts'
import type { OutboundMessage } from '../reply/outbound-message.ts'
import type { Service } from '../service.ts'
import type { CaseRow } from '../store/cases.ts'
import { isAsked, type MessageRow } from '../store/messages.ts'
import { letterhead } from './letterhead.ts'
import type { Reviewer } from './turn.ts'

/** The reply to the newest mail of a person in the case. Who wrote last is who is answered. */
export function replyToCase(
  service: Service,
  {
    found,
    messages,
    body,
    kind,
    reviewer,
  }: {
    found: CaseRow
    messages: MessageRow[]
    body: string
    kind: 'answer' | 'clarification' | 'decline'
    reviewer: Reviewer
  },
): OutboundMessage {
  const asked = messages.filter(isAsked)
  const last = asked.at(-1)
  return composeReply({
    kind,
    body,
    ...letterhead(service, found.number),
    asker: { address: last?.from_address ?? found.asker_address, name: last?.from_name ?? found.asker_name },
    reviewer: { name: reviewer.signature ?? reviewer.name, credential: reviewer.credential },
    subject: maskIdentifiers(last?.subject ?? found.subject),
    thread: {
      inReplyTo: last?.message_id ?? null,
      references:
        last === undefined ? [] : referencesFor([...last.references, ...last.in_reply_to, last.message_id ?? '']),
      threadIndex: last?.thread_index ?? null,
    },
    date: service.now(),
    identifiersFound: asked.some((message) => (message.identifiers ?? []).some(mustNotBeMailed)),
    licenceNotice: service.book.licenceNotice(),
  })
}
