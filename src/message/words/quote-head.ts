// Where a quote begins: the line or block a mail client writes above the mail it quotes, in the languages of quote-words.ts.
import { DATE_LABELS, FROM_LABELS, OTHER_LABELS, SUBJECT_LABELS } from './header-labels.ts'
import { BEGIN_FORWARD, FORWARD_TITLES, ORIGINAL_TITLES, WROTE_VERBS } from './quote-words.ts'

/** How many lines the head takes, and whether it says that the mail below was forwarded. */
export type QuoteHead = { lines: number; forward: boolean }

const MAX_HEAD_LINES = 7 // clients wrap "On … wrote:" over up to this many lines
const MAX_HEAD_CHARS = 500 // of the joined head; a longer line is prose
const MAX_TITLE_CHARS = 120 // of "-----Original Message-----"
const MAX_BLOCK_LINES = 16 // header lines of one block with their wrapped tails

/** The head that begins at line `at`, or null. Looks at a bounded number of lines and characters. */
export function quoteHeadAt(lines: readonly string[], at: number): QuoteHead | null {
  const first = (lines[at] ?? '').slice(0, MAX_HEAD_CHARS)
  // Most lines are words: they hold neither a colon, nor a date or address, nor a title beside a run of dashes.
  if (!/[:：@<\d]|[-=_]{2}[^-=_]|above this line/.test(first)) return null
  if (/reply above this line/i.test(first)) return { lines: 1, forward: false } // what ticket systems put above the mail they quote
  return titleHead(lines, at, first) ?? headerBlock(lines, at, first) ?? wroteLine(lines, at, first)
}

/** `-----Original Message-----`, `Begin forwarded message:`, with the header block that follows. */
function titleHead(lines: readonly string[], at: number, first: string): QuoteHead | null {
  const line = first.trim().toLowerCase()
  if (line.length > MAX_TITLE_CHARS || !/\p{L}/u.test(line)) return null
  const title = line.replace(/^[*_\s]*[-=_]{2,}\s*/, '').replace(/\s*[-=_]{2,}[*_\s]*$/, '')
  const dashed = title.length < line.length
  const forward = dashed ? FORWARD_TITLES.has(title) : BEGIN_FORWARD.has(line.replace(/\s*:$/, ''))
  if (!forward && !(dashed && ORIGINAL_TITLES.has(title))) return null
  let next = at + 1
  while (next < lines.length && lines[next]?.trim() === '') next++
  const block = headerBlock(lines, next, (lines[next] ?? '').slice(0, MAX_HEAD_CHARS))
  return { lines: block === null ? 1 : next - at + block.lines, forward }
}

/** `From: … / Sent: … / To: … / Subject: …`: a From or date line and at least one more header line under it. */
function headerBlock(lines: readonly string[], at: number, first: string): QuoteHead | null {
  const kinds = new Set<string>()
  const opening = labelOf(first)
  if (opening !== 'from' && opening !== 'date') return null
  // Below a line like "Payer: Medicare" it may be a form that somebody filled in.
  const inForm = isForeignLabel(lines[at - 1] ?? '')
  let named = first.includes('@')
  kinds.add(opening)
  let last = at
  let tail = 0
  for (let next = at + 1; next < Math.min(lines.length, at + MAX_BLOCK_LINES); next++) {
    const line = (lines[next] ?? '').slice(0, MAX_HEAD_CHARS)
    const kind = labelOf(line)
    if (kind !== null) {
      kinds.add(kind)
      named ||= line.includes('@') || (!inForm && isSubject(kind))
      last = next
      tail = 0
    } else if (line.trim() === '') {
      // Clients that turn HTML into text put a blank line between the header lines; two end the block.
      if (labelOf((lines[next + 1] ?? '').slice(0, MAX_HEAD_CHARS)) === null) break
    } else if (++tail > 2) break
  }
  return named && kinds.has('from') && kinds.size >= 3
    ? { lines: last - at + 1, forward: false }
    : shortBlock(kinds, first, last - at)
}

/** Two lines are enough when the From line holds an address: prose rarely has "From: x@y" above "Subject:". */
function shortBlock(kinds: ReadonlySet<string>, first: string, extra: number): QuoteHead | null {
  return kinds.has('from') && kinds.size === 2 && first.includes('@') ? { lines: extra + 1, forward: false } : null
}

function isSubject(kind: string): boolean {
  return kind.startsWith('other:') && SUBJECT_LABELS.has(kind.slice('other:'.length))
}

