// At whom a bounced mail was directed, and which of ours it was.
import { headerValues, messageIdsIn } from '../headers.ts'
import type { InboundMessage } from '../inbound-message.ts'
import { reportFields } from './report.ts'

// It begins where a word begins: tried from each letter, a text without an address cost sixty times its length.
const ADDRESSES = /(?:<|(?<![^\s<>@,;:"'()：、，]))([^\s<>@,;:"'()：、，]{1,64}@[^\s<>@,;:"'()：、，]{1,253})/g

/** The address in lower case, by the report's fields, then by its words, then by the returned mail; or null. */
export function recipientOf(message: InboundMessage, text: string): string | null {
  const fields = ['final-recipient', 'original-recipient', 'x-actual-recipient'].flatMap((name) =>
    reportFields(text, name),
  )
  const failed = headerValues(message.headers, 'x-failed-recipients')
  for (const value of [...fields, ...failed]) {
    const address = addressIn(value.slice(value.indexOf(';') + 1))
    if (address !== null) return address
  }
  const returnedTo = reportFields(text, 'to')
    .map(addressIn)
    .find((address) => address !== null && !isOurs(address, message))
  const told = addressToldIn(message.replyText, message) ?? addressToldIn(text, message)
  return told ?? labelledIn(text, message) ?? returnedTo ?? null
}

/** `Recipient: dana@clinic.example`, in the words of one program or another. */
function labelledIn(text: string, message: InboundMessage): string | null {
  const lines = text
    .split('\n')
    .filter((line) => /^[^:\n]{0,30}(?:recipient|address|rcpt|error-for|destinat|empf)[^:\n]{0,20}:/i.test(line))
  return lines.map(addressIn).find((address) => address !== null && !isOurs(address, message)) ?? null
}

/** The first address in the report's own words, one in angle brackets before others: not ours, not a header's, not the postmaster's. */
export function addressToldIn(text: string, message: InboundMessage): string | null {
  const told = text.split('\n').filter((line) => !/^\s*[\w-]{1,40}:/.test(line) && !/postmaster/i.test(line))
  const found = [...told.join('\n').matchAll(ADDRESSES)].map(({ 0: whole, 1: address = '' }) => ({
    angled: whole.startsWith('<'),
    address: withoutStop(address),
  }))
  const others = found.filter(({ address }) => !isOurs(address, message))
  return (others.find(({ angled }) => angled) ?? others[0])?.address ?? null
}

/** Whether the mail holds the head of one that we sent: a system returns it to who wrote it, and a person forwards their own. */
export function returnsOurs(message: InboundMessage, text: string): boolean {
  if (!/^(?:received|return-path|message-id):/im.test(text)) return false
  return ['from', 'return-path', 'sender']
    .flatMap((name) => reportFields(text, name))
    .map(addressIn)
    .some((address) => address !== null && isOurs(address, message))
}

function isOurs(address: string, { to }: InboundMessage): boolean {
  return to.some((ours) => ours.address === address)
}

function addressIn(text: string): string | null {
  const address = text.matchAll(ADDRESSES).next().value?.[1]
  return address === undefined ? null : withoutStop(address)
}

/** In lower case, without what ends the sentence behind it. */
function withoutStop(address: string): string {
  return address.toLowerCase().replace(/[.!?。]{1,3}$/, '')
}

/** The id of the returned mail: the report's parts, or the copy in the text, stand below what the system says. */
export function originalMessageIdOf(message: InboundMessage, text: string): string | null {
  const quoted = reportFields(text, 'message-id').concat(reportFields(text, 'x-original-message-id'))
  const ids = messageIdsIn(quoted).filter((id) => id !== message.messageId)
  return ids[0] ?? message.inReplyTo[0] ?? message.references.at(-1) ?? null
}
