// HTML becomes text whose quotes are marked with "> ", so that one reader of quotes serves both.
import { convert } from 'html-to-text'
import { cleanText } from './clean-text.ts'

const MAX_DEPTH = 60 // nested elements followed; deeper markup is no writing
const MAX_CHILDREN = 5_000 // of one element

/** The words of an HTML body, or null when the converter gives up on it. */
export function wordsOfHtml(html: string): string | null {
  try {
    return cleanText(
      convert(html, {
        wordwrap: false,
        limits: { maxDepth: MAX_DEPTH, maxChildNodes: MAX_CHILDREN, ellipsis: '…' },
        selectors: [
          { selector: 'a', options: { ignoreHref: true } },
          { selector: 'img', format: 'skip' },
          { selector: 'style', format: 'skip' },
          { selector: 'script', format: 'skip' },
          { selector: 'blockquote', options: { trimEmptyLines: true } },
          ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
        ],
      }),
    )
  } catch {
    // The mail is kept with its HTML; the caller notes the defect.
    return null
  }
}
