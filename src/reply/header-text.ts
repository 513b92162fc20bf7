// What may stand in a header of ours: one line, no control character, of a bounded length.
import type { MailAddress } from '../message/inbound-message.ts'

// RFC 5322 2.1.1: a line has at most 998 characters; the header's name and its encoding want their share.
const HEADER_TEXT_MAX = 400
const MESSAGE_ID = /^<[^\s<>\p{Cc}]{1,250}>$/u
const REPLY_PREFIX = /^(?:re|aw|sv|antw|rif|res) ?(?:\[\d{1,3}\])? ?:/i

/** Makes one header line of any text: line breaks and control characters become a space, so nothing can start a header of its own. */
export function headerText(text: string): string {
  const oneLine = text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/gu, ' ')
  return oneLine.split(' ').filter(Boolean).join(' ').slice(0, HEADER_TEXT_MAX)
}

/** The subject of a reply: every reply prefix in front is taken off and one `Re: ` put on (RFC 5322 3.6.5). */
export function replySubject(subject: string): string {
  return `Re: ${subjectTopic(subject)}`
}

/** The subject without its reply prefixes; never empty. */
export function subjectTopic(subject: string): string {
  let topic = headerText(subject)
  let prefix = REPLY_PREFIX.exec(topic)
  while (prefix) {
    topic = topic.slice(prefix[0].length).trim()
    prefix = REPLY_PREFIX.exec(topic)
  }
  return topic || 'your coding question'
}

/**
 * An address as it may stand in an envelope and a header. Throws where it holds a space, a control character or
 * something that would make two addresses of one: mail must never go to somebody whom nobody chose.
 */
export function safeAddress({ name, address }: MailAddress): MailAddress {
  const at = address.lastIndexOf('@')
  if (at < 1 || at === address.length - 1 || address.length > 320 || /[\s\p{Cc}<>,;"\\()]/u.test(address)) {
    throw new Error('An address of a reply is not one plain mail address.')
  }
  return { name: headerText(name), address }
}

/** Our own Message-ID; throws where it is not one, for it would be lost to every later search. */
export function safeMessageId(messageId: string): string {
  if (!isMessageId(messageId)) throw new Error('The Message-ID of a reply is not a Message-ID.')
  return messageId
}

/** Whether a text is a Message-ID with its angle brackets, in the loose form that mail programs write (RFC 5322 3.6.4). */
export function isMessageId(text: string): boolean {
  return MESSAGE_ID.test(text)
}
