// Gives titles back the last letter of a row, in a file whose 80th column of descriptions was lost.
import type { Held } from './hcpcs-file.ts'

/** Columns of a description in one row. */
const COLUMNS = 80
/** With fewer full rows than this a file may have none of 80 characters by chance; one of all codes has some forty. */
const ENOUGH_ROWS = 200

/**
 * Changes the texts in place where the file itself shows what is missing: a bracket that never closes, or a last word that stands nowhere
 * else in the file while with one letter more it does, and with one letter only. Every other row stays as it is.
 */
export function mendTitles(held: readonly Held[]): void {
  const texts = held.flatMap((each) => each.texts)
  const full = texts.filter((text) => text.length === COLUMNS - 1)
  if (texts.some((text) => text.length >= COLUMNS) || full.length < ENOUGH_ROWS) return
  const words = new Set(texts.flatMap((text) => wordsOf(text.length === COLUMNS - 1 ? withoutLast(text) : text)))
  for (const { texts: rows } of held) {
    for (const [at, text] of rows.entries())
      if (text.length === COLUMNS - 1) rows[at] = text + lostLetter(text, rows.slice(0, at), rows.slice(at + 1), words)
  }
}

function lostLetter(text: string, before: string[], after: string[], words: ReadonlySet<string>): string {
  const last = wordsOf(text).at(-1) ?? ''
  if (!text.endsWith(last) || last === '') return ''
  if (words.has(last)) return openBrackets([...before, text, ...after].join(' ')) === 1 && after.length === 0 ? ')' : ''
  const longer = [...LETTERS].filter((letter) => words.has(last + letter))
  return longer.length === 1 ? (longer[0] ?? '') : ''
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

function wordsOf(text: string): string[] {
  return text.match(/[A-Za-z]+/g)?.map((word) => word.toLowerCase()) ?? []
}

function withoutLast(text: string): string {
  return text.slice(0, text.lastIndexOf(' ') + 1)
}

function openBrackets(text: string): number {
  let open = 0
  for (const letter of text) open += letter === '(' ? 1 : letter === ')' ? -1 : 0
  return open
}
