// The words of mail systems, compared as they are written in any language and by any program: without accents, apostrophes and cases.

const GAP = '…' // stands in a phrase for some words between its two halves: "not…found"
const MAX_GAP_CHARS = 60 // between the halves; more is another sentence
const UNMARKED: Record<string, string> = { ł: 'l', ø: 'o', ß: 'ss', ı: 'i', æ: 'ae', đ: 'd' } // letters that are no base with a mark

/** In lower case, single-spaced, without marks and apostrophes: `N’existe` and `n'existe`, `è` and the `e'` of a plain keyboard are one. */
export function bareWords(text: string): string {
  const lower = text.toLowerCase()
  const letters = /[\u0080-\uffff]/.test(lower)
    ? lower
        .normalize('NFD')
        .replaceAll(/\p{M}/gu, '')
        .replaceAll(/[łøßıæđ]/g, (letter) => UNMARKED[letter] ?? letter)
    : lower
  return letters
    .replaceAll(/['’`´]/g, '')
    .split(/\s+/)
    .join(' ')
    .trim()
}

/** The first of the phrases that stands in the words; both as `bareWords` writes them. */
export function phraseIn(words: string, phrases: readonly string[]): string | undefined {
  return phrases.find((phrase) => {
    // Hundreds of phrases are looked for in every mail, and few have a gap.
    if (!phrase.includes(GAP)) return words.includes(phrase)
    const [first = '', second = ''] = phrase.split(GAP)
    return standsBefore(words, first, second)
  })
}

/** Whether the first is followed by the second soon. Each step goes on behind the last find, so that the cost is that of two searches. */
function standsBefore(words: string, first: string, second: string): boolean {
  let from = words.indexOf(first)
  while (from >= 0) {
    const behind = words.indexOf(second, from + first.length)
    if (behind < 0) return false
    const nearest = words.lastIndexOf(first, behind - first.length)
    if (behind - nearest - first.length <= MAX_GAP_CHARS) return true
    from = words.indexOf(first, behind)
  }
  return false
}
