// What a reviewer changed in a draft, word by word: the same words, those that went and those that came.

export type DiffPart = { is: 'same' | 'gone' | 'new'; words: string }
export type WordDiff = {
  parts: DiffPart[]
  /** Words (without spaces) that went and came; a word put in another's place counts once. */
  changed: number
}

/** Words times words compared at most: longer texts are shown as one that went and one that came, in the part that differs. */
const LARGEST_TABLE = 4_000_000

/** The difference as a reader would mark it: the longest common run of words is kept (Wagner and Fischer, 1974). */
export function wordDiff(before: string, after: string): WordDiff {
  const [a, b] = [tokensOf(before), tokensOf(after)]
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1
  let end = 0
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end += 1
  const middle = between(a.slice(start, a.length - end), b.slice(start, b.length - end))
  const parts = joined([...a.slice(0, start).map(same), ...middle, ...a.slice(a.length - end).map(same)])
  const count = (is: DiffPart['is']) => wordsIn(parts.filter((part) => part.is === is))
  return { parts, changed: Math.max(count('gone'), count('new')) }
}

/** Words with the space before them, so that a phrase that was changed reads as one change. */
function tokensOf(text: string): string[] {
  return text.match(/\s*\S+|\s+$/g) ?? []
}

function between(a: string[], b: string[]): DiffPart[] {
  const gone = (words: string): DiffPart => ({ is: 'gone', words })
  const came = (words: string): DiffPart => ({ is: 'new', words })
  if (a.length * b.length === 0 || a.length * b.length > LARGEST_TABLE) return [...a.map(gone), ...b.map(came)]
  const width = b.length + 1
  // longest[i * width + j]: tokens that a from i and b from j have in common, in order.
  const longest = new Uint32Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      longest[i * width + j] =
        a[i] === b[j]
          ? (longest[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(longest[(i + 1) * width + j] ?? 0, longest[i * width + j + 1] ?? 0)
  const parts: DiffPart[] = []
  let [i, j] = [0, 0]
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      parts.push(same(a[i] ?? ''))
      i += 1
      j += 1
    } else if ((longest[(i + 1) * width + j] ?? 0) >= (longest[i * width + j + 1] ?? 0)) {
      parts.push(gone(a[i] ?? ''))
      i += 1
    } else {
      parts.push(came(b[j] ?? ''))
      j += 1
    }
  }
  return [...parts, ...a.slice(i).map(gone), ...b.slice(j).map(came)]
}

function same(words: string): DiffPart {
  return { is: 'same', words }
}

/** Neighbours of one kind together. */
function joined(parts: DiffPart[]): DiffPart[] {
  const runs: DiffPart[] = []
  for (const part of parts) {
    const last = runs.at(-1)
    if (last?.is === part.is) last.words += part.words
    else runs.push({ ...part })
  }
  return runs
}

function wordsIn(parts: DiffPart[]): number {
  return parts.reduce((sum, { words }) => sum + (words.match(/\S+/g)?.length ?? 0), 0)
}
