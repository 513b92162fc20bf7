// A forward whose own words only point down ("see below", "FYI"): the question is the forwarded mail's.
import { codeShapes } from '../code-shapes.ts'
import { hasForwardMark } from '../subject.ts'
import { quoteHeadAt } from './quote-head.ts'

const MAX_POINTING_CHARS = 300 // of words that say no more than "look below"
const POINTERS: readonly string[] = [
  'below',
  'fyi',
  'forwarding',
  'forwarded',
  'please advise',
  'pls advise',
  'thoughts?',
  'can you help',
  'can you answer',
  'from our provider',
  'siehe unten',
  's.u.',
  'weiter unten',
  'zur info',
  'z.k.',
  'ci-dessous',
  'ci dessous',
  'plus bas',
  'pour info',
  'más abajo',
  'abajo',
  'a continuación',
  'abaixo',
  'segue',
  'qui sotto',
  'di seguito',
  'hieronder',
  'ter info',
  'nedan',
  'nedenfor',
  'alla oleva',
  'poniżej',
  'níže',
  'ниже',
  '下記',
  '以下',
  '아래',
]

/**
 * The words a question is read from: the new ones, and those below them where the new ones only point there. Never for a mail in a case
 * that we have answered: what stands below is ours then.
 */
export function questionText(
  words: { subject: string; replyText: string; quotedText: string },
  { answered }: { answered: boolean },
): string {
  const { replyText, quotedText } = words
  return answered || quotedText === '' || !pointsBelow(words)
    ? replyText
    : `${replyText}\n\n${bodyOf(quotedText)}`.trim()
}

function pointsBelow({ subject, replyText }: { subject: string; replyText: string }): boolean {
  if (replyText === '') return true
  if (replyText.length > MAX_POINTING_CHARS || codeShapes(replyText).length > 0) return false
  const lower = replyText.toLowerCase()
  return hasForwardMark(subject) || POINTERS.some((pointer) => lower.includes(pointer))
}

/** Without the marks of quoting and without the heads: the date a mail was sent is no date of service. */
function bodyOf(quotedText: string): string {
  const lines = quotedText.split('\n').map((line) => line.replace(/^ {0,3}(?:> ?){1,20}/, ''))
  const kept: string[] = []
  for (let at = 0; at < lines.length; ) {
    const head = quoteHeadAt(lines, at)
    if (head === null) kept.push(lines[at] ?? '')
    at += head?.lines ?? 1
  }
  return kept.join('\n').trim()
}
