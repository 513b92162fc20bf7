// HTML becomes text whose quotes are marked with "> ", so that one reader of quotes serves both.
import { compile } from 'html-to-text'
import { cleanText } from './clean-text.ts'
import { formatRow } from './html-row.ts'

const MAX_DEPTH = 60 // nested elements followed; deeper markup is no writing
const MAX_CHILDREN = 5_000 // of one element
const MAX_OPEN = 500 // elements open at one place; the parser takes quadratic time in them, 27 s were seen
// Elements that never hold others, or that the next of their kind ends: unclosed, they do not nest.
const FLAT = new Set('area base br col embed hr img input link meta source wbr p li tr td th dt dd option'.split(' '))

/** Made once: it takes longer than the converting of a mail. */
const toText = compile({
  wordwrap: false,
  formatters: { row: formatRow },
  limits: { maxDepth: MAX_DEPTH, maxChildNodes: MAX_CHILDREN, ellipsis: '…' },
  selectors: [
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'img', format: 'skip' },
    { selector: 'style', format: 'skip' },
    { selector: 'script', format: 'skip' },
    // What only the previews of mail programs show.
    { selector: '[style*="display:none"]', format: 'skip' },
    { selector: '[style*="display: none"]', format: 'skip' },
    // Cells side by side would run together, and rows with them.
    { selector: 'tr', format: 'row' },
    { selector: 'blockquote', options: { trimEmptyLines: true } },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
  ],
})

/** The words of an HTML body, or null when the converter gives up on it. */
export function wordsOfHtml(html: string): string | null {
  try {
    return cleanText(toText(flattened(html)))
  } catch {
    // The mail is kept with its HTML; the caller notes the defect.
    return null
  }
}

/** The same HTML, without the tags from the place on where it nests deeper than anybody writes: readers of HTML take quadratic time there. */
export function flattened(html: string): string {
  const open = new Map<string, number>()
  let depth = 0
  for (const { 1: slash, 2: tag = '', index } of html.matchAll(/<(\/?)([a-z][a-z0-9]{0,30})/gi)) {
    const name = tag.toLowerCase()
    const count = open.get(name) ?? 0
    if (FLAT.has(name) || (slash === '/' && count === 0)) continue
    open.set(name, slash === '/' ? count - 1 : count + 1)
    depth += slash === '/' ? -1 : 1
    if (depth > MAX_OPEN) return html.slice(0, index) + html.slice(index).replaceAll(/<[^<>]*>/g, ' ')
  }
  return html
}
