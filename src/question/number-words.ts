// Numbers as people write them in a mail: digits with or without a thousands comma, or a word up to twenty.

const WORDS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
  'twenty',
]

/** A regular expression source that matches one written number, without a capture group. */
export const NUMBER = `(?:\\d{1,3}(?:,\\d{3}){1,2}|\\d{1,6}(?:\\.\\d{1,3})?|\\.\\d{1,3}|${WORDS.slice(1).join('|')})`

/** The value of a text that NUMBER matched; NaN for any other text. */
export function numberOf(written: string): number {
  const word = WORDS.indexOf(written.toLowerCase())
  return word > 0 ? word : Number(written.replaceAll(',', ''))
}
