// Bounces: which of our mails did not arrive, at whom, why, and whether that address is dead for good.

import { headerValues, messageIdsIn } from '../headers.ts'
import type { Bounce, InboundMessage } from '../inbound-message.ts'
import { bareSubject } from '../subject.ts'
import { isRobotAddress } from './automatic.ts'
import { isAddressDead } from './bounce-permanence.ts'
import { isReport, reportFields } from './report.ts'
import type { ScreeningPolicy } from './screening-policy.ts'

const MAX_SCANNED_CHARS = 100_000 // a bounce says what it is at its beginning; the rest is the returned mail
const DELIVERED = ['delivered', 'relayed', 'expanded', 'deliverable'] // RFC 3464 2.3.3: actions that are no failure

const STATUS = /(?<![\d.])([245]\.[0-7]\.\d{1,3})(?![\d.]*\d)/
// It begins where a word begins: tried from each letter, a text without an address cost sixty times its length.
const ADDRESSES = /(?:<|(?<![^\s<>@,;:"'()：、，]))([^\s<>@,;:"'()：、，]{1,64}@[^\s<>@,;:"'()：、，]{1,253})/g
const STATUS_AFTER_CODE = /(?:(?<!\d)[245]\d\d(?:[ -]| - )|#)[([#]?([245]\.[0-7]\.\d{1,3})(?![\d.]*\d)/

/** The bounce with the reason it is one, or null. Structure counts first, then several weak signs together. */
export function bounceOf(message: InboundMessage, policy: ScreeningPolicy): { because: string; bounce: Bounce } | null {
  const text = `${message.replyText}\n${message.signature}\n${message.quotedText}`.slice(0, MAX_SCANNED_CHARS)
  const actions = reportFields(text, 'action').map((action) => action.toLowerCase().split(/[\s;(]/)[0] ?? '')
  const because = bounceReason(message, policy, text, actions)
  if (because === null) return null
  const status = statusOf(text)
  return {
    because,
    bounce: {
      recipient: recipientOf(message, text),
      status,
      permanent: isAddressDead(text, status, policy),
      originalMessageId: originalMessageIdOf(message, text),
    },
  }
}

function bounceReason(
  message: InboundMessage,
  policy: ScreeningPolicy,
  text: string,
  actions: readonly string[],
): string | null {
  const report = isReport(message, 'delivery-status')
  const failed = actions.some((action) => !DELIVERED.includes(action) && action !== '')
  if (report && failed) return `a delivery report says "${actions[0]}" (RFC 3464)`
  if (report && actions.length > 0) return null
  if (headerValues(message.headers, 'x-failed-recipients').length > 0) return 'the header X-Failed-Recipients'
  const sender = systemSender(message, policy)
  const nobody = headerValues(message.headers, 'return-path').some((value) => value.replaceAll(' ', '') === '<>')
  // A person may paste the whole of a bounce and ask what to do about it.
  const machine = sender !== null || nobody || isRobotAddress(message.from?.address, policy.automatic.senders)
  // Most mails are a person's; their words need no second look.
  if (!report && !machine && !namedAsSystem(message, policy)) return null
  const lower = text.toLowerCase().replaceAll('’', "'")
  const proof = policy.bounce.proofs.find((words) => lower.replaceAll('\\', '').includes(words))
  if (machine && proof !== undefined) return `it says ${proof}`
  const { phrase, subject } = tellingWords(message, policy, lower)
  if (report) return 'a delivery report'
  if (sender !== null && (phrase ?? subject) !== undefined)
    return `a mail system (${sender}) says "${phrase ?? subject}"`
  if (sender !== null && nobody) return `a mail system (${sender}) with an empty return path`
  const status = sender === null ? null : statusOf(text)
  // In whatever language: who but a server that refused a mail gives such a code?
  if (status !== null && !status.startsWith('2'))
    return `a mail system (${sender}) tells the status ${status} (RFC 3463)`
  if (nobody && (phrase ?? subject) !== undefined) return `an empty return path, and it says "${phrase ?? subject}"`
  if (readsLikeBounce(message, policy)) return `it says "${phrase}" under the subject "${subject}"`
  return sender !== null && reportFields(text, 'final-recipient').length > 0 ? `a mail system (${sender})` : null
}

/**
 * Whether a mail that no mail system sent reads like a bounce: its words, its subject, and what a server answered or the head of a
 * returned mail. It may also be a person who writes about one.
 */
export function readsLikeBounce(message: InboundMessage, policy: ScreeningPolicy): boolean {
  const title = bareSubject(message.subject)
  if (!policy.bounce.subjects.some((words) => title.includes(words))) return false
  const text = `${message.replyText}\n${message.quotedText}`.slice(0, MAX_SCANNED_CHARS)
  const lower = text.toLowerCase()
  const shown = statusOf(text) !== null || /^(?:received|return-path|message-id):/im.test(text)
  return shown && policy.bounce.phrases.some((words) => lower.includes(words))
}

function tellingWords(message: InboundMessage, policy: ScreeningPolicy, lower: string) {
  const title = bareSubject(message.subject)
  return {
    phrase: policy.bounce.phrases.find((words) => lower.includes(words)),
    subject: policy.bounce.subjects.find((words) => title.includes(words)),
  }
}

/** A mail system by its address; by its display name alone only where the address is missing or tells nothing of a person. */
function systemSender(message: InboundMessage, policy: ScreeningPolicy): string | null {
  const raw = headerValues(message.headers, 'from').join(' ').toLowerCase()
  const address = message.from?.address
  if (isRobotAddress(address, policy.bounce.senders)) return address?.split('@')[0] ?? null
  if (address !== undefined && !isRobotAddress(address, policy.automatic.senders)) return null
  const named = [...policy.bounce.senders, ...policy.bounce.names]
  return named.find((name) => raw.includes(name)) ?? null
}

function namedAsSystem(message: InboundMessage, policy: ScreeningPolicy): boolean {
  const name = message.from?.name.toLowerCase() ?? ''
  return policy.bounce.names.some((each) => name.includes(each))
}

/** RFC 3463: class.subject.detail; the report's own fields first, then what a server said after its reply code. */
function statusOf(text: string): string | null {
  const told = [...reportFields(text, 'status'), ...reportFields(text, 'diagnostic-code')].map(
    (value) => STATUS.exec(value)?.[1],
  )
  const said = STATUS_AFTER_CODE.exec(text)?.[1]
  const named = [...told, said].filter((status) => status !== undefined)
  // "5.0.0" only says that it failed; a later, more telling status is worth more.
  return named.find((status) => !status.endsWith('.0.0') && !status.startsWith('2')) ?? named[0] ?? null
}

function recipientOf(message: InboundMessage, text: string): string | null {
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
  return addressToldIn(message.replyText, message) ?? addressToldIn(text, message) ?? returnedTo ?? null
}

/** The first address in the report's own words, one in angle brackets before others: not ours, not a header's, not the postmaster's. */
function addressToldIn(text: string, message: InboundMessage): string | null {
  const told = text.split('\n').filter((line) => !/^\s*[\w-]{1,40}:/.test(line) && !/postmaster/i.test(line))
  const found = [...told.join('\n').matchAll(ADDRESSES)].filter(({ 1: address = '' }) => !isOurs(address, message))
  const angled = found.find(({ 0: whole }) => whole.startsWith('<'))
  return (angled ?? found[0])?.[1]?.toLowerCase() ?? null
}

function isOurs(address: string, { to }: InboundMessage): boolean {
  return to.some((ours) => ours.address === address.toLowerCase())
}

function addressIn(text: string): string | null {
  return text.matchAll(ADDRESSES).next().value?.[1]?.toLowerCase() ?? null
}

/** The id of the returned mail: the report's parts, or the copy in the text, stand below what the system says. */
function originalMessageIdOf(message: InboundMessage, text: string): string | null {
  const quoted = reportFields(text, 'message-id').concat(reportFields(text, 'x-original-message-id'))
  const ids = messageIdsIn(quoted).filter((id) => id !== message.messageId)
  return ids[0] ?? message.inReplyTo[0] ?? message.references.at(-1) ?? null
}
