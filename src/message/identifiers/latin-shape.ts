// An expression over the letters of every script, made over to those of Western Europe: a tenth of the ranges, and so of the time to prepare it.

/** Letters beyond those that `latinShape` knows. Signs such as dashes and curly quotes are none. */
const FURTHER_LETTER = /(?![\0-\xff])\p{L}/u

/** Whether the shapes of `latinShape` find the same in this text as the ones they were made of. */
export function isLatin(text: string): boolean {
  return !FURTHER_LETTER.test(text)
}

/** The letters of Latin-1 by their Unicode category. */
const LETTERS: Readonly<Record<string, string>> = {
  '\\p{Lu}': 'A-ZÀ-ÖØ-Þ',
  '\\p{Ll}': 'a-zµß-öø-ÿ',
  '\\p{L}': 'A-Za-zªµºÀ-ÖØ-öø-ÿ',
}
const LETTER_OR_CLASS = /\\p\{L[ul]?\}|\[(?:\\.|[^\]\\])*\]/g

/** The same shape with `\p{Lu}`, `\p{Ll}` and `\p{L}` read as Latin letters, in a class of characters or outside. */
export function latinShape({ source, flags }: RegExp): RegExp {
  const latin = source.replace(LETTER_OR_CLASS, (part) =>
    part.startsWith('[') ? lettersOf(part) : `[${lettersOf(part)}]`,
  )
  return new RegExp(latin, flags)
}

function lettersOf(part: string): string {
  return part.replace(/\\p\{L[ul]?\}/g, (category) => LETTERS[category] ?? category)
}
