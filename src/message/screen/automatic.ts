// Robots other than mail systems: auto-replies, absence notices, notices of programs (RFC 3834).
import { headerValues } from '../headers.ts'
import type { InboundMessage } from '../inbound-message.ts'
import { bareSubject, hasForwardMark } from '../subject.ts'
import { isReport } from './report.ts'
import { asksOfTheField, type RobotWords } from './robot-words.ts'
import type { ScreeningPolicy } from './screening-policy.ts'

/**
 * Why the mail was written by a program, by header, subject and sender, or null; its words are another look (robot-words.ts). It is not sure where a
 * question of the field stands in it: web forms send people's. X-Auto-Response-Suppress proves nothing: people's Exchange sets it.
 */
export function automaticReason(message: InboundMessage, policy: ScreeningPolicy): RobotWords | null {
  const submitted = autoSubmitted(message)
  if (submitted !== null) {
    const form = submitted === 'auto-generated' && asksOfTheField(message, policy)
    return { sure: !form, because: `Auto-Submitted: ${submitted}` }
  }
  const certain = reportReason(message) ?? headerReason(message, policy) ?? subjectReason(message, policy)
  if (certain !== null) return { sure: true, because: certain }
  const sender = senderReason(message, policy)
  return sender === null ? null : { sure: !asksOfTheField(message, policy), because: sender }
}

/** RFC 3834 5: every value but `no` was not sent by a person; parameters may follow after a semicolon. */
function autoSubmitted(message: InboundMessage): string | null {
  for (const value of headerValues(message.headers, 'auto-submitted')) {
    const word = value.toLowerCase().split(/[;\s(]/)[0] ?? ''
    if (word !== '' && word !== 'no') return word
  }
  return null
}

function reportReason(message: InboundMessage): string | null {
  if (isReport(message, 'delivery-status')) return 'a delivery report that tells of no failure'
  return isReport(message, 'disposition-notification') ? 'a read receipt' : null
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

/**
 * A person forwards a robot's mail. "Automatic reply: J1885" is a robot's; "Automatic reply from the payer" may be what a person asks about, and so may "Auto reply" alone
 * above a question of the field.
 */
function subjectReason(message: InboundMessage, policy: ScreeningPolicy): string | null {
  const { automatic } = policy
  if (hasForwardMark(message.subject)) return null
  const subject = bareSubject(message.subject)
  if (automatic.subjects.includes(subject) && asksOfTheField(message, policy)) return null
  const start = automatic.subjects.find(
    (words) => subject.startsWith(words) && !/^ ?[\p{L}\p{M}\d]/u.test(subject.slice(words.length)),
  )
  return start === undefined ? null : `the subject begins with "${start}"`
}

function senderReason({ from, replyTo }: InboundMessage, { automatic }: ScreeningPolicy): string | null {
  if (!isRobotAddress(from?.address, automatic.senders)) return null
  // A web form writes in its own name and lets answers go to the person who filled it in.
  if (replyTo !== null && replyTo.address !== from?.address && !isRobotAddress(replyTo.address, automatic.senders))
    return null
  return `the sender is ${from?.address.split('@')[0]}@, which nobody reads`
}

/**
 * Whether an address belongs to a program: one of the names stands in its local part, with no letter beside it
 * ("noreply-claims@", "billing.no-reply@", "claims-noreply-2@").
 */
export function isRobotAddress(address: string | undefined, names: readonly string[]): boolean {
  const local = address?.slice(0, address.lastIndexOf('@')) ?? ''
  return names.some((name) => {
    const at = local.indexOf(name)
    return at >= 0 && !/\p{L}$/u.test(local.slice(0, at)) && !/^\p{L}/u.test(local.slice(at + name.length))
  })
}
