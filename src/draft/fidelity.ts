// Whether a reworded sentence says the same: the same codes, numbers, modifiers and abbreviations, the same negations and conditions.

/** What is wrong with the new words, as the end of a sentence about them; null when they are faithful as far as a machine can tell. */
export function fidelityFault(before: string, after: string): string | null {
  if (FOREIGN.test(after)) return 'holds an address, a link or markup'
  if (after.length > before.length * LONGER + SLACK) return 'is much longer than its finding'
  if (after.length < before.length * SHORTER) return 'leaves most of its finding out'
  if (figuresIn(before).join(' ') !== figuresIn(after).join(' '))
    return 'has other codes or numbers, or in another order'
  if (countOf(NEGATIONS, before) !== countOf(NEGATIONS, after)) return 'has other negations than its finding'
  for (const [what, words] of KINDS)
    if (words.test(before) !== words.test(after)) return `${words.test(before) ? 'loses' : 'adds'} ${what}`
  return null
}

const LONGER = 1.5
const SHORTER = 0.45
/** Letters a short sentence may gain. */
const SLACK = 40

const FOREIGN = /https?:|www\.|@|[<>{}`|\\]|\[|\]|\p{Cc}|\*\*/u

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

const NEGATIONS = /\b(?:no|not|never|none|neither|nor|nothing|without|cannot)\b|n['’]t\b/gi

/** Words of one kind may stand for each other; a kind that comes or goes changes what is said. */
const KINDS: readonly (readonly [string, RegExp])[] = [
  ['a condition', /\b(?:if|when|unless|only|except|where|provided|depends?|until|whether)\b/i],
  ['a permission', /\b(?:may|can|could|might|allowed|permitted)\b/i],
  ['a duty', /\b(?:must|shall|requires?|required|needs?|needed|has to|have to)\b/i],
  ['a denial', /\b(?:den(?:y|ied|ies|ial)|rejected|refused|invalid|excluded)\b/i],
]

function countOf(words: RegExp, text: string): number {
  return (text.match(words) ?? []).length
}
