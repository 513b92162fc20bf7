// Robots other than mail systems: auto-replies, absence notices, notices of programs (RFC 3834).
import { codeShapes } from './code-shapes.ts'
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
  return (
    headerReason(message, policy) ??
    subjectReason(message, policy) ??
    senderReason(message, policy) ??
    wordsReason(message, policy)
  )
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

function subjectReason(message: InboundMessage, { automatic }: ScreeningPolicy): string | null {
  const subject = bareSubject(message.subject)
  const start = automatic.subjects.find((words) => subject.startsWith(words))
  if (start !== undefined) return `the subject begins with "${start}"`
  // "Out of office: back on Monday" is a robot's, "Out of office visit billing" a coder's.
  const absence = automatic.absence.subjects.find((words) => subject.startsWith(words))
  const ends = absence !== undefined && !/^ ?[\p{L}\p{M}\d]/u.test(subject.slice(absence.length))
  return ends && !asksSomething(message) ? `the subject begins with "${absence}"` : null
}

function senderReason(message: InboundMessage, policy: ScreeningPolicy): string | null {
  const address = message.from?.address
  return isRobotAddress(address, policy.automatic.senders)
    ? `the sender is ${address?.split('@')[0]}@, which nobody reads`
    : null
}

/** Without any mark in the header: short words that tell of an absence or of a program, and ask nothing. */
function wordsReason(message: InboundMessage, { automatic }: ScreeningPolicy): string | null {
  if (asksSomething(message)) return null
  const words = message.replyText.slice(0, MAX_NOTICE_CHARS).toLowerCase().split(/\s+/).join(' ')
  if (message.replyText.length > MAX_NOTICE_CHARS || codeShapes(words).length > 0) return null
  const absent = automatic.absence.phrases.find((phrase) => words.slice(0, ABSENCE_WITHIN_CHARS).includes(phrase))
  if (absent !== undefined) return `it says "${absent}" and asks nothing`
  const notice = automatic.notices.find((phrase) => words.includes(phrase))
  return notice === undefined ? null : `it says "${notice}" and asks nothing`
}

const MAX_NOTICE_CHARS = 1_500 // a robot's notice is short; in a longer mail such words are quoted or said by the way
const ABSENCE_WITHIN_CHARS = 300 // an absence is told at once

function asksSomething(message: InboundMessage): boolean {
  return /[?？؟]/.test(message.replyText)
}

/**
 * Whether an address belongs to a program: its local part is one of the names, or begins or ends with one beside what is no letter
 * ("noreply-claims@", "billing.no-reply@", "postmaster2@").
 */
export function isRobotAddress(address: string | undefined, names: readonly string[]): boolean {
  const local = address?.slice(0, address.lastIndexOf('@')) ?? ''
  return names.some((name) => {
    if (local.startsWith(name)) return !/^\p{L}/u.test(local.slice(name.length))
    return local.endsWith(name) && !/\p{L}$/u.test(local.slice(0, -name.length))
  })
}
