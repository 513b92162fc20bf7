// A mail as the desk works with it: parsed once, at the door; everything below trusts these fields.
import type { MailPart } from './attachments/mail-parts.ts'

export type MailAddress = { name: string; address: string }
export type Attachment = { filename: string; type: string; bytes: number }

/** What a calendar part asks for: an event's title and start as written, `YYYY-MM-DD HH:MM`; '' where it has none. */
export type Invitation = { method: string; summary: string; start: string }

export type InboundMessage = {
  /** With angle brackets; null when the mail has none. */
  messageId: string | null
  inReplyTo: string[]
  references: string[]
  /** Addresses are lower-case. */
  from: MailAddress | null
  replyTo: MailAddress | null
  to: MailAddress[]
  cc: MailAddress[]
  /** Every address the mail was delivered to, also from Delivered-To and X-Original-To. */
  deliveredTo: string[]
  subject: string
  date: Date | null
  /** All words of the mail as plain text. */
  text: string
  /** The new words; what was quoted; the signature and legal footer. Together they are `text`. */
  replyText: string
  quotedText: string
  signature: string
  html: string | null
  attachments: Attachment[]
  invitation: Invitation | null
  /** Lower-case names to unfolded values, in the order of the mail. */
  headers: ReadonlyMap<string, readonly string[]>
  /** What was odd about the mail, in words. */
  defects: string[]
  /** SHA-256 of the raw bytes, hex. */
  hash: string
}

export type ParseResult =
  /** `parts` are the files of `attachments` with their bytes, in the same order. */
  { is: 'message'; message: InboundMessage; parts: MailPart[] } | { is: 'unreadable'; because: string; hash: string }

export type Bounce = {
  recipient: string | null
  /** RFC 3463 enhanced status, for example `5.1.1`. */
  status: string | null
  permanent: boolean | null
  originalMessageId: string | null
}

/** What screening says of a mail, with the reason in words. */
export type Verdict =
  | { is: 'question' | 'automatic' | 'list' | 'own' | 'doubtful' | 'unreadable' | 'blocked'; because: string }
  | { is: 'bounce'; because: string; bounce: Bounce }

/** A patient identifier found in a text (45 CFR 164.514(b)(2)); `start` and `end` are offsets in UTF-16 units. */
export type Identifier = { type: string; text: string; start: number; end: number }
