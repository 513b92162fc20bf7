// The machine-readable parts of a report (RFC 3462: delivery status, complaint, returned message) as plain text.
import type { Attachment } from 'mailparser'
import { cleanText } from '../words/clean-text.ts'

const MAX_REPORT_CHARS = 64 * 1024 // of one part; the fields stand at its beginning
const MAX_REPORTS = 20 // parts of one mail
const WHOLE = ['message/delivery-status', 'message/global-delivery-status', 'message/disposition-notification']
const FIELDS = [...WHOLE, 'message/feedback-report']
const RETURNED = [
  'message/rfc822',
  'message/global',
  'text/rfc822-headers',
  'message/rfc822-headers',
  'message/global-headers',
]
/** What a reader and a desk want of a returned header; the servers' traces and seals around it are ten times as long. */
const TELLING =
  /^(?:return-path|from|sender|reply-to|to|cc|subject|date|message-id|in-reply-to|references|x-original-message-id|x-failed-recipients):/i

/** The report fields, then the telling fields of the returned message; empty when the mail carries none. */
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

/** The telling fields of a header block, with the lines they are folded over. */
function headOf(message: string): string {
  const end = message.indexOf('\n\n')
  let kept = false
  const lines = (end < 0 ? message : message.slice(0, end)).split('\n').filter((line) => {
    if (!/^\s/.test(line)) kept = TELLING.test(line)
    return kept
  })
  return lines.join('\n')
}
