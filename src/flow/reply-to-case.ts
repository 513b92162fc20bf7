// Approved words become the mail that answers a case: signed Message-ID and reply address, the asker's thread, no word of theirs quoted.
import { randomBytes } from 'node:crypto'
import { maskIdentifiers } from '../message/identifiers.ts'
import { mustNotBeMailed } from '../message/own-identifiers.ts'
import { mintMessageId, referencesFor, replyAddress } from '../message/threading.ts'
import { composeReply } from '../reply/compose-reply.ts'
import type { OutboundMessage } from '../reply/outbound-message.ts'
import type { Service } from '../service.ts'
import type { CaseRow } from '../store/cases.ts'
import { isAsked, type MessageRow } from '../store/messages.ts'
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
  const signing = { caseNumber: found.number, secret: service.secrets[0] }
  return composeReply({
    kind,
    body,
    caseNumber: found.number,
    asker: { address: last?.from_address ?? found.asker_address, name: last?.from_name ?? found.asker_name },
    reviewer: { name: reviewer.signature ?? reviewer.name, credential: reviewer.credential },
    subject: maskIdentifiers(last?.subject ?? found.subject),
    thread: {
      inReplyTo: last?.message_id ?? null,
      references:
        last === undefined ? [] : referencesFor([...last.references, ...last.in_reply_to, last.message_id ?? '']),
      threadIndex: last?.thread_index ?? null,
    },
    messageId: mintMessageId({
      ...signing,
      random: randomBytes(8).toString('hex'),
      domain: service.deskAddress.split('@')[1] ?? 'localhost',
    }),
    replyAddress: replyAddress({ ...signing, address: service.deskAddress }),
    from: { address: service.deskAddress, name: service.mail.from.name ?? 'Coding desk' },
    date: service.now(),
    identifiersFound: asked.some((message) => (message.identifiers ?? []).some(mustNotBeMailed)),
    licenceNotice: service.book.licenceNotice(),
    policy: service.reply.policy,
    templates: service.reply.templates,
  })
}
