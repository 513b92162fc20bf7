// A mail's words at rest: masked where they can be read and searched, sealed where they are whole.

import { isSignedBySender, maskIdentifiers, maskTogether } from '../message/identifiers/identifiers.ts'
import type { Attachment, Identifier } from '../message/inbound-message.ts'
import { type Secrets, seal, unseal } from '../seal.ts'
import type { MessageRow } from './messages.ts'

export type Words = { subject: string; replyText: string; quotedText: string; signature: string }

type KeptWords = Pick<MessageRow, 'subject' | 'reply_text' | 'quoted_text' | 'signature' | 'words' | 'identifiers'>

/**
 * The columns that keep a mail's words. Nothing is sealed when nothing had to be masked. `dedupeKey` is the mail's own, to which the seal is
 * bound. The signature and the addresses of its `correspondents` are no patient's and stay.
 */
export function keptWords(
  words: Words,
  dedupeKey: string,
  secrets: Secrets,
  correspondents: readonly string[] = [],
): KeptWords {
  const { subject, replyText, quotedText, signature } = words
  const parts = [subject, replyText, quotedText, signature]
  const { texts, identifiers } = maskTogether(parts, openly(signature, correspondents))
  const [maskedSubject = '', maskedReply = '', maskedQuote = '', maskedSignature = ''] = texts
  return {
    subject: maskedSubject,
    reply_text: maskedReply,
    quoted_text: maskedQuote,
    signature: maskedSignature,
    words: identifiers.length === 0 ? null : seal(Buffer.from(JSON.stringify(words)), wordsContext(dedupeKey), secrets),
    identifiers: identifiers.map((one) => one.type),
  }
}

/** What may be read by everybody: addresses of the correspondents, and a signature's words that were not masked further up. */
function openly(signature: string, correspondents: readonly string[]): (one: Identifier, part: number) => boolean {
  const isOwn = isSignedBySender(signature)
  const above = new Set<string>()
  return ({ text }, part) => {
    const known = text.toLowerCase()
    if (correspondents.includes(known) || (part === SIGNATURE && isOwn && !above.has(known))) return true
    above.add(known)
    return false
  }
}

const SIGNATURE = 3

export type ReadWords = { is: 'whole'; words: Words } | { is: 'masked'; words: Words; because: string }

/** A mail's words as they came; masked, with the reason, when retention has purged them or the seal does not open. */
export function wordsOf(row: MessageRow, secrets: Secrets): ReadWords {
  const readable = {
    subject: row.subject,
    replyText: row.reply_text,
    quotedText: row.quoted_text,
    signature: row.signature,
  }
  if (row.words === null) {
    return row.identifiers === null || row.identifiers.length === 0
      ? { is: 'whole', words: readable }
      : { is: 'masked', words: readable, because: 'The words as they came are no longer kept (retention).' }
  }
  const opened = unseal(row.words, wordsContext(row.dedupe_key), secrets)
  if (opened.is === 'shut')
    return { is: 'masked', words: readable, because: `The words as they came cannot be opened: ${opened.because}.` }
  return { is: 'whole', words: JSON.parse(opened.bytes.toString('utf8')) as Words }
}

/** A mail's masked subject as its case's, of bounded length. */
export function caseSubject(subject: string): string {
  return subject.slice(0, SUBJECT_CHARS).trim() || '(no subject)'
}

const SUBJECT_CHARS = 250

/** Files are called after patients, too. */
export function maskedNames(attachments: readonly Attachment[]): Attachment[] {
  return attachments.map((file) => ({ ...file, filename: maskIdentifiers(file.filename) }))
}

/** What the seal of a mail's words is bound to. */
export function wordsContext(dedupeKey: string): string {
  return `words of ${dedupeKey}`
}
