// The words of a mail's body, whichever of its parts hold them: plain text, HTML, or both with something in each.
import { cleanText } from './clean-text.ts'
import { wordsOfHtml } from './html-text.ts'
import { unpartedWords } from './unparted-words.ts'

const MAX_HTML_CHARS = 1_000_000 // longer HTML is a newsletter or an attack, and converting it blocks the process for a second
const MAX_TEXT_CHARS = 250_000 // words kept of one mail, about 80 pages; the raw mail has the rest
const ENOUGH_HTML_CHARS = 300_000 // hold those words, if little of it is markup
const MAX_TEXT_LINES = 10_000 // of those words; a mail of bare line ends costs as much a line as one that is written
const MAX_OPENING = 300 // characters at the top of a text that tell whether it is HTML
const MAX_PLACEHOLDER = 300 // characters of a plain part that only says to read the other one
const IS_HTML = /^\s{0,100}<(?:!doctype html|html|head|body|div|p|table)\b[^<>]{0,200}>/i
const MAX_HTML_PARTS = 50 // looked at one by one
/** mailparser puts this between the HTML of two parts, and leaves nothing beside it where the other part is plain text. */
const JOINT = '<br/>\n'

export type Body = { text: string; html: string | null; files: number; raw: Buffer }

/** All words, bounded in letters and lines; what was odd is added to `defects`. */
export function bodyWords({ text, html, files, raw }: Body, defects: string[]): string {
  let body = text
  if (html === null && IS_HTML.test(text.slice(0, MAX_OPENING)) && text.includes('</')) body = keptWords(text) ?? text
  if (html !== null && html.length > MAX_HTML_CHARS) defects.push('the HTML is too long and was cut')
  if (body.trim() === '' && html !== null) {
    const words = keptWords(html)
    if (words === null) defects.push('the HTML could not be turned into text')
    body = words ?? ''
  } else if (html !== null && isPlaceholder(body)) {
    const words = keptWords(html) ?? ''
    body = words.trim() === '' ? body : words
  } else if (html !== null) body = withHtmlPartsOfTheirOwn(body, html.slice(0, MAX_HTML_CHARS), raw)
  if (body.trim() === '' && html === null && files === 0) {
    body = unpartedWords(raw)
    if (body !== '') defects.push('its MIME structure is broken, the words were read without it')
  }
  if (body.includes('\uFFFD')) defects.push('some characters could not be decoded')
  const end = endOfKept(body)
  if (end === body.length) return body
  defects.push('the text is too long and was cut')
  return cleanText(body.slice(0, end))
}

/** The words of long HTML as far as they are kept: where its first third holds as many, the rest is not converted for nothing. */
function keptWords(html: string): string | null {
  const words = wordsOfHtml(html.slice(0, ENOUGH_HTML_CHARS))
  const isEnough = html.length <= ENOUGH_HTML_CHARS || (words !== null && words.length >= MAX_TEXT_CHARS)
  return isEnough ? words : wordsOfHtml(html.slice(0, MAX_HTML_CHARS))
}

/**
 * HTML beside plain text mostly says the same again. Apple Mail and list servers also send parts one after the other, plain or
 * HTML as each pleases: an HTML part whose words the plain text lacks is added where it stood.
 */
function withHtmlPartsOfTheirOwn(text: string, html: string, raw: Buffer): string {
  const first = html.endsWith(JOINT)
  if (!html.includes(JOINT) || !(first || html.startsWith(JOINT) || htmlParts(raw) > 1)) return text
  const pieces = html.split(JOINT)
  if (pieces.length > MAX_HTML_PARTS) return text
  const said = letters(text)
  const missing = pieces
    .map((piece) => wordsOfHtml(piece)?.trim() ?? '')
    .filter((words) => !said.includes(letters(words)))
  const own = missing.join('\n\n')
  return (first ? [own, text] : [text, own])
    .map((words) => words.trim())
    .filter((words) => words !== '')
    .join('\n\n')
}

/** "Your mail program does not show HTML": a plain part for programs that are no longer there. */
function isPlaceholder(text: string): boolean {
  return (
    text.length <= MAX_PLACEHOLDER &&
    /\bhtml\b/i.test(text) &&
    /\b(?:support|display|show|view|enable|capable|client|program)/i.test(text)
  )
}

function htmlParts(raw: Buffer): number {
  let count = 0
  for (const type of ['text/html', 'TEXT/HTML', 'Text/Html']) {
    for (let at = raw.indexOf(type); at >= 0; at = raw.indexOf(type, at + type.length)) {
      const before = raw
        .subarray(Math.max(0, at - 20), at)
        .toString('latin1')
        .toLowerCase()
      if (before.trimEnd().endsWith('content-type:')) count += 1
    }
  }
  return count
}

function letters(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '')
}

/** Where the kept words end: at the limit of characters or of lines, whichever comes first. */
function endOfKept(body: string): number {
  let end = -1
  for (let line = 0; line < MAX_TEXT_LINES; line++) {
    end = body.indexOf('\n', end + 1)
    if (end < 0 || end > MAX_TEXT_CHARS) return Math.min(body.length, MAX_TEXT_CHARS)
  }
  return end
}
