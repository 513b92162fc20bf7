// Reports by their structure (RFC 6522): multipart/report with its type, or the part that makes one.
import { headerValues } from '../headers.ts'
import type { InboundMessage } from '../inbound-message.ts'
import { hasForwardMark } from '../subject.ts'

export type ReportType = 'delivery-status' | 'feedback-report' | 'disposition-notification'

/** Whether the mail is a report of that type, by its Content-Type or by a part it carries, which a person may have forwarded. */
export function isReport(message: InboundMessage, type: ReportType): boolean {
  const contentType = headerValues(message.headers, 'content-type').join(' ').toLowerCase()
  if (contentType.includes('multipart/report') && contentType.includes(type)) return true
  return !hasForwardMark(message.subject) && message.attachments.some((part) => part.type === `message/${type}`)
}

/** The values of a report field (`Final-Recipient`, `Status`) where lines of the text begin with its name, unfolded. */
export function reportFields(text: string, name: string): string[] {
  const values: string[] = []
  const start = `${name.toLowerCase()}:`
  if (!text.toLowerCase().includes(start)) return values
  let open = false
  for (const line of text.split('\n')) {
    const field = line.trimStart()
    if (field.slice(0, start.length).toLowerCase() === start) {
      values.push(field.slice(start.length).trim())
      open = true
    } else if (open && field !== line && field !== '') {
      values.push(`${values.pop()} ${field.trim()}`)
    } else open = false
  }
  return values
}
