// Lines a mail client marked as quoted, and those that only look like it: thresholds, tables, wrapped links.

const WRAPPED_AT = 60 // a quoted line this long was probably wrapped by a mail client, and its tail lost the mark
const MAX_THRESHOLDS = 8 // lines of "> 30 minutes" one below the other; a longer run is a quote
const MAX_LINK_CHARS = 2_000 // looked back for the beginning of a link that was wrapped

const MARK = /^[\u200e\u200f\u202a-\u202e]{0,3} {0,3}(?:>|\|(?:\s|$)|[A-Z]{1,3}>)/
// A pasted table: cells behind the first bar, where a quote has words.
const TABLE_ROW = /^ {0,3}\|[^|\n]{0,200}\|[^|\n]{0,200}\|/
/** `> 40 minutes`, `>= 8 units`, `>30%`: more than, and neither "> 1. Which payer" nor a bare number. */
const THRESHOLD = /^ {0,3}> ?=? ?\$?\d{1,7}(?:[.,]\d{1,3})?(?![.)\d])[ -]?(?:%|\p{L})/u

export function isMarked(line: string): boolean {
  // ">>> our new site <<<" is an ornament.
  return MARK.test(line) && !TABLE_ROW.test(line) && !(line.startsWith('>>') && line.endsWith('<<'))
}

/** Whether the mark of line `at` closes a link that the line above began: `see <http://x.example/a` / `> for more`. */
export function closesLink(texts: readonly string[], at: number): boolean {
  if (!texts[at]?.startsWith('>')) return false
  const above = (texts[at - 1] ?? '').slice(-MAX_LINK_CHARS)
  const link = above.lastIndexOf('<http')
  return link >= 0 && !above.includes('>', link) && !above.includes(' ', link)
}

/** Where a run of thresholds that begins at `at` ends; `at` when there is none, or when other marked lines stand beside it. */
export function endOfThresholds(texts: readonly string[], at: number): number {
  if (isMarked(texts[at - 1] ?? '')) return at
  let end = at
  while (end < at + MAX_THRESHOLDS && THRESHOLD.test(texts[end] ?? '')) end++
  return isMarked(texts[end] ?? '') ? at : end
}

/** Inside a quote, the tail of a line that a client wrapped without marking it again: `> … a very long` / `line`. */
export function isWrappedTail(texts: readonly string[], at: number): boolean {
  const above = texts[at - 1] ?? ''
  const line = texts[at] ?? ''
  if (!isMarked(above) || !isMarked(texts[at + 1] ?? '')) return false
  return (above.length >= WRAPPED_AT && /^\p{Ll}/u.test(line)) || isOfLink(above, line)
}

/** A link put between brackets on a line of its own, or the second half of one. */
function isOfLink(above: string, line: string): boolean {
  if (/^\s?\(https?:\/\/[^\s()]{1,2000}\)[ >]{0,3}$/.test(line)) return true
  const open = above.slice(-MAX_LINK_CHARS)
  const link = open.lastIndexOf('(http')
  return link >= 0 && !open.includes(')', link) && !/\s/.test(line.trim()) && line.endsWith(')')
}
