// `On … wrote:` and its relatives: a date, who wrote, in most languages a verb, and a colon; alone or wrapped over a few lines.
import { hasTime, hasYear, headLine, MAX_HEAD_CHARS } from './head-line.ts'
import { HEAD_OPENERS, WROTE_VERBS } from './quote-words.ts'

const MAX_HEAD_LINES = 7 // clients wrap "On … wrote:" over up to this many lines
const MAX_BLANKS = 4 // between the lines of a head that came out of HTML
const MAX_TAIL_CHARS = 30 // behind the address, for the verb of a language that nobody listed
const BRACKETED = /[<([]\s?(?:mailto:)?[^<>()[\]\s]{1,200}@[^<>()[\]\s]{1,200}[>)\]]/
const MARK = /^[\u200e\u200f\u202a-\u202e ]{0,3}[>|]/

/** How many lines the head at `at` takes, null when none begins there. */
export function wroteLine(lines: readonly string[], at: number): number | null {
  const first = headLine(lines, at)
  if (!/[\d@<]/.test(first) || !mayOpen(first)) return null
  const dated = hasYear(first) || hasTime(first) || first.includes('@')
  let joined = ''
  let blanks = 0
  for (let count = 1; count <= MAX_HEAD_LINES; count++) {
    const line = headLine(lines, at + count - 1).trim()
    if (line === '' && (!dated || ++blanks > MAX_BLANKS)) return null
    // The head proper begins further down, and this line is the last of the words above it: a head has one date.
    if (count > 1 && hasYear(line) && (hasYear(joined) || (!dated && mayOpen(line)))) return null
    if (count > 1 && !dated && mayOpen(line) && hasTime(line)) return null
    joined = `${joined} ${line}`.trim()
    if (joined.length > MAX_HEAD_CHARS) return null
    const marked = MARK.test(nextLine(lines, at + count))
    if (line !== '' && isWrote(joined, marked)) return count
    // A sentence ends here; "28." and "г." are parts of a date.
    if (count === 1 && /[.!?]$/.test(joined) && !/(?:\d|г|nov|\p{Ll}{3})\.$/u.test(joined)) return null
  }
  return null
}

/** The last line of `text`'s words and the head that was glued to it, "See below. On Wed, Apr 4, 2012 at 3:59 PM, a@b wrote:"; null when none is. */
export function gluedHead(lines: readonly string[], at: number): { words: string; head: string } | null {
  const line = lines[at] ?? ''
  if (line.length > MAX_HEAD_CHARS) return null
  const place = line.lastIndexOf('On ')
  if (place < 1 || !/[\s-]/.test(line[place - 1] ?? '') || !line.includes('@', place) === !line.endsWith('<'))
    return null
  const head = line.slice(place)
  if (!/^On (?:\p{Lu}\p{L}{2,8}\.?,? |\d)/u.test(head) || !hasYear(head) || !hasTime(head)) return null
  if (wroteLine([head, ...lines.slice(at + 1, at + MAX_HEAD_LINES)], 0) === null) return null
  const words = line.slice(0, place).replace(/[\s-]{1,10}$/, '')
  return words === '' || />/.test(words.slice(0, 4)) ? null : { words, head }
}

/** Cheap test of a first line: a head begins with an "on", with a date, or with the writer's name and address. */
function mayOpen(line: string): boolean {
  const start = line.replace(/^[\s>*_"-]{0,10}/, '')
  if (HEAD_OPENERS.has(start.split(/[\s\d,]/, 1)[0]?.toLowerCase() ?? '')) return true
  if (/^(?:\d{1,4}[\p{Nd}.:/\s年,-]|\p{L}{2,12}[.,]{0,2} \d{1,2}|\p{L}{2,12}[.,]{1,2} |[在于於\d])/u.test(start))
    return true
  const ended = /[:：]$/.test(line.trimEnd())
  if (ended && hasYear(line) && hasTime(line)) return true
  const sign = line.indexOf('@')
  if (sign < 0) return false
  if (ended && /[>)\]]\s?[:：]\s{0,5}$/.test(line)) return true
  return hasVerb(line) || /\d/.test(line.slice(line.indexOf('>', sign))) || (hasYear(line) && hasTime(line))
}

function isWrote(head: string, marked: boolean): boolean {
  // Zoho and Lotus put it between dashes.
  const text = head.replace(/^-{2,10} ?/, '').replace(/ ?-{2,10}$/, '')
  const ended = /[:：] ?[*_]?$/.test(text)
  if ((ended || endsInVerb(text)) && hasVerb(text)) {
    if (isWriterAlone(text)) return true
    // Without an address and without marks below, it may be how a note is cited: "On 11/2/2026 at 9:12 AM the surgeon wrote:".
    const dashed = head.startsWith('--') && head.endsWith('--')
    if (!marked && !dashed && !text.includes('@')) return false
    return hasDate(text) || (marked && /\d/.test(text)) || (marked && text.includes('@'))
  }
  if (ended && hasYear(text) && hasTime(text) && (marked || namesWriter(text))) return true
  // `Quoting Desk <desk@consult.example>:`
  if (marked && /[>)\]] ?[:：]$/.test(text) && BRACKETED.test(text)) return true
  // Old Gmail: `2013/7/20 Sam <sam@x.example>` and `2016-03-03 17:21 GMT+01:00 Sam`, without a colon.
  if (/^\d{4}-\d{2}-\d{2} \d{1,2}:\d{2} (?:GMT|UTC)/.test(text))
    return ended || text.endsWith('>') || !text.includes('<')
  return marked && /^\d{4}[/-]\d{1,2}[/-]\d{1,2} .{1,200}<[^<>\s]{1,200}>$/.test(text)
}

/** In English the verb stands last: "billing@x.example wrote the claim and asks:" is a sentence. */
function hasVerb(text: string): boolean {
  const lower = text.toLowerCase()
  return /\b(?:wrote|writes)[\s,:：*_-]{0,5}$/.test(lower) || WROTE_VERBS.some((verb) => lower.includes(verb))
}

function endsInVerb(text: string): boolean {
  return /(?:wrote|schrieb|skrev|escreveu|escribió|napisał|scritto|geschreven|écrit)$/iu.test(text)
}

/** `Desk <desk@consult.example> wrote:` */
function isWriterAlone(text: string): boolean {
  return /^[^<>@:]{1,80}<[^<>\s@]{1,100}@[^<>\s@]{1,100}>[^<>@\d]{1,20}[:：]$/.test(text)
}

/** `… Name <a@b>:` with a few words behind it at most, or with the date there. */
function namesWriter(text: string): boolean {
  const match = BRACKETED.exec(text)
  if (match === null) return text.includes('@') && text.endsWith('@')
  const tail = text.slice(match.index + match[0].length)
  return tail.length <= MAX_TAIL_CHARS || (hasYear(tail) && hasTime(tail))
}

function hasDate(text: string): boolean {
  const year = hasYear(text)
  return (year && hasTime(text)) || (text.includes('@') && (year || hasTime(text)))
}

function nextLine(lines: readonly string[], from: number): string {
  for (let at = from; at < Math.min(lines.length, from + 3); at++) if (lines[at]?.trim() !== '') return lines[at] ?? ''
  return ''
}
