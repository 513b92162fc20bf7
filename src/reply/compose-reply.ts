// Turns approved words into a reply in the asker's thread. The asker's own text never comes in here, so it cannot go out.
import Handlebars from 'handlebars'
import type { MailAddress } from '../message/inbound-message.ts'
import { bodyHtml } from './body-html.ts'
import { greetingName } from './greeting-name.ts'
import { headerText, isMessageId, replySubject, safeAddress, safeMessageId, subjectTopic } from './header-text.ts'
import type { OutboundMessage } from './outbound-message.ts'
import type { ReplyPolicy } from './reply-policy.ts'
import type { ReplyKind, ReplyTemplates, ReplyWords } from './reply-templates.ts'

export type ReplyOrder = {
  kind: 'answer' | 'clarification' | 'decline'
  /** The approved plain text, as the reviewer left it. */
  body: string
  caseNumber: string
  asker: MailAddress
  reviewer: { name: string; credential: string }
  /** Masked by the caller. */
  subject: string
  /** References are capped by the caller; `threadIndex` is the asker's header of that name. */
  thread: { inReplyTo: string | null; references: string[]; threadIndex: string | null }
  messageId: string
  replyAddress: string
  from: MailAddress
  date: Date
  identifiersFound: boolean
  /** The notice that came with a licensee's CPT file; takes the place of the policy's own. */
  licenceNotice?: string | null
  policy: ReplyPolicy
  templates: ReplyTemplates
}

/** Composes the reply. Throws only on a fault of ours: an address or a Message-ID that cannot stand in a header. */
export function composeReply(order: ReplyOrder): OutboundMessage {
  const { reviewer, policy } = order
  const body = plainBody(order.body)
  const words = {
    ...commonWords(order, order.kind),
    body,
    bodyHtml: new Handlebars.SafeString(bodyHtml(body)),
    reviewedBy: [reviewer.name, reviewer.credential].map(headerText).filter(Boolean).join(', '),
    notice: namesCpt(body) ? headerText(order.licenceNotice || policy.cptNotice) : '',
  }
  // Exchange is asked for no out-of-office and no auto-reply. Not `All`: that would switch off the bounces we need.
  return addressed(order, order.kind, words, { 'X-Auto-Response-Suppress': 'OOF, AutoReply' })
}

/** What a reply and an acknowledgement have in common. */
export type ThreadOrder = Omit<ReplyOrder, 'kind' | 'body' | 'reviewer' | 'licenceNotice'>

/** The words that do not depend on a review. */
export function commonWords(order: ThreadOrder, kind: ReplyKind): ReplyWords {
  const { policy } = order
  return {
    greetingName: greetingName(order.asker.name),
    body: '',
    bodyHtml: new Handlebars.SafeString(''),
    caseNumber: headerText(order.caseNumber),
    reviewedBy: '',
    reviewedOn: new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: policy.timeZone }).format(order.date),
    closing: policy.closing[kind],
    identifiersSentence: order.identifiersFound ? policy.identifiersSentence : '',
    notice: '',
    disclaimer: policy.disclaimer,
  }
}

/** Renders the words and puts the envelope and the thread's headers round them. */
export function addressed(
  order: ThreadOrder,
  kind: ReplyKind,
  words: ReplyWords,
  headers: Record<string, string>,
): OutboundMessage {
  const { thread, templates } = order
  return {
    messageId: safeMessageId(order.messageId),
    from: safeAddress(order.from),
    replyTo: safeAddress({ name: '', address: order.replyAddress }).address,
    to: safeAddress(order.asker),
    subject: replySubject(order.subject),
    text: templates[kind].text(words),
    html: templates[kind].html(words),
    inReplyTo: thread.inReplyTo && isMessageId(thread.inReplyTo) ? thread.inReplyTo : null,
    references: thread.references.filter(isMessageId),
    headers: { ...headers, ...outlookThread(order) },
    date: order.date,
  }
}

// Outlook groups by these two. The topic is the masked subject: the asker's own Thread-Topic may name a patient.
function outlookThread({ subject, thread }: ThreadOrder): Record<string, string> {
  const index = thread.threadIndex?.trim() ?? ''
  if (!/^[A-Za-z0-9+/]{20,400}={0,2}$/.test(index)) return {}
  return { 'Thread-Topic': subjectTopic(subject), 'Thread-Index': index }
}

function plainBody(body: string): string {
  const lines = body.replaceAll('\r\n', '\n').replaceAll('\r', '\n')
  return lines.replace(/(?![\n\t])\p{Cc}/gu, '').trim()
}

// Categories I to III and PLA numbers. A ZIP code would print the notice too, which harms nobody.
function namesCpt(text: string): boolean {
  return /\b(?:\d{5}|\d{4}[FTUM])\b/.test(text)
}
