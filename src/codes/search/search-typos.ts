// Finds the words that somebody who mistyped may have meant.
import type { Term } from './search-index.ts'

/** Shorter words have too many neighbours to guess from. */
const SHORTEST_WORD = 4
/** From this length two mistakes are forgiven. */
const LONG_WORD = 7
const MOST_GUESSES = 3

/** The nearest terms to an unknown word, at most three: fewest mistakes first, then the more frequent term. Empty: no near one. */
export function nearTerms(word: string, terms: readonly Term[]): string[] {
  if (word.length < SHORTEST_WORD || /\d/.test(word)) return []
  const allowed = word.length >= LONG_WORD ? 2 : 1
  const near: { term: string; rows: number; mistakes: number }[] = []
  const own = lettersOf(word)
  for (const { term, rows, letters } of terms) {
    // Most terms are told apart by their length and letters, at a hundredth of the cost of a comparison.
    if (Math.abs(term.length - word.length) > allowed) continue
    if (bitsIn(own & ~letters) > allowed || bitsIn(letters & ~own) > allowed) continue
    const mistakes = mistakesBetween(word, term, allowed)
    if (mistakes <= allowed) near.push({ term, rows, mistakes })
  }
  const sameStart = (term: string) => (term.startsWith(word.slice(0, 1)) ? 0 : 1)
  near.sort((a, b) => a.mistakes - b.mistakes || sameStart(a.term) - sameStart(b.term) || b.rows - a.rows)
  return near
    .filter(({ mistakes }) => mistakes === near[0]?.mistakes)
    .slice(0, MOST_GUESSES)
    .map(({ term }) => term)
}

/** Which letters from a to z stand in a word, one bit each. */
export function lettersOf(word: string): number {
  let letters = 0
  for (let at = 0; at < word.length; at += 1) letters |= 1 << (word.charCodeAt(at) - 97)
  return letters
}

function bitsIn(number: number): number {
  let count = 0
  for (let rest = number; rest !== 0; rest &= rest - 1) count += 1
  return count
}

/** Letters missing, added, changed or swapped with their neighbour (optimal string alignment); more than `allowed` is not counted on. */
export function mistakesBetween(one: string, other: string, allowed: number): number {
  let twoBack: number[] = []
  let back = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i]
    let least = i
    for (let j = 1; j <= other.length; j += 1) {
      const changed = (back[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1)
      let cost = Math.min(changed, (back[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1)
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
      if (swapped) cost = Math.min(cost, (twoBack[j - 2] ?? 0) + 1)
      row.push(cost)
      least = Math.min(least, cost)
    }
    if (least > allowed) return allowed + 1
    twoBack = back
    back = row
  }
  return back[other.length] ?? 0
}
