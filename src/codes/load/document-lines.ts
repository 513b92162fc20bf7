// A public document as lines with their pages: PDF, HTML or text, without running heads and without its list of contents.
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { convert } from 'html-to-text'
import { extractText, getDocumentProxy } from 'unpdf'
import type { DocumentLine } from './cut-passages.ts'
import { WrongFile } from './source-file.ts'

/** Larger than any manual chapter; the file is read whole. */
const DOCUMENT_MAX_BYTES = 64 * 1024 * 1024

/** `title` is the first page as it stands, running head and all: there a document says what it is. */
export type ReadDocument = { title: string; lines: DocumentLine[] }

/** Reads the document; the kind is told by its first bytes. Throws WrongFile for one that cannot be read. */
export async function readDocument(path: string): Promise<ReadDocument> {
  const pages = await pagesOf(path)
  return { title: (pages[0] ?? '').slice(0, TITLE_LETTERS), lines: bodyOf(pages) }
}

/** Enough for a title page. */
const TITLE_LETTERS = 6_000

async function pagesOf(path: string): Promise<string[]> {
  const file = readFileSync(path)
  const bytes = file[0] === 0x1f && file[1] === 0x8b ? gunzipSync(file, { maxOutputLength: DOCUMENT_MAX_BYTES }) : file
  if (bytes.length > DOCUMENT_MAX_BYTES) throw new WrongFile(0, 'it is larger than a document may be (64 MB)')
  const start = bytes.subarray(0, 1024).toString('latin1')
  if (start.startsWith('%PDF-')) return pdfPages(bytes)
  if (start.includes('\u0000')) throw new WrongFile(0, 'neither PDF nor HTML nor text')
  const text = bytes.toString('utf8')
  return /<(?:!doctype html|html|body|h1|p)\b/i.test(start) ? [htmlText(text)] : text.split('\f')
}

async function pdfPages(bytes: Buffer): Promise<string[]> {
  try {
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 }), {
      mergePages: false,
    })
    if (text.every((page) => page.trim() === ''))
      throw new WrongFile(0, 'a PDF without text: pictures of pages cannot be read')
    return text
  } catch (error) {
    if (error instanceof WrongFile) throw error
    throw new WrongFile(0, `a PDF that cannot be read: ${error instanceof Error ? error.message : 'unknown'}`)
  }
}

function htmlText(html: string): string {
  const plain = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } }))
  return convert(html, {
    wordwrap: false,
    selectors: [...plain, { selector: 'a', options: { ignoreHref: true } }, { selector: 'img', format: 'skip' }],
  })
}

/** Lines of a head or foot looked at on each page. */
const EDGE_LINES = 4
/** A line at the edge of at least this share of the pages is a running head. */
const RUNNING_SHARE = 0.5
/** A line of contents: dots to a page, which a manual counts by chapter (`I-3`). */
const LEADER = /(?:\.{4,} ?|(?:\. ){4,})(?:[A-Z]{1,5}-)?\d{0,4}$/
/** So many dotted lines make a page of contents. */
const CONTENTS_LINES = 5

function bodyOf(pages: readonly string[]): DocumentLine[] {
  const cut = pages.map((page) =>
    page
      .split(/\r?\n/)
      .map((line) => line.replace(/[ \t\u00a0]+/g, ' ').trim())
      .filter((line) => line !== ''),
  )
  const running = runningHeads(cut)
  const numbered = pages.length > 1
  return cut.flatMap((lines, page) => {
    const dotted = lines.filter((line) => LEADER.test(line)).length
    const from = dotted >= CONTENTS_LINES ? lines.findLastIndex((line) => LEADER.test(line)) + 1 : 0
    return lines
      .filter(
        (line, at) => at >= from && !LEADER.test(line) && !(isEdge(at, lines.length) && running.has(shapeOf(line))),
      )
      .map((text) => ({ text, page: numbered ? page + 1 : null }))
  })
}

function runningHeads(pages: readonly string[][]): Set<string> {
  const seen = new Map<string, number>()
  for (const lines of pages)
    for (const shape of new Set(lines.filter((_, at) => isEdge(at, lines.length)).map(shapeOf)))
      seen.set(shape, (seen.get(shape) ?? 0) + 1)
  const least = Math.max(3, pages.length * RUNNING_SHARE)
  return new Set([...seen].filter(([, count]) => count >= least).map(([shape]) => shape))
}

/** The line with its numbers left out: a page number changes, its foot does not. */
function shapeOf(line: string): string {
  return line.replace(/\d+/g, '#')
}

function isEdge(at: number, length: number): boolean {
  return at < EDGE_LINES || at >= length - EDGE_LINES
}
