// Whether a text is about what this desk answers: a code, an amount, a word of medicine or of billing.
import { codeShapes } from '../code-shapes.ts'
import type { ScreeningPolicy } from './screening-policy.ts'

/** `text` in plain words, with the subject or without. The number of a ticket may have the five digits of a code; it is named as one, or stands in subject and `body`. */
export function isOfTheField(
  text: string,
  { subject, body }: { subject: string; body: string },
  policy: ScreeningPolicy,
): boolean {
  const plain = text.replaceAll(NUMBERED, ' ')
  const codes = codeShapes(plain)
  const [only = ''] = codes
  const ticket =
    codes.length === 1 && /^\d{5}$/.test(only) && [subject, body].every((each) => codeShapes(each).includes(only))
  return (codes.length > 0 && !ticket) || speaksOfTheField(plain, '', policy)
}

/** An amount, or a word of medicine or billing that the title does not have: robots repeat titles. */
export function speaksOfTheField(words: string, title: string, { asks: { field } }: ScreeningPolicy): boolean {
  if (MEASURED.test(words) || MEDICAL.test(words)) return true
  return field.some((word) => words.includes(word) && !title.includes(word))
}

/** "#55121", "Ticket 55121", "n° 55121". */
const NUMBERED =
  /(?:[#№]|\b(?:n[o°º]|nr|number|ticket|case|inquiry|request|incident|passcode|pin)\b\.?:?|番号[:：]?)\s?\d+/gu
const MEASURED = /\d ?(?:cm|mm|mg|mcg|µg|ml|cc)(?![\p{L}\d])/u
/** Greek and Latin words of medicine, which the languages of Europe share. */
const MEDICAL =
  /\p{L}{2}(?:[oó][sz][ck]op|e[ck]tom|[oó]tom[iyí]|[oó]stom[iyí]|plast(?:y|i[ek])|centes|itis|[oó]gra(?:ph|f)[iyí]|arthr|artr[oi]|ultras[ou])/u
