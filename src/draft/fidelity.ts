// Whether a reworded sentence says the same: the same codes, numbers, modifiers and abbreviations, the same negations and conditions.
import { isNotEnglish } from '../question/language.ts'

/** What is wrong with the new words, as the end of a sentence about them; null when they are faithful as far as a machine can tell. */
export function fidelityFault(before: string, after: string): string | null {
  if (FOREIGN.test(after)) return 'holds an address, a link or markup'
  if (after.length > before.length * LONGER + SLACK) return 'is much longer than its finding'
  if (after.length < before.length * SHORTER) return 'leaves most of its finding out'
  if (figuresIn(before).join(' ') !== figuresIn(after).join(' '))
    return 'has other codes or numbers, or in another order'
  if (measuresIn(before) !== measuresIn(after)) return 'has other measures, sides or relations than its finding'
  if (countOf(NEGATIONS, before) !== countOf(NEGATIONS, after)) return 'has other negations than its finding'
  for (const [what, words] of KINDS)
    if (words.test(before) !== words.test(after)) return `${words.test(before) ? 'loses' : 'adds'} ${what}`
  if (isNotEnglish(after)) return 'is not in English'
  const names = namesIn(after).filter((name) => !before.includes(name))
  if (names.length > 0) return 'names what its finding does not'
  const known = new Set(contentOf(before))
  const added = contentOf(after).filter((word) => !known.has(word))
  return added.length > NEW_AT_LEAST && added.length > known.size * NEW_SHARE ? 'says more than its finding' : null
}

/** Words of content that other wording may bring in, and their share of the finding's own. */
const NEW_AT_LEAST = 3
const NEW_SHARE = 0.5

const LONGER = 1.5
const SHORTER = 0.45
/** Letters a short sentence may gain. */
const SLACK = 40

// Also letters of other scripts, which can look like ours, and marks that nobody sees.
const FOREIGN =
  /https?:|www\.|@|[<>{}`|\\*~]|\[|\]|\p{Cc}|\p{Cf}|__|^\s*(?:#|[-+•] |\d{1,2}[.)] )|[^\p{Script=Latin}\p{Script=Common}]/u

/** Codes, numbers, dates, abbreviations and words of number and side, in their order: which of two codes is column one must not turn round. */
function figuresIn(text: string): string[] {
  const words = text.match(/[A-Za-z0-9][A-Za-z0-9.,/%-]*/g) ?? []
  return words
    .map((word) => word.replace(/[.,/-]+$/, ''))
    .filter((word) => /\d/.test(word) || /^[A-Z]{2,}s?$/.test(word) || COUNTS.has(word.toLowerCase()))
    .map((word) => (COUNTS.has(word.toLowerCase()) ? word.toLowerCase() : word.replace(/^([A-Z]{2,})s$/, '$1')))
}

const COUNTS = new Set(
  'one two three four five six seven eight nine ten first second third both half twice left right before after primary initial subsequent more less most least over under paid denied'.split(
    ' ',
  ),
)

/** Measures, sides and relations, in any order: 60 mg is not 60 mcg, and the same day not another. */
function measuresIn(text: string): string {
  const words = text.toLowerCase().match(/[a-z]+/g) ?? []
  return words
    .map((word) => (MEASURES.has(word) ? word : word.replace(/s$/, '')))
    .filter((word) => MEASURES.has(word))
    .sort()
    .join(' ')
}

const MEASURES = new Set(
  'mg mcg ml cm mm sq minute hour day week month year unit percent left right same different separate another other new established above below within outside yes covered'.split(
    ' ',
  ),
)

/** Words with a capital that do not begin a sentence: names, of which other wording has no more. */
function namesIn(text: string): string[] {
  return [...text.matchAll(/(?<=[a-z0-9,;)] )[A-Z][a-z]+/g)].map(([name]) => name)
}

/** The longer words, cut to their stems: what a sentence is about. */
function contentOf(text: string): string[] {
  return (text.toLowerCase().match(/[a-z]{5,}/g) ?? []).map((word) => word.slice(0, 5))
}

const NEGATIONS = /\b(?:no|not|never|none|neither|nor|nothing|without|cannot)\b|n['’]t\b/gi

/** Words of one kind may stand for each other; a kind that comes or goes changes what is said. */
const KINDS: readonly (readonly [string, RegExp])[] = [
  ['a condition', /\b(?:if|when|unless|only|except|where|provided|depends?|until|whether)\b/i],
  ['a permission', /\b(?:may|can|could|might|allowed|permitted)\b/i],
  ['a duty', /\b(?:must|shall|requires?|required|needs?|needed|has to|have to)\b/i],
  ['an instruction', /\b(?:call|contact|ask|tell|send|submit|resubmit|append|appeal|sign|collect|charge|refund)\b/i],
  [
    'a degree',
    /\b(?:always|usually|often|sometimes|rarely|likely|probably|generally|typically|definitely|certainly)\b/i,
  ],
  ['a denial', /\b(?:den(?:y|ied|ies|ial)|rejected|refused|invalid|excluded)\b/i],
]

function countOf(words: RegExp, text: string): number {
  return (text.match(words) ?? []).length
}
