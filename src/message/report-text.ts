// The machine-readable parts of a report (RFC 3462: delivery status, complaint, returned message) as plain text.
import type { Attachment } from 'mailparser'
import { cleanText } from './clean-text.ts'

const MAX_REPORT_CHARS = 64 * 1024 // of one part; the fields stand at its beginning
const MAX_REPORTS = 20 // parts of one mail
const WHOLE = ['message/delivery-status', 'message/global-delivery-status', 'message/disposition-notification']
const FIELDS = [...WHOLE, 'message/feedback-report', 'text/rfc822-headers', 'message/global-headers']
const RETURNED = ['message/rfc822', 'message/global', 'message/rfc822-headers']

/** The report fields, then the header block of the returned message; empty when the mail carries none. */
export function reportText(attachments: readonly Attachment[]): string {
  return attachments
    .filter((part) => FIELDS.includes(type(part)) || RETURNED.includes(type(part)))
    .slice(0, MAX_REPORTS)
    .map((part) => {
      const text = cleanText(part.content.subarray(0, MAX_REPORT_CHARS).toString('utf8')).trim()
      return RETURNED.includes(type(part)) ? headOf(text) : text
    })
    .filter(Boolean)
    .join('\n\n')
}

function type(part: Attachment): string {
  return part.contentType.toLowerCase()
}

function headOf(message: string): string {
  const end = message.indexOf('\n\n')
  return end < 0 ? message : message.slice(0, end)
}
