// The bytes of a mail of ours, made once: what goes over SMTP and what is kept in Sent are the same.
import { createHash } from 'node:crypto'
import MailComposer from 'nodemailer/lib/mail-composer'
import type { OutboundMessage } from '../reply/outbound-message.ts'

/**
 * Builds the message (RFC 5322, MIME, CRLF). The same message gives the same bytes, so a second build after a crash
 * can be compared with the first: the boundary is drawn from the Message-ID instead of from chance.
 */
export async function rawMessage(message: OutboundMessage): Promise<Buffer> {
  const composer = new MailComposer({
    messageId: message.messageId,
    date: message.date,
    // Addresses go in as objects: as text they would be parsed again, and names have been used to smuggle in others.
    from: message.from,
    to: message.to,
    replyTo: { name: message.from.name, address: message.replyTo },
    subject: message.subject,
    ...(message.inReplyTo ? { inReplyTo: message.inReplyTo } : {}),
    references: message.references,
    headers: message.headers,
    text: message.text,
    html: message.html,
    newline: 'win',
    baseBoundary: createHash('sha256').update(message.messageId).digest('hex').slice(0, 16),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return composer.compile().build()
}
