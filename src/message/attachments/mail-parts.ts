// The parts of a mail that are files, with their bytes; what Outlook and S/MIME wrap up is unwrapped, so that words and files in it count.
import type { ParsedMail, Attachment as ParsedPart } from 'mailparser'
import { cmsContent } from '../../file/cms.ts'
import { rtfText } from '../../file/rtf.ts'
import { readTnef } from '../../file/tnef.ts'
import { cleanText } from '../words/clean-text.ts'

export type MailPart = {
  filename: string
  /** As the mail declares it, lower-case. */
  type: string
  content: Buffer
  /** Without angle brackets: what an `<img src="cid:…">` of the mail names. */
  contentId: string | null
  /** A wrapping whose content stands behind it as parts of their own. */
  opened?: boolean
}

export type Unwrapped = {
  text: string | undefined
  html: string | undefined
  parts: MailPart[]
  /** What a reader should know of the wrapping. */
  defects: string[]
}

const MAX_LAYERS = 4 // mail signed, and signed again by a gateway; more is a game
const MAX_WORDS_BYTES = 1024 * 1024 // of a part of unknown type that is read as words
/** `text`, `text/markdown`, `plain/text`, `unknown`, and what is no type at all. */
const WORDS =
  /^(?:text(?:\/(?:x-)?(?:plain[ ,].{1,80}|plain|markdown|enriched|flowed|x-[a-z-]{1,30})?)?|plain\/text|plain|unknown|\*\/\*|[^/]{0,60})$/
const SIGNED_OR_LOCKED = ['application/pkcs7-mime', 'application/x-pkcs7-mime']

/** `parse` reads the bytes of a mail that was wrapped; it may throw, and so may this. */
export async function unwrapped(
  mail: ParsedMail,
  parse: (raw: Buffer) => Promise<ParsedMail>,
  layer = 0,
): Promise<Unwrapped> {
  const whole: Unwrapped = { text: mail.text, html: htmlOf(mail), parts: [], defects: [] }
  for (const part of mail.attachments) {
    const type = part.contentType.toLowerCase()
    if (SIGNED_OR_LOCKED.includes(type) && layer < MAX_LAYERS) await addSigned(whole, part, parse, layer)
    else if (!addTnef(whole, part, type) && !addWords(whole, part, type)) whole.parts.push(partOf(part))
  }
  return whole
}

async function addSigned(
  whole: Unwrapped,
  part: ParsedPart,
  parse: (raw: Buffer) => Promise<ParsedMail>,
  layer: number,
): Promise<void> {
  const cms = cmsContent(part.content)
  if (cms.is !== 'signed') {
    whole.parts.push(partOf(part))
    return
  }
  const inner = await unwrapped(await parse(cms.content), parse, layer + 1)
  whole.text = joined(whole.text, inner.text)
  whole.html = joined(whole.html, inner.html)
  whole.parts.push({ ...partOf(part), opened: true }, ...inner.parts)
  whole.defects.push('it is signed with S/MIME; the signature was not checked', ...inner.defects)
}

/** False when the part is no TNEF. */
function addTnef(whole: Unwrapped, part: ParsedPart, type: string): boolean {
  if (!type.includes('tnef') && part.filename?.toLowerCase() !== 'winmail.dat') return false
  const tnef = readTnef(part.content)
  if (tnef === null) return false
  const html = tnef.html.trim() === '' ? undefined : cleanText(tnef.html)
  // Outlook sends the words beside winmail.dat as well, and then those are the ones to read.
  if ((whole.text ?? '').trim() === '' && whole.html === undefined) {
    whole.text = cleanText(tnef.text || (html === undefined ? rtfText(tnef.rtf) : ''))
    whole.html = html
  }
  whole.parts.push({ ...partOf(part), opened: true })
  for (const file of tnef.files) {
    const name = cleanText(file.filename)
    whole.parts.push({
      filename: name,
      type: cleanText(file.type),
      content: file.content,
      contentId: bare(file.contentId),
    })
  }
  if (!tnef.whole) whole.defects.push('its winmail.dat breaks off; what stood before is shown')
  return true
}

/** A part without a name whose type nobody knows is words when the mail has no others (RFC 2045 5.2); false when it is none. */
function addWords(whole: Unwrapped, part: ParsedPart, type: string): boolean {
  if ((whole.text ?? '').trim() !== '' || whole.html !== undefined || part.filename || !WORDS.test(type)) return false
  if (part.content.length > MAX_WORDS_BYTES || part.content.includes(0)) return false
  whole.text = cleanText(part.content.toString('utf8'))
  whole.defects.push(
    `its words are of the type "${cleanText(part.contentType).slice(0, 60)}", they were read as plain text`,
  )
  return true
}

function partOf(part: ParsedPart): MailPart {
  return {
    filename: cleanText(part.filename ?? ''),
    type: cleanText(part.contentType.toLowerCase()),
    content: part.content,
    contentId: bare(part.cid ?? null),
  }
}

function htmlOf(mail: ParsedMail): string | undefined {
  return typeof mail.html === 'string' && mail.html.length > 0 ? mail.html : undefined
}

function joined(first: string | undefined, second: string | undefined): string | undefined {
  return [first, second].filter((words) => words !== undefined && words !== '').join('\n') || undefined
}

function bare(contentId: string | null): string | null {
  const id = cleanText(contentId ?? '')
    .trim()
    .replace(/^<|>$/g, '')
  return id === '' ? null : id
}
