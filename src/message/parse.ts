// Raw bytes become an InboundMessage: every oddity is a defect in words, and nothing a sender writes can throw.
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { AddressObject, ParsedMail } from 'mailparser'
import { simpleParser } from 'mailparser'
import { type Unwrapped, unwrapped } from './attachments/mail-parts.ts'
import { headerMap, headerValues, messageIdsIn } from './headers.ts'
import type { InboundMessage, ParseResult } from './inbound-message.ts'
import { mailBytes } from './mail-bytes.ts'
import { unmangled, withMendedBytes } from './misdeclared.ts'
import { invitationIn } from './screen/invitation.ts'
import { reportText } from './screen/report-text.ts'
import { addressesIn, firstAddress } from './sender/addresses.ts'
import { dateValues, statedDate } from './stated-date.ts'
import { bodyWords } from './words/body-words.ts'
import { cleanText } from './words/clean-text.ts'
import { newWords } from './words/reply-text.ts'

const MAX_RAW_BYTES = 40 * 1024 * 1024 // larger than any provider delivers; mailparser holds every attachment in memory
const MAX_HTML_CHARS = 1_000_000 // longer HTML is a newsletter or an attack, and converting it blocks the process for a second
const PIECE_BYTES = 64 * 1024 // handed to the parser at once
const MAX_HEAD_BYTES = 1024 * 1024 // of one MIME part
const MAX_MENDED_BYTES = 1024 * 1024 // of a mail that is read twice; a larger one would take 200 ms more
const MAX_PARTS = 1_000 // MIME parts of one mail
const MAX_SUBJECT_CHARS = 998 // RFC 5322 2.1.1, the longest line a mail may have
const DELIVERED_TO = ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to', 'x-delivered-to']

/**
 * Reads a raw mail (RFC 5322, MIME). Never throws and never rejects: what cannot be read at all comes back as
 * `unreadable` with the reason, and what is merely odd (no From, no Date, no Message-ID) as a message with defects.
 */
export async function parseMessage(raw: Buffer): Promise<ParseResult> {
  const hash = createHash('sha256').update(raw).digest('hex')
  if (raw.length === 0) return { is: 'unreadable', because: 'the mail is empty', hash }
  if (raw.length > MAX_RAW_BYTES) return { is: 'unreadable', because: `the mail is ${raw.length} bytes long`, hash }
  try {
    const bytes = mailBytes(raw)
    const mail = await readAsMeant(bytes)
    const inside = await unwrapped(mail, parsed)
    return { is: 'message', message: messageOf(mail, inside, bytes, hash), parts: inside.parts }
  } catch (error) {
    // Whatever the parser stumbles over is the sender's doing: the mail is parked with this reason, the next one goes on.
    return { is: 'unreadable', because: cleanText(error instanceof Error ? error.message : String(error)), hash }
  }
}

/** Read once, and once more with its bytes mended when letters could not be decoded. */
async function readAsMeant(bytes: Buffer): Promise<ParsedMail> {
  const mail = await parsed(bytes)
  if (bytes.length > MAX_MENDED_BYTES || !hasLostLetters(mail)) return mail
  const mended = withMendedBytes(bytes)
  return mended === null ? mail : parsed(mended)
}

function hasLostLetters({ text, html, subject, from }: ParsedMail): boolean {
  return [text, html, subject, from?.text].some((words) => typeof words === 'string' && words.includes('\uFFFD'))
}

function parsed(raw: Buffer): Promise<ParsedMail> {
  let stated: string[] | undefined
  return simpleParser(raw.length > PIECE_BYTES ? Readable.from(pieces(raw)) : raw, {
    keepDeliveryStatus: true,
    skipHtmlToText: true,
    skipTextToHtml: true,
    keepCidLinks: true,
    checksumAlgo: false,
    maxHtmlLengthToParse: MAX_HTML_CHARS,
    maxHeadSize: MAX_HEAD_BYTES,
    maxChildNodes: MAX_PARTS,
    formatDateString: (date) => {
      stated ??= dateValues(raw)
      return statedDate(date, stated)?.toUTCString() ?? 'cannot be read'
    },
  })
}

/** In pieces a mail of 40 MB costs the parser 70 MB; handed over whole it cost 180. */
function* pieces(raw: Buffer): Generator<Buffer> {
  for (let at = 0; at < raw.length; at += PIECE_BYTES) yield raw.subarray(at, at + PIECE_BYTES)
}

function messageOf(mail: ParsedMail, inside: Unwrapped, raw: Buffer, hash: string): InboundMessage {
  const defects = [...inside.defects]
  const headers = headerMap(mail.headerLines ?? [])
  const html = inside.html === undefined ? null : unmangled(cleanText(inside.html))
  const text = unmangled(cleanText(inside.text ?? ''))
  const parts = newWords(bodyWords({ text, html, files: inside.parts.length, raw }, defects))
  const quotedText = [parts.quotedText, reportText(mail.attachments)].filter(Boolean).join('\n\n')
  const from = firstAddress(mail.from)
  const to = addressesIn(mail.to)
  const cc = addressesIn(mail.cc)
  const messageId = messageIdsIn(headerValues(headers, 'message-id'))[0] ?? null
  const date = statedDate(mail.date, headerValues(headers, 'date'))
  if (from === null) defects.push('no sender address in From')
  if (headerValues(headers, 'from').length > 1) defects.push('more than one From header')
  if (fromCount(mail.from) > 1) defects.push('more than one address in From')
  if (date === null) defects.push(headers.has('date') ? 'the date cannot be read' : 'no Date header')
  if (messageId === null) defects.push('no Message-ID')
  return {
    messageId,
    inReplyTo: messageIdsIn(headerValues(headers, 'in-reply-to')),
    references: messageIdsIn(headerValues(headers, 'references')),
    from,
    replyTo: firstAddress(mail.replyTo),
    to,
    cc,
    deliveredTo: deliveredTo(
      headers,
      [...to, ...cc].map((each) => each.address),
    ),
    subject: subjectOf(mail),
    date,
    text: [parts.replyText, quotedText, parts.signature].filter(Boolean).join('\n\n'),
    replyText: parts.replyText,
    quotedText,
    signature: parts.signature,
    html,
    attachments: inside.parts.map(({ filename, type, content }) => ({ filename, type, bytes: content.length })),
    invitation: invitationIn(inside.parts),
    headers,
    defects,
    hash,
  }
}

function subjectOf(mail: ParsedMail): string {
  return cleanText(mail.subject ?? '')
    .replaceAll('\n', ' ')
    .trim()
    .slice(0, MAX_SUBJECT_CHARS)
}

function fromCount(from: AddressObject | undefined): number {
  return from?.value.length ?? 0
}

function deliveredTo(headers: ReadonlyMap<string, readonly string[]>, named: readonly string[]): string[] {
  const envelope = DELIVERED_TO.flatMap((name) => headerValues(headers, name)).map((value) =>
    value.replaceAll('<', '').replaceAll('>', '').trim().toLowerCase(),
  )
  return [...new Set([...envelope, ...named])].filter((address) => address.includes('@'))
}
