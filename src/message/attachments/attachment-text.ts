// The words of an attachment, by what it is. What cannot be read says why; nothing a file holds makes this throw.
import type { FileKind } from '../../file/file-kind.ts'
import { rtfText } from '../../file/rtf.ts'
import { textDecoded } from '../../file/text-decoded.ts'
import { cleanText } from '../words/clean-text.ts'

/** `because` says what a person should know of the reading: why there are no words, or not all. */
export type AttachmentText = { words: string; because: string }
export type TextLimits = { maxTextCharacters: number; maxUnpackedBytes: number }

const SHEETS_AT_MOST = 10

/** Whether files of this kind hold words that can be read. */
export function hasWords(kind: FileKind): boolean {
  return ['pdf', 'document', 'workbook', 'rtf', 'text', 'html', 'mail', 'calendar'].includes(kind)
}

export async function attachmentText(kind: FileKind, bytes: Buffer, limits: TextLimits): Promise<AttachmentText> {
  const { words, because } = await wordsOf(kind, bytes, limits)
  const clean = cleanText(words)
    .replaceAll(/[ \t]+$/gm, '')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
  if (clean.length <= limits.maxTextCharacters) return { words: clean, because }
  return { words: cleanText(clean.slice(0, limits.maxTextCharacters)), because: 'its words are cut, there are more' }
}

/** Each reader is loaded when a file needs it: the thread that reads one file starts three times as fast. */
async function wordsOf(kind: FileKind, bytes: Buffer, limits: TextLimits): Promise<AttachmentText> {
  switch (kind) {
    case 'pdf': {
      const { pdfText } = await import('../../file/pdf.ts')
      const read = await pdfText(bytes, limits.maxTextCharacters + 1)
      if (read.is === 'refused') return unread(read.because)
      return read.text.trim() === ''
        ? unread('it holds no words, only pictures of them')
        : { words: read.text, because: pagesLeft(read) }
    }
    case 'document': {
      const { documentText } = await import('../../file/document.ts')
      const read = await documentText(bytes, limits.maxUnpackedBytes)
      return read.is === 'refused' ? unread(read.because) : { words: read.text, because: '' }
    }
    case 'workbook':
      return workbookText(bytes)
    case 'rtf':
      return { words: rtfText(bytes.toString('latin1')), because: '' }
    case 'html': {
      const { wordsOfHtml } = await import('../words/html-text.ts')
      const words = wordsOfHtml(textDecoded(bytes).slice(0, 10 * limits.maxTextCharacters))
      return words === null ? unread('the HTML could not be turned into text') : { words, because: '' }
    }
    case 'mail':
      return mailText(bytes)
    case 'text':
    case 'calendar':
      return { words: textDecoded(bytes.subarray(0, 4 * limits.maxTextCharacters)), because: '' }
    default:
      return { words: '', because: '' }
  }
}

function pagesLeft({ pages, pagesRead }: { pages: number; pagesRead: number }): string {
  return pagesRead < pages ? `of its ${pages} pages the first ${pagesRead} were read` : ''
}

async function workbookText(bytes: Buffer): Promise<AttachmentText> {
  const { readWorkbook } = await import('../../file/workbook.ts')
  const book = await readWorkbook(bytes, { sheetsAtMost: SHEETS_AT_MOST })
  if (book.is === 'refused') return unread(book.because)
  const sheets = book.sheets.map(({ name, rows }) => {
    const lines = rows.map(({ cells }) => cells.join('\t'))
    return [...(book.sheets.length > 1 ? [`${name}:`] : []), ...lines].join('\n')
  })
  return { words: sheets.join('\n\n'), because: '' }
}

/** A forwarded mail: who wrote it and when, then its words. Files inside it are named and not opened. */
async function mailText(bytes: Buffer): Promise<AttachmentText> {
  const { parseMessage } = await import('../parse.ts')
  const parsed = await parseMessage(bytes)
  if (parsed.is === 'unreadable') return unread(`the mail in it cannot be read: ${parsed.because}`)
  const { from, date, subject, text, attachments } = parsed.message
  const head = [
    `From: ${from === null ? '(no sender)' : `${from.name} ${from.address}`.trim()}`,
    ...(date === null ? [] : [`Date: ${date.toISOString().slice(0, 10)}`]),
    `Subject: ${subject}`,
    ...(attachments.length === 0
      ? []
      : [`Files: ${attachments.map(({ filename }) => filename || '(no name)').join(', ')}`]),
  ]
  return { words: `${head.join('\n')}\n\n${text}`, because: '' }
}

function unread(because: string): AttachmentText {
  return { words: '', because }
}
