// What the message table keeps of a mail, come in or sent, and the key by which the same mail is known again.
import { createHash } from 'node:crypto'
import type { InboundMessage, Verdict } from '../message/inbound-message.ts'
import type { SenderCheck } from '../message/sender/sender-check.ts'
import type { Secrets } from '../seal.ts'
import { keptWords, maskedNames } from '../store/message-words.ts'
import type { NewMessage } from '../store/messages.ts'
import type { OutboxRow } from '../store/outbox.ts'

/** The row of a mail that came in: its bytes are kept under their hash. */
export type MailRow = NewMessage & { raw_hash: string }

const EMPTY = {
  case_id: null,
  direction: 'in',
  message_id: null,
  in_reply_to: [],
  references: [],
  from_address: null,
  from_name: '',
  to_addresses: [],
  subject: '',
  reply_text: '',
  quoted_text: '',
  signature: '',
  attachments: [],
  defects: [],
  thread_index: null,
  thread_topic: null,
  words: null,
  identifiers: [],
  sender: null,
  reply_to_address: null,
} satisfies Partial<NewMessage>

/** The row of a mail that was read: its words masked, and sealed as they came. */
export function rowOf(
  message: InboundMessage,
  { verdict, sender, at, secrets }: { verdict: Verdict; sender: SenderCheck; at: Date; secrets: Secrets },
): MailRow {
  const key = dedupeKey(message)
  return {
    ...EMPTY,
    ...keptWords(message, key, secrets, correspondentsOf(message)),
    dedupe_key: key,
    raw_hash: message.hash,
    message_id: message.messageId,
    in_reply_to: message.inReplyTo,
    references: message.references,
    from_address: message.from?.address ?? null,
    from_name: message.from?.name ?? '',
    to_addresses: message.to.map((to) => to.address),
    verdict: verdict.is,
    because: verdict.because,
    attachments: maskedNames(message.attachments),
    defects: message.defects,
    thread_index: message.headers.get('thread-index')?.[0] ?? null,
    sender,
    reply_to_address: message.replyTo?.address ?? null,
    received_at: at,
  }
}

function correspondentsOf({ from, to }: InboundMessage): string[] {
  return [...(from === null ? [] : [from]), ...to].map(({ address }) => address.toLowerCase())
}

/** The row of a mail of which nothing could be read, or on which the desk failed. `key` makes it known by its bytes when it comes again. */
export function rowOfUnread({
  key,
  hash,
  because,
  at,
}: {
  key: 'raw' | 'parked'
  hash: string
  because: string
  at: Date
}): MailRow {
  return {
    ...EMPTY,
    dedupe_key: `${key}:${hash}`,
    raw_hash: hash,
    verdict: 'unreadable',
    because,
    received_at: at,
  }
}

/** The row of a mail of ours that has left; its bytes stay in the outbox. */
export function rowOfSent(mail: OutboxRow, at: Date): NewMessage {
  return {
    ...EMPTY,
    case_id: mail.case_id,
    direction: 'out',
    dedupe_key: `out:${mail.message_id}`,
    raw_hash: null,
    message_id: mail.message_id,
    in_reply_to: mail.in_reply_to === null ? [] : [mail.in_reply_to],
    from_address: mail.from_address,
    from_name: mail.approved_by,
    to_addresses: [mail.to_address],
    subject: mail.subject,
    verdict: null,
    because: '',
    reply_text: mail.body,
    received_at: at,
  }
}

/** The same mail by another way (another header on top) has the same key; other words under a reused Message-ID have not. */
function dedupeKey(message: InboundMessage): string {
  if (message.messageId === null) return `raw:${message.hash}`
  const words = [
    message.messageId,
    message.from?.address ?? '',
    message.subject,
    message.text,
    ...message.attachments.map((a) => `${a.filename} ${a.bytes}`),
  ]
  return createHash('sha256').update(words.join('\u0000')).digest('hex')
}
