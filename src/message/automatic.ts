// Robots other than mail systems: auto-replies, absence notices, notices of programs (RFC 3834).
import { headerValues } from './headers.ts'
import type { InboundMessage } from './inbound-message.ts'
import { isReport } from './report.ts'
import type { ScreeningPolicy } from './screening-policy.ts'
import { bareSubject } from './subject.ts'

/** Why the mail was written by a program, or null. X-Auto-Response-Suppress proves nothing: people's Exchange sets it. */
export function automaticReason(message: InboundMessage, policy: ScreeningPolicy): string | null {
  const submitted = autoSubmitted(message)
  if (submitted !== null) return `Auto-Submitted: ${submitted}`
  if (isReport(message, 'delivery-status')) return 'a delivery report that tells of no failure'
  if (isReport(message, 'disposition-notification')) return 'a read receipt'
  return headerReason(message, policy) ?? subjectReason(message, policy) ?? senderReason(message, policy)
}

/** RFC 3834 5: every value but `no` was not sent by a person; parameters may follow after a semicolon. */
function autoSubmitted(message: InboundMessage): string | null {
  for (const value of headerValues(message.headers, 'auto-submitted')) {
    const word = value.toLowerCase().split(/[;\s(]/)[0] ?? ''
    if (word !== '' && word !== 'no') return word
  }
  return null
}

function headerReason(message: InboundMessage, policy: ScreeningPolicy): string | null {
  for (const [name, wanted] of Object.entries(policy.automatic.headers)) {
    for (const value of headerValues(message.headers, name)) {
      const lower = value.toLowerCase()
      const proves = wanted.length === 0 ? !['', 'no', 'none', 'false'].includes(lower) : wanted.includes(lower)
      if (proves) return `the header ${name}: ${lower.slice(0, 60)}`
    }
  }
  return null
}

function subjectReason(message: InboundMessage, policy: ScreeningPolicy): string | null {
  const subject = bareSubject(message.subject)
  const start = policy.automatic.subjects.find((words) => subject.startsWith(words))
  return start === undefined ? null : `the subject begins with "${start}"`
}

function senderReason(message: InboundMessage, policy: ScreeningPolicy): string | null {
  const local = message.from?.address.split('@')[0] ?? ''
  return policy.automatic.senders.includes(local) ? `the sender is ${local}@, which nobody reads` : null
}
