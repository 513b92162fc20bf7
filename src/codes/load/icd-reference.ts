// Finds the ICD-10-CM codes and ranges that an instruction names, and says whether a code falls under one of them.

/** A category (E11, C7A, QA0) with what may stand behind the dot. */
const CODE = '[A-Z](?:[0-9][0-9A-Z]|[A-Z][0-9])(?:\\.[0-9A-Z]{1,4})?'
const REFERENCE = new RegExp(`(?<![A-Za-z0-9.])(${CODE})\\.?(?:\\s?-\\s?(${CODE})\\.?-?|-)?(?![A-Za-z0-9])`, 'g')

/**
 * The codes and ranges in a note, as `E11.3`, `T36-T50` (dashes for "and below" dropped: a code always stands for all below it).
 * Outside parentheses `B12` may be a vitamin, and `CD4` is none of the kind of QA0: of these only what `isCategory` knows counts.
 * "with fifth or sixth character 5" is not read: such a range is wider than the note, whose text must be shown with it.
 */
export function referencesIn(text: string, isCategory: (category: string) => boolean): string[] {
  const found = new Set<string>()
  const inside = insideParentheses(text)
  for (const match of text.matchAll(REFERENCE)) {
    const [, first = '', last] = match
    const isSure = inside(match.index) && /^.\d/.test(first)
    if (!isSure && !isCategory(first.slice(0, 3))) continue
    found.add(last === undefined ? first : `${first}-${last}`)
  }
  return [...found]
}

/**
 * Whether `code` (dotted or not) is, or lies below, the code or within the range `named` (`E11`, `E08-E13`, `M99.0-M99.3`).
 * In the order of the characters: M1A, which the tabular list prints between M10 and M11, is not within M05-M14.
 */
export function fallsUnder(code: string, named: string): boolean {
  const compact = code.replace('.', '')
  const [first = '', last = first] = named.split('-').map((end) => end.trim().replace('.', ''))
  return first !== '' && compact >= first && compact.slice(0, last.length) <= last
}

/** Tells of a position in the text whether it is inside parentheses. Asked in rising order. */
function insideParentheses(text: string): (position: number) => boolean {
  let [at, depth] = [0, 0]
  return (position) => {
    for (; at < position; at += 1) {
      if (text[at] === '(') depth += 1
      if (text[at] === ')') depth = Math.max(0, depth - 1)
    }
    return depth > 0
  }
}
