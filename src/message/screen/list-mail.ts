// Mail of lists and bulk senders (RFC 2919, RFC 2369): nobody in it asks this desk.
import { headerValues } from '../headers.ts'
import type { InboundMessage } from '../inbound-message.ts'
import { hasForwardMark } from '../subject.ts'
import { plainWords } from './robot-words.ts'
import type { ScreeningPolicy } from './screening-policy.ts'

/** Why the mail went to many, or null. */
export function listReason(message: InboundMessage, policy: ScreeningPolicy): string | null {
  const header = policy.list.headers.find((name) => headerValues(message.headers, name).some((value) => value !== ''))
  if (header !== undefined) return `the header ${header}`
  const precedence = ['precedence', 'x-precedence'].flatMap((name) => headerValues(message.headers, name))
  const bulk = precedence.map((value) => value.toLowerCase()).find((value) => policy.list.precedence.includes(value))
  return bulk === undefined ? newsletterReason(message, policy) : `Precedence: ${bulk}`
}

const TOP_CHARS = 500 // where "view in browser" stands
const BOTTOM_CHARS = 3_000 // where "unsubscribe" stands, above an address and small print

/** Without any header: what newsletters say at their ends. A forwarded one is a person's mail. */
function newsletterReason({ subject, replyText, signature }: InboundMessage, { list }: ScreeningPolicy): string | null {
  if (hasForwardMark(subject)) return null
  const text = `${replyText}\n${signature}`
  const words = plainWords(
    text.length <= TOP_CHARS + BOTTOM_CHARS ? text : `${text.slice(0, TOP_CHARS)} ${text.slice(-BOTTOM_CHARS)}`,
  )
  const [first, second] = list.phrases.filter((phrase) => words.includes(phrase))
  return second === undefined ? null : `it says "${first}" and "${second}"`
}
