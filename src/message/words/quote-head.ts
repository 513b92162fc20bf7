// Where a quote begins: the line or block a mail client writes above the mail it quotes, by its shape and by the words of quote-words.ts.
import { headLine } from './head-line.ts'
import { headerBlock } from './header-block.ts'
import { BEGIN_FORWARD, FORWARD_TITLES, ORIGINAL_TITLES } from './quote-words.ts'
import { wroteLine } from './wrote-line.ts'

/** How many lines the head takes, and whether it says that the mail below was forwarded. */
export type QuoteHead = { lines: number; forward: boolean }

const MAX_TITLE_CHARS = 120 // of "-----Original Message-----"

/** The head that begins at line `at`, or null. Looks at a bounded number of lines and characters. */
export function quoteHeadAt(lines: readonly string[], at: number): QuoteHead | null {
  const first = headLine(lines, at)
  // Most lines are words: they hold neither a colon, nor a date or address, nor a title beside a run of dashes.
  if (!/[:：@<\d]|[-=_]{2}[^-=_]|above this line|^##/.test(first)) return null
  // What ticket systems put above the mail they quote, in many languages between these signs.
  if (/reply above this line/i.test(first) || /^##-? .{5,150} -?##$/.test(first.trim()))
    return { lines: 1, forward: false }
  const count = titleHead(lines, at, first) ?? headerBlock(lines, at) ?? wroteLine(lines, at)
  return typeof count === 'number' ? { lines: count, forward: false } : count
}

/** `-----Original Message-----`, `Begin forwarded message:`, with the header block that follows. */
function titleHead(lines: readonly string[], at: number, first: string): QuoteHead | null {
  const line = first.trim().toLowerCase()
  if (line.length > MAX_TITLE_CHARS || !/\p{L}/u.test(line)) return null
  const opened = line.replace(/^[*_<\s]{0,8}[-=_]{2,}\s*/, '')
  const title = opened.replace(/\s*[-=_]{2,}[*_>\s]{0,8}$/, '')
  const dashed = title.length < line.length
  const forward = dashed ? FORWARD_TITLES.has(title) : BEGIN_FORWARD.has(line.replace(/\s*[:：]$/, ''))
  const known = forward || (dashed && ORIGINAL_TITLES.has(title))
  // Of a language nobody listed: dashes on both sides, and a header block below.
  if (!known && (opened === line || title === opened)) return null
  let next = at + 1
  while (next < lines.length && lines[next]?.trim() === '') next++
  const block = headerBlock(lines, next, { titled: true })
  if (block === null) return known ? { lines: 1, forward } : null
  return { lines: next - at + block, forward }
}
