// Bounces: which of our mails did not arrive, at whom, why, and whether that address is dead for good.

import { headerValues } from '../headers.ts'
import type { Bounce, InboundMessage } from '../inbound-message.ts'
import { bareSubject } from '../subject.ts'
import { isRobotAddress } from './automatic.ts'
import { actionsIn, believedStatus, failedRecipientIn, isFailure } from './bounce-fields.ts'
import { isAddressDead } from './bounce-permanence.ts'
import { addressToldIn, originalMessageIdOf, recipientOf, returnsOurs } from './bounce-recipient.ts'
import { bareWords, phraseIn } from './bounce-words.ts'
import { asks, plainWords } from './plain-words.ts'
import { isReport, reportFields } from './report.ts'
import { asksOfTheField } from './robot-words.ts'
import type { ScreeningPolicy } from './screening-policy.ts'

const MAX_SCANNED_CHARS = 100_000 // a bounce says what it is at its beginning; the rest is the returned mail
const OF_MORE = /postmaster|admin|virus|gateway/ // a person may write from such an address too, a small office's postmaster above all

/** The bounce with the reason it is one, or null. Structure counts first, then several weak signs together. */
export function bounceOf(message: InboundMessage, policy: ScreeningPolicy): { because: string; bounce: Bounce } | null {
  const text = textOf(message)
  const because = bounceReason(message, policy, text)
  if (because === null) return null
  const failed = failedRecipientIn(text)
  const status = believedStatus(failed, text)
  return {
    because,
    bounce: {
      recipient: recipientOf(message, text),
      status,
      permanent: isAddressDead(text, status, failed, policy),
      originalMessageId: originalMessageIdOf(message, text),
    },
  }
}

/** All of a mail's words, for a copy of another mail cuts a bounce into reply, signature and quote anywhere. */
function textOf({ replyText, signature, quotedText }: InboundMessage): string {
  return `${replyText}\n${signature}\n${quotedText}`.slice(0, MAX_SCANNED_CHARS)
}

function bounceReason(message: InboundMessage, policy: ScreeningPolicy, text: string): string | null {
  const actions = actionsIn(text)
  const sender = systemSender(message, policy)
  const nobody = headerValues(message.headers, 'return-path').some((value) => value.replaceAll(' ', '') === '<>')
  // A person may paste or forward the whole of a bounce and ask what to do about it; who names no address can ask nothing.
  const robot = isRobotAddress(message.from?.address, policy.automatic.senders) || message.from === null
  const machine = sender !== null || nobody || robot
  const report = isReport(message, 'delivery-status')
  if (report && actions.some(isFailure)) return `a delivery report says "${actions[0]}" (RFC 3464)`
  if (report && actions.length > 0) return null
  if (headerValues(message.headers, 'x-failed-recipients').length > 0) return 'the header X-Failed-Recipients'
  // Most mails are a person's; their words need no second look.
  if (!report && !machine && !reads(message, policy).subject) return null
  const lower = text.toLowerCase().replaceAll('\\', '')
  const proof = policy.bounce.proofs.find((words) => lower.includes(words))
  if (machine && proof !== undefined) return `it says ${proof}`
  if (report) return 'a delivery report'
  return sender === null
    ? reasonByWords(message, policy, text, { nobody, robot })
    : reasonBySender(message, policy, text, { sender, nobody })
}

/** A mail system sent it; what else does it write than that it could not deliver? */
function reasonBySender(
  message: InboundMessage,
  policy: ScreeningPolicy,
  text: string,
  { sender, nobody }: { sender: string; nobody: boolean },
): string | null {
  const { phrase, subject } = reads(message, policy, text)
  if (phrase === undefined && phraseIn(bareWords(text), policy.bounce.delivered) !== undefined) return null
  if ((phrase ?? subject) !== undefined) return `a mail system (${sender}) says "${phrase ?? subject}"`
  if (nobody) return `a mail system (${sender}) with an empty return path`
  const status = believedStatus(failedRecipientIn(text), text)
  // In whatever language: who but a server that refused a mail gives such a code?
  if (status !== null && !status.startsWith('2'))
    return `a mail system (${sender}) tells the status ${status} (RFC 3463)`
  if (returnsOurs(message, text)) return `a mail system (${sender}) returns a mail of ours`
  if (reportFields(text, 'final-recipient').length > 0) return `a mail system (${sender})`
  const asking = OF_MORE.test(sender) && asks(plainWords(message.replyText), policy)
  const told = !asking && addressToldIn(message.replyText, message) !== null
  return told ? `a mail system (${sender}) writes about an address of another` : null
}

/** Its sender is no known mail system: two signs in the words, and one of those that a person's mail lacks. */
function reasonByWords(
  message: InboundMessage,
  policy: ScreeningPolicy,
  text: string,
  { nobody, robot }: { nobody: boolean; robot: boolean },
): string | null {
  const { phrase, subject } = reads(message, policy, text)
  if (nobody && (phrase ?? subject) !== undefined) return `an empty return path, and it says "${phrase ?? subject}"`
  if (phrase === undefined || subject === undefined) return null
  const because = `it says "${phrase}" under the subject "${subject}"`
  const named = policy.bounce.names.some((each) => message.from?.name.toLowerCase().includes(each))
  if ((nobody || robot || named) && isShown(message)) return because
  if (robot && addressToldIn(message.replyText, message) !== null) return because
  // The head of our own mail comes back from a system; what a person forwards is a mail of theirs.
  return returnsOurs(message, text) && !asks(plainWords(message.replyText), policy) ? because : null
}

/**
 * Whether a mail that no mail system sent reads like a bounce: its words, its subject, and what a server answered, the head of a returned
 * mail or, where nothing is asked, an address. It may also be a person who writes about one, unless it asks of the field.
 */
export function readsLikeBounce(message: InboundMessage, policy: ScreeningPolicy): boolean {
  const { phrase, subject } = reads(message, policy, textOf(message))
  if (phrase === undefined || subject === undefined || asksOfTheField(message, policy)) return false
  if (isShown(message)) return true
  return !asks(plainWords(message.replyText), policy) && addressToldIn(message.replyText, message) !== null
}

/** Whether a server's status or the head of a returned mail is to be seen. */
function isShown(message: InboundMessage): boolean {
  const text = textOf(message)
  return believedStatus(failedRecipientIn(text), text) !== null || /^(?:received|return-path|message-id):/im.test(text)
}

/** What subject and text say of a failed delivery; the subject alone where no text is given. */
function reads(message: InboundMessage, { bounce }: ScreeningPolicy, text = '') {
  const subject = phraseIn(bareWords(bareSubject(message.subject)), bounce.subjects)
  return { subject, phrase: text === '' ? undefined : phraseIn(bareWords(text), bounce.phrases) }
}

/** A mail system by its address; by its display name alone only where the address is missing or tells nothing of a person. */
function systemSender(message: InboundMessage, policy: ScreeningPolicy): string | null {
  const raw = headerValues(message.headers, 'from').join(' ').toLowerCase()
  // `mail_daemon`, `Mail.Delivery.System` and `post-master` are one kind.
  const address = message.from?.address.toLowerCase().replaceAll(/[._ "]/g, '-')
  if (isRobotAddress(address, policy.bounce.senders)) return address?.split('@')[0] ?? null
  if (address !== undefined && !isRobotAddress(message.from?.address, policy.automatic.senders)) return null
  const named = [...policy.bounce.senders, ...policy.bounce.names]
  return named.find((name) => raw.includes(name)) ?? null
}
