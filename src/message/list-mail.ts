// Mail of lists and bulk senders (RFC 2919, RFC 2369): nobody in it asks this desk.
import { headerValues } from './headers.ts'
import type { InboundMessage } from './inbound-message.ts'
import type { ScreeningPolicy } from './screening-policy.ts'

/** Why the mail went to many, or null. */
export function listReason(message: InboundMessage, policy: ScreeningPolicy): string | null {
  const header = policy.list.headers.find((name) => headerValues(message.headers, name).some((value) => value !== ''))
  if (header !== undefined) return `the header ${header}`
  const precedence = ['precedence', 'x-precedence'].flatMap((name) => headerValues(message.headers, name))
  const bulk = precedence.map((value) => value.toLowerCase()).find((value) => policy.list.precedence.includes(value))
  return bulk === undefined ? null : `Precedence: ${bulk}`
}
