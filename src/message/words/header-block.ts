// The header block above a quoted mail, `From: … / Sent: … / To: … / Subject: …`: by its labels where they are known, else by its shape.
import { hasTime, hasYear, headLine } from './head-line.ts'
import { DATE_LABELS, FROM_LABELS, OTHER_LABELS, SUBJECT_LABELS } from './header-labels.ts'

const MAX_BLOCK_LINES = 16 // header lines of one block with their wrapped tails
const MAX_TAILS = 2 // lines that one header line was wrapped over
const MIN_SHAPED = 3 // lines of a block that only its shape tells
/** `Name <a@b>`, `Name [mailto:a@b]`; people put addresses between round brackets. */
const NAMED_ADDRESS = /[\p{L}"'] ?[<[][^<>()[\]\s]{1,200}@[^<>()[\]\s]{1,200}[>\]]/u
const OUTLOOK_RULE = /^_{32}$/ // Outlook writes so many underscores above its block

/**
 * How many lines the header block at `at` takes, null when there is none. `titled` says that a client's title stands above it: any
 * header line opens it then, and two are enough.
 */
export function headerBlock(lines: readonly string[], at: number, { titled = false } = {}): number | null {
  return knownBlock(lines, at, titled) ?? shapedBlock(lines, at, titled)
}

/** By known labels: a From or date line and at least one more header line under it. */
function knownBlock(lines: readonly string[], at: number, titled: boolean): number | null {
  const first = headLine(lines, at)
  const opening = labelOf(first)
  if (opening === null) return null
  // Below a line like "Payer: Medicare" it may be a form that somebody filled in.
  const inForm = isForeignLabel(lines[at - 1] ?? '')
  const kinds = new Set<string>([opening])
  let sender = opening === 'from' ? saidIn(first) : null
  let named = first.includes('@')
  let dated = opening === 'date' && isFullDate(saidIn(first))
  let last = at
  let tail = 0
  for (let next = at + 1; next < Math.min(lines.length, at + MAX_BLOCK_LINES); next++) {
    const line = headLine(lines, next)
    const kind = labelOf(line)
    if (kind !== null) {
      kinds.add(kind)
      if (kind === 'from') sender ??= saidIn(line)
      dated ||= kind === 'date' && isFullDate(saidIn(line))
      named ||= line.includes('@') || (!inForm && isSubject(kind))
      last = next
      tail = 0
    } else if (line.trim() === '') {
      // Clients that turn HTML into text put a blank line between the header lines; two end the block.
      if (labelOf(headLine(lines, next + 1)) === null) break
    } else if (++tail > MAX_TAILS) break
  }
  // "From: 97110" and "From: 11/02/2026" are the first half of a change or of a stay, not somebody's name.
  if (sender === null || (sender !== '' && !/\p{L}{2}/u.test(sender))) return null
  const whole = (named || (dated && !inForm)) && kinds.size >= 3
  // Some forwards begin with their subject, as forms do that somebody filled in; those hold no name with its address.
  if (opening.startsWith('other') && !titled) return whole && dated && NAMED_ADDRESS.test(sender) ? last - at + 1 : null
  // Two lines are enough below a title, or when the From line holds an address: prose rarely has "From: x@y" above "Subject:".
  const short = kinds.size === 2 && (titled || first.includes('@'))
  return whole || (titled && kinds.size >= 3) || short ? last - at + 1 : null
}

/** By shape, in any language: lines of a label and a value, among them a sender `Name <address>` and a full date. */
function shapedBlock(lines: readonly string[], at: number, titled: boolean): number | null {
  const values: string[] = []
  for (let next = at; next < at + MAX_BLOCK_LINES; next++) {
    const line = headLine(lines, next)
    if (!isLabelled(line)) break
    values.push(saidIn(line))
  }
  const [first = '', second = ''] = values
  if (values.length < MIN_SHAPED || isLabelled(headLine(lines, at - 1))) return null
  const dated = values.findIndex(isFullDate)
  if (dated < 0) return null
  const opensWithSender = NAMED_ADDRESS.test(first) || (dated === 0 && NAMED_ADDRESS.test(second))
  const ruled = OUTLOOK_RULE.test(lines[at - 1] ?? '') && dated === 1
  const addressed = titled && values.some((value) => NAMED_ADDRESS.test(value))
  return (opensWithSender && dated <= 2) || ruled || addressed ? values.length : null
}

function isFullDate(text: string): boolean {
  return hasYear(text) && hasTime(text)
}

/** One to three words, a colon, a value. */
function isLabelled(line: string): boolean {
  return /^[\s*_>]{0,8}[\p{L}\p{M}'’./-]{1,24}(?: [\p{L}\p{M}'’./-]{1,24}){0,2}[ *_]{0,3}[:：][*_]{0,3}\s{0,8}\S/u.test(
    line,
  )
}

function isSubject(kind: string): boolean {
  return kind.startsWith('other:') && SUBJECT_LABELS.has(kind.slice('other:'.length))
}

/** `Payer: Medicare`: one or two words and a colon with something behind it, which no client writes above a quote. */
function isForeignLabel(line: string): boolean {
  return (
    /^\s{0,8}\p{L}[\p{L}.#/-]{0,20}(?: [\p{L}.#/-]{1,20})?: ?\S/u.test(line.slice(0, 100)) && labelOf(line) === null
  )
}

function labelOf(line: string): 'from' | 'date' | `other:${string}` | null {
  const match = /^[\s*_>|]{0,8}([\p{L}\p{M}'’. -]{1,24}?)[\s\u00a0*_]{0,3}[:：]/u.exec(line)
  const label = match?.[1]?.trim().toLowerCase()
  if (label === undefined) return null
  if (FROM_LABELS.has(label)) return 'from'
  if (DATE_LABELS.has(label)) return 'date'
  return OTHER_LABELS.has(label) ? `other:${label}` : null
}

function saidIn(line: string): string {
  return line.slice(line.search(/[:：]/) + 1).replace(/^[\s*_]{0,8}/, '')
}
