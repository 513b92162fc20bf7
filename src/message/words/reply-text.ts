// The new words of a mail, freed of what was quoted and of the signature; nothing is lost, each line goes to one part.
import { isRule, signatureLines } from './mail-signature.ts'
import { armorLines } from './pgp-armor.ts'
import { quoteHeadAt } from './quote-head.ts'
import { closesLink, endOfThresholds, isMarked, isWrappedTail } from './quote-marks.ts'
import { gluedHead } from './wrote-line.ts'

export type WordParts = { replyText: string; quotedText: string; signature: string }

const MAX_PASSES = 6 // forwards inside forwards unwrapped; each pass reads every line once

type Part = 'reply' | 'quoted' | 'signature'
type Line = { text: string; part: Part }

/**
 * Parts a mail's plain text. Quotes are lines marked `>`, and what follows a quote head ("On … wrote:", a header block,
 * "-----Original Message-----"): up to the end when it is unmarked, only the marked lines when it is marked, so answers
 * between quoted lines are kept. A mail that only forwards or only quotes has that as its words. Every non-empty line
 * of `text` is in exactly one part. Works in linear time; never throws.
 */
export function newWords(text: string): WordParts {
  const lines: Line[] = unglued(text.split('\n')).map((line) => ({ text: line.trimEnd(), part: 'reply' }))
  for (const at of armorLines(lines.map((line) => line.text))) setPart(lines, at, at + 1, 'signature')
  let open = lines.filter((line) => line.part === 'reply')
  for (let pass = 0; pass < MAX_PASSES && partOnce(open); pass++) open = open.filter((line) => line.part === 'reply')
  return {
    replyText: joined(lines, 'reply'),
    quotedText: joined(lines, 'quoted'),
    signature: joined(lines, 'signature'),
  }
}

/** A head that stands on the last line of the words, as some makers of plain text leave it, gets a line of its own. */
function unglued(lines: readonly string[]): string[] {
  return lines.flatMap((line, at) => {
    const glued = gluedHead(lines, at)
    return glued === null ? line : [glued.words, glued.head]
  })
}

/** One pass over the lines still held to be new; true when it moved any. */
function partOnce(lines: Line[]): boolean {
  markQuotes(lines)
  if (!hasWords(lines)) keepWhatIsQuoted(lines)
  markSignatures(lines)
  return lines.some((line) => line.part !== 'reply' && line.text !== '')
}

function markQuotes(lines: Line[]): void {
  const texts = lines.map((line) => line.text)
  let headed = false
  let at = 0
  while (at < texts.length) {
    const words = headed ? at : endOfThresholds(texts, at)
    if (words > at) {
      at = words
      continue
    }
    const head = quoteHeadAt(texts, at)
    if (head !== null) {
      headed = true
      const from = withRuleAbove(texts, at)
      setPart(lines, from, at + head.lines, 'quoted')
      at += head.lines
      const next = nextFilled(texts, at)
      if (next < texts.length && isMarked(texts[next] ?? '')) continue
      setPart(lines, at, texts.length, 'quoted')
      return
    }
    const marked = isMarked(texts[at] ?? '') && !closesLink(texts, at)
    if (marked || isWrappedTail(texts, at)) setPart(lines, at, at + 1, 'quoted')
    at++
  }
}

/** A forward, or a quote and nothing else: its body is what the sender wants read. */
function keepWhatIsQuoted(lines: Line[]): void {
  const texts = lines.map((line) => line.text)
  const first = nextFilled(texts, 0)
  if (first >= texts.length) return
  const opener = isRule(texts[first] ?? '') ? nextFilled(texts, first + 1) : first
  const head = quoteHeadAt(texts, opener)
  if (head !== null && !isMarked(texts[opener] ?? '')) {
    const next = nextFilled(texts, opener + head.lines)
    if (isMarked(texts[next] ?? '') && !head.forward) return
    setPart(lines, opener + head.lines, lines.length, 'reply')
  } else if (head === null && isMarked(texts[first] ?? '') && !texts.some((_, at) => quoteHeadAt(texts, at) !== null)) {
    setPart(lines, 0, lines.length, 'reply')
  }
}

function markSignatures(lines: Line[]): void {
  const last = lines.findLastIndex((line) => line.part === 'reply' && line.text !== '')
  let start = 0
  while (start < lines.length) {
    while (start < lines.length && lines[start]?.part !== 'reply') start++
    let end = start
    while (end < lines.length && lines[end]?.part === 'reply') end++
    const texts = lines.slice(start, end).map((line) => line.text)
    for (const at of signatureLines(texts, start === 0, last < end))
      setPart(lines, start + at, start + at + 1, 'signature')
    start = end
  }
}

function setPart(lines: Line[], from: number, to: number, part: Part): void {
  for (const line of lines.slice(from, to)) line.part = part
}

function withRuleAbove(texts: readonly string[], at: number): number {
  let above = at - 1
  while (above >= 0 && texts[above] === '') above--
  return above >= 0 && isRule(texts[above] ?? '') ? above : at
}

function nextFilled(texts: readonly string[], from: number): number {
  let at = from
  while (at < texts.length && texts[at]?.trim() === '') at++
  return at
}

function hasWords(lines: readonly Line[]): boolean {
  return lines.some((line) => line.part === 'reply' && line.text !== '' && !isRule(line.text))
}

/** The part's lines with blank lines kept inside a run, and none at its ends. */
function joined(lines: readonly Line[], part: Part): string {
  return trimBlankLines(lines.filter((line) => line.part === part).map((line) => line.text)).join('\n')
}

function trimBlankLines(texts: string[]): string[] {
  const filled = texts.findIndex((text) => text !== '')
  return filled < 0 ? [] : texts.slice(filled, texts.findLastIndex((text) => text !== '') + 1)
}
