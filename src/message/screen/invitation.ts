// Calendar parts of a mail (RFC 5545, iTIP RFC 5546): what is invited to, and why that is no question.

import type { MailPart } from '../attachments/mail-parts.ts'
import type { InboundMessage, Invitation, Verdict } from '../inbound-message.ts'
import { cleanText } from '../words/clean-text.ts'

const MAX_BYTES = 256 * 1024 // of one calendar part; the event stands behind the time zones
const MAX_SUMMARY_CHARS = 200

/** The first event that is sent with a method; null when the mail carries none, or only a calendar file without one. */
export function invitationIn(parts: readonly MailPart[]): Invitation | null {
  for (const part of parts.filter(({ type }) => type === 'text/calendar' || type === 'application/ics')) {
    const lines = unfolded(cleanText(part.content.subarray(0, MAX_BYTES).toString('utf8')))
    const method = valueOfLine(lines, 'METHOD')?.toUpperCase() ?? ''
    if (method === '' || method === 'PUBLISH') continue
    const event = lines.slice(lines.findIndex((line) => line.trim() === 'BEGIN:VEVENT') + 1)
    return {
      method,
      summary: plain(valueOfLine(event, 'SUMMARY') ?? '').slice(0, MAX_SUMMARY_CHARS),
      start: day(valueOfLine(event, 'DTSTART') ?? ''),
    }
  }
  return null
}

/** The verdict on a mail that invites, answers an invitation or takes one back; null for every other mail. */
export function invitationVerdict({ invitation, replyText }: InboundMessage): Verdict | null {
  if (invitation === null) return null
  const { method, summary, start } = invitation
  const what = METHODS[method] ?? `a calendar mail (${method})`
  const because = `${what}${summary === '' ? '' : `: “${summary}”`}${start === '' ? '' : `, ${start}`}`
  // Somebody may ask in an invitation all the same; only a person can tell a question from an agenda.
  return replyText.includes('?')
    ? { is: 'doubtful', because: `${because}; its words ask something` }
    : { is: 'automatic', because }
}

const METHODS: Readonly<Record<string, string>> = {
  REQUEST: 'a calendar invitation',
  REPLY: 'an answer to a calendar invitation',
  CANCEL: 'a cancelled calendar event',
  COUNTER: 'another time proposed for a calendar event',
  DECLINECOUNTER: 'a proposed time declined',
  REFRESH: 'a request for the newest state of a calendar event',
  ADD: 'a further date of a calendar event',
}

/** A line that begins with a blank goes on with the one before (RFC 5545 3.1). */
function unfolded(text: string): string[] {
  const lines: string[] = []
  for (const line of text.split('\n')) {
    const last = lines.length - 1
    if ((line.startsWith(' ') || line.startsWith('\t')) && last >= 0) lines[last] += line.slice(1)
    else lines.push(line)
  }
  return lines
}

/** The value of the first line of that name, whatever parameters stand before the colon. */
function valueOfLine(lines: readonly string[], name: string): string | undefined {
  const line = lines.find((one) => one.startsWith(`${name}:`) || one.startsWith(`${name};`))
  // A quoted parameter may hold a colon: DTSTART;X="a:b":20260101.
  const value = line === undefined ? null : /^[^:"]{0,200}(?:"[^"]{0,200}"[^:"]{0,200}){0,8}:/.exec(line)
  return value === null ? undefined : line?.slice(value[0].length).trim()
}

function plain(text: string): string {
  return text
    .replaceAll(/\\[nN]/g, ' ')
    .replaceAll(/\\([,;\\])/g, '$1')
    .trim()
}

/** `20261201T100000Z` as `2026-12-01 10:00 UTC`. */
function day(value: string): string {
  const found = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)\d\d(Z?))?$/.exec(value)
  if (found === null) return ''
  const [, year, month, date, hour, minute, zone] = found
  return `${year}-${month}-${date}${hour === undefined ? '' : ` ${hour}:${minute}${zone === 'Z' ? ' UTC' : ''}`}`
}
