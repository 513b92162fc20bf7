// A mail of ours, complete and ready to be turned into bytes; nothing below decides anything about it any more.
import type { MailAddress } from '../message/inbound-message.ts'

export type OutboundMessage = {
  /** With angle brackets, minted and stored before the first attempt to send. */
  messageId: string
  from: MailAddress
  /** The plus-address that carries the case's token. */
  replyTo: string
  to: MailAddress
  subject: string
  text: string
  html: string
  inReplyTo: string | null
  references: string[]
  /** Further headers; names and values are free of line breaks. */
  headers: Record<string, string>
  date: Date
}
