// Where the signature of a mail begins: the "-- " line, a phone's or client's own line, the legal footer; and the banner a gateway put on top.
import { codeShapes } from '../code-shapes.ts'
import { isBanner, isNotice } from './legal-notice.ts'
import { CLIENT_LINES, LEGAL_OPENINGS } from './signature-words.ts'

const MAX_SIGNATURE_LINES = 25 // under a "--" line; what is longer is text under a rule, not a signature
const MAX_RULED_LINES = 6 // under a line of dashes at the end of the mail
const MAX_CLIENT_LINE = 80 // characters of "Sent from my …" without its link
const MAX_CLIENT_WORDS = 6 // of such a line in a language nobody listed
const MAX_NOTICE_LINES = 12 // of one paragraph that is looked at as a legal notice
const MAX_NOTICE_CHARS = 1_500 // of it

/** The first letters of all of them: nearly every line is ruled out by these alone. */
const KEY_CHARS = 4
const KEYS: ReadonlySet<string> = new Set(
  [...CLIENT_LINES, ...LEGAL_OPENINGS].map((words) => words.slice(0, KEY_CHARS)),
)
/** What such a line names in every language. */
const DEVICE =
  /iphone|ipad|galaxy|samsung|blackberry|android|windows phone|smartphone|outlook.{0,30}ios|ios.{0,10}outlook/
const EXCUSE = /\b(?:excuse|typos|brevity)\b/

/** A line of nothing but dashes, underscores or equal signs. */
export function isRule(line: string): boolean {
  return line.length <= 200 && /^[\s>*]{0,4}(?:_{5,}|[-–—]{5,}|={4,}|~{5,}|—{3,}|\*{5,})[\s*]*$/.test(line)
}

/**
 * The indexes of the lines that are signature, of a run of lines that are not quoted. `isFirst` tells that no quote
 * stands above the run, `isLast` that no words come after it. A client's line or a banner above the words is signature alone.
 */
export function signatureLines(lines: readonly string[], isFirst: boolean, isLast: boolean): number[] {
  const alone = isFirst ? topLines(lines) : []
  const top = alone.at(-1) ?? (isFirst ? lines.findIndex((line) => line.trim() !== '') : -1)
  const asked = lines.findLastIndex(asksOfCode)
  const start = lines.findIndex(
    (line, at) => at > asked && (at > top || isDelimiter(line.trim())) && beginsSignature(lines, at, isLast),
  )
  return start < 0 ? alone : [...alone, ...lines.slice(start).map((_, offset) => start + offset)]
}

/** A client's line on top, or the paragraph in which a gateway warns the reader; none when nothing stands below. */
function topLines(lines: readonly string[]): number[] {
  const top = lines.findIndex((line) => line.trim() !== '')
  if (top < 0) return []
  if (isClientLine(lines[top] ?? '')) return [top]
  const end = endOfParagraph(lines, top)
  const whole = lines.slice(top, end).join(' ')
  const until = isLegal(whole) || isNotice(whole) || isBanner(whole) ? end : isBanner(lines[top] ?? '') ? top + 1 : top
  return lines.slice(until).some((line) => line.trim() !== '') ? indexes(top, until) : []
}

function beginsSignature(lines: readonly string[], at: number, isLast: boolean): boolean {
  const text = (lines[at] ?? '').trim()
  if (text === '') return false
  const below = lines.length - at - 1
  if (isDelimiter(text)) return below <= MAX_SIGNATURE_LINES
  if (!isRule(text)) return isClientLine(text) || isLegal(text) || isNoticeAt(lines, at) || isLastClientLine(lines, at)
  const next = nextText(lines, at)
  if (isClientLine(next) || isLegal(next)) return isLast
  // A line of dashes right under words underlines them, and what asks something below it is no signature.
  const underlines = at > 0 && lines[at - 1]?.trim() !== ''
  return (
    isLast &&
    below > 0 &&
    below <= MAX_RULED_LINES &&
    !underlines &&
    !lines.slice(at).some((line) => line.includes('?'))
  )
}

/** RFC 3676 4.3: "-- "; the blank is often lost on the way, and lists use underscores. */
function isDelimiter(text: string): boolean {
  return text === '--' || text === '__' || text === '___'
}

/** Nobody signs with a question about a code; "Questions? Springfield, IL 62704" is no question. */
function asksOfCode(line: string): boolean {
  const mark = line.indexOf('?')
  return mark > 0 && codeShapes(line.slice(0, mark)).length > 0
}

function isClientLine(line: string): boolean {
  const lower = opening(line)
  if (lower === '' || !CLIENT_LINES.some((words) => lower.startsWith(words))) return false
  const text = lower.replace(/[<[(>\])].*$/, '').trim()
  if (text.length === 0 || text.length > MAX_CLIENT_LINE || /[:;?]/.test(text)) return false
  // "Sent from my desk, is much easier …" is a sentence: a client's line that names no device has no comma and no full stop but inside a
  // name, or at the end of an advertisement.
  const marks = text.replaceAll(/(?<=[\p{L}\d])\.(?=[\p{L}\d])/gu, '').replace(/(?<=^sent (?:with|from my) .*)\.$/, '')
  return !/[,.!]/.test(marks) || (codeShapes(text).length === 0 && (DEVICE.test(text) || EXCUSE.test(text)))
}

/** The last paragraph, of a few words that name a device: a client's line in a language nobody listed. */
function isLastClientLine(lines: readonly string[], at: number): boolean {
  const text = (lines[at] ?? '').trim()
  if (text.length > MAX_CLIENT_LINE || !DEVICE.test(text.toLowerCase())) return false
  const isAlone = (lines[at - 1] ?? '').trim() === '' && at === lines.findLastIndex((line) => line.trim() !== '')
  return isAlone && !/[,.;:?!\d]/.test(text) && text.split(' ').length <= MAX_CLIENT_WORDS
}

function isLegal(line: string): boolean {
  const lower = opening(line)
  return lower !== '' && LEGAL_OPENINGS.some((words) => lower.startsWith(words))
}

function isNoticeAt(lines: readonly string[], at: number): boolean {
  if (at > 0 && lines[at - 1]?.trim() !== '') return false
  return isNotice(lines.slice(at, endOfParagraph(lines, at)).join(' '))
}

/** The line's first words in lower case without emphasis and brackets; empty when they begin nothing known. */
function opening(line: string): string {
  const words = line
    .slice(0, 4 * MAX_CLIENT_LINE)
    .replace(/^[*_>\s<[(-]+/, '')
    .toLowerCase()
    .replaceAll('’', "'")
  return KEYS.has(words.slice(0, KEY_CHARS)) ? words : ''
}

/** Where the paragraph that begins at `at` ends, at most so far as it is looked at. */
function endOfParagraph(lines: readonly string[], at: number): number {
  let end = at
  let chars = 0
  while (end < Math.min(lines.length, at + MAX_NOTICE_LINES) && lines[end]?.trim() !== '' && chars < MAX_NOTICE_CHARS)
    chars += lines[end++]?.length ?? 0
  return end
}

function indexes(from: number, until: number): number[] {
  return Array.from({ length: until - from }, (_, offset) => from + offset)
}

function nextText(lines: readonly string[], at: number): string {
  return lines.slice(at + 1, at + 4).find((line) => line.trim() !== '') ?? ''
}
