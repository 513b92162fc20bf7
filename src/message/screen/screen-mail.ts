// One line of `caseconsultant screen --json`: what the service would do with a raw mail, touching nothing.
import { codeShapes } from '../code-shapes.ts'
import { maskTogether } from '../identifiers/identifiers.ts'
import type { Attachment, Bounce, Verdict } from '../inbound-message.ts'
import { parseMessage } from '../parse.ts'
import type { ScreeningOptions } from './screen.ts'
import { screen } from './screen.ts'

export type ScreenLine = {
  file: string
  verdict: Verdict['is']
  because: string
  from: string | null
  subject: string
  messageId: string | null
  inReplyTo: string[]
  references: string[]
  replyText: string
  quotedText: string
  codes: string[]
  identifiers: { type: string; text: string }[]
  bounce: Bounce | null
  attachments: Attachment[]
  defects: string[]
}

/** Reads and judges one raw mail. `file` only names it in the line; the signature is not searched for identifiers. */
export async function screenMail(file: string, raw: Buffer, options: ScreeningOptions): Promise<ScreenLine> {
  const result = await parseMessage(raw)
  if (result.is === 'unreadable') return { ...EMPTY, file, because: result.because }
  const { message } = result
  const verdict = screen(message, options)
  const { texts, identifiers } = maskTogether([message.subject, message.replyText, message.quotedText])
  const [subject = '', replyText = ''] = texts
  return {
    file,
    verdict: verdict.is,
    because: verdict.because,
    from: message.from?.address ?? null,
    subject: message.subject,
    messageId: message.messageId,
    inReplyTo: message.inReplyTo,
    references: message.references,
    replyText: message.replyText,
    quotedText: message.quotedText,
    codes: codeShapes(`${subject}\n${replyText}`),
    identifiers: identifiers.map(({ type, text }) => ({ type, text })),
    bounce: verdict.is === 'bounce' ? verdict.bounce : null,
    attachments: message.attachments,
    defects: message.defects,
  }
}

const EMPTY: ScreenLine = {
  file: '',
  verdict: 'unreadable',
  because: '',
  from: null,
  subject: '',
  messageId: null,
  inReplyTo: [],
  references: [],
  replyText: '',
  quotedText: '',
  codes: [],
  identifiers: [],
  bounce: null,
  attachments: [],
  defects: [],
}
