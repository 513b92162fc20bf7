// When a mail says it was written. mailparser takes the present moment for a date it cannot read, so that the same mail would read otherwise each time.
import { cleanText } from './words/clean-text.ts'

const DATE_FIELD = /^[ \t>]{0,8}date:([^\n]{0,200}(?:\n[ \t][^\n]{0,200})?)/gim
const MAX_DATES = 100 // of one mail; each forwarded mail in it has one

/** The date if one of the values, as they stand in Date fields, says it; null when it is none of theirs. */
export function statedDate(date: Date | undefined, values: readonly string[]): Date | null {
  if (!(date instanceof Date) || Number.isNaN(date.getTime())) return null
  return values.some((value) => new Date(value).getTime() === date.getTime()) ? date : null
}

/** The values of all Date fields in the bytes of a mail, those of the mails attached to it too. */
export function dateValues(raw: Buffer): string[] {
  const values: string[] = []
  for (const { 1: value = '' } of raw.toString('latin1').replaceAll('\r', '').matchAll(DATE_FIELD)) {
    values.push(cleanText(value).split(/\s+/).join(' ').trim())
    if (values.length === MAX_DATES) break
  }
  return values
}