/** `Payer: Medicare`: one or two words and a colon with something behind it, which no client writes above a quote. */
function isForeignLabel(line: string): boolean {
  return (
    /^\s{0,8}\p{L}[\p{L}.#/-]{0,20}(?: [\p{L}.#/-]{1,20})?: ?\S/u.test(line.slice(0, MAX_HEAD_CHARS)) &&
    labelOf(line) === null
  )
}

function labelOf(line: string): 'from' | 'date' | 'other' | `other:${string}` | null {
  const match = /^[\s*_>|]{0,8}([\p{L}\p{M}'’. -]{1,24}?)[\s\u00a0*_]{0,3}[:：]/u.exec(line)
  const label = match?.[1]?.trim().toLowerCase()
  if (label === undefined) return null
  if (FROM_LABELS.has(label)) return 'from'
  if (DATE_LABELS.has(label)) return 'date'
  return OTHER_LABELS.has(label) ? `other:${label}` : null
}

/** `On … wrote:` and its relatives, alone or wrapped over a few lines. */
function wroteLine(lines: readonly string[], at: number, first: string): QuoteHead | null {
  if (!mayOpen(first) || !/[\d@<]/.test(first)) return null
  const dated = hasYear(first) || hasTime(first) || first.includes('@')
  let joined = ''
  let blanks = 0
  for (let count = 1; count <= MAX_HEAD_LINES; count++) {
    const line = (lines[at + count - 1] ?? '').trim()
    if (line === '' && (!dated || ++blanks > 4)) return null
    // The head proper begins further down, and this line is the last of the words above it.
    if (count > 1 && !dated && mayOpen(line) && (hasYear(line) || hasTime(line))) return null
    joined = `${joined} ${line}`.trim()
    if (joined.length > MAX_HEAD_CHARS) return null
    const marked = /^ {0,3}[>|]/.test(nextLine(lines, at + count))
    if (line !== '' && isWrote(joined, marked)) return { lines: count, forward: false }
    // A sentence ends here; "28." and "г." are parts of a date.
    if (count === 1 && /[.!?]$/.test(joined) && !/(?:\d|г)\.$/.test(joined)) return null
  }
  return null
}

/** Cheap test of a first line: a head begins with an "on", with a date, or with the writer's name and address. */
function mayOpen(line: string): boolean {
  const start = line.replace(/^[\s>*_"-]{0,6}/, '')
  if (/^(?:on|am|le|el|em|il|in data|op|w dniu|dnia|den|d\.|на|в|vào|dne|på|a|la|pada|tarihinde|在|于)\b/iu.test(start))
    return true
  if (/^(?:\d{1,4}[\p{Nd}.:/\s年,-]|\p{L}{2,12}[.,]{0,2} \d{1,2}|\p{L}{2,12}[.,]{1,2} )/u.test(start)) return true
  if (/^[在于\d]/.test(start)) return true
  const sign = line.indexOf('@')
  return sign >= 0 && (verbAt(line) || /\d/.test(line.slice(line.indexOf('>', sign))))
}

function isWrote(head: string, marked: boolean): boolean {
  // Zoho puts it between dashes.
  const text = head.replace(/^-{2,5} /, '').replace(/ -{2,5}$/, '')
  const ended = /[:：] ?[*_]?$/.test(text)
  const verbEnds = /(?:wrote|schrieb|skrev|escreveu|escribió|napisał|scritto|geschreven|écrit)$/iu.test(text)
  if ((ended || verbEnds) && verbAt(text)) {
    // Without an address and without marks below, it may be how a note is cited: "On 11/2/2026 at 9:12 AM the surgeon wrote:".
    if (!marked && !text.includes('@')) return false
    return hasDate(text) || (marked && /\d/.test(text)) || (marked && text.includes('@'))
  }
  if (ended && text.includes('@') && hasDate(text) && hasTime(text)) return true
  // Old Gmail: `2013/7/20 Sam <sam@x.example>` and `2016-03-03 17:21 GMT+01:00 Sam`, without a colon.
  if (/^\d{4}-\d{2}-\d{2} \d{1,2}:\d{2} (?:GMT|UTC)/.test(text))
    return ended || text.endsWith('>') || !text.includes('<')
  return marked && /^\d{4}[/-]\d{1,2}[/-]\d{1,2} .{1,200}<[^<>\s]{1,200}>$/.test(text)
}

function verbAt(text: string): boolean {
  const lower = text.toLowerCase()
  return WROTE_VERBS.some((verb) => lower.includes(verb))
}

function hasDate(text: string): boolean {
  const year = hasYear(text)
  return (year && hasTime(text)) || (text.includes('@') && (year || hasTime(text)))
}

function hasYear(text: string): boolean {
  return /(?:^|\D)(?:19|20)\d\d(?:\D|$)/.test(text)
}

function hasTime(text: string): boolean {
  return /\d{1,2}[:.h]\d{2}/.test(text)
}

function nextLine(lines: readonly string[], from: number): string {
  for (let at = from; at < Math.min(lines.length, from + 3); at++) if (lines[at]?.trim() !== '') return lines[at] ?? ''
  return ''
}
