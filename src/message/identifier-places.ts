// Street addresses: a house number, a street by its suffix, and the town and ZIP that follow.
import type { Identifier } from './inbound-message.ts'

const SUFFIX =
  '(?:Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Lane|Ln|Boulevard|Blvd|Court|Ct|Place|Pl|Way|Terrace|Ter|Circle|Cir|Highway|Hwy|Parkway|Pkwy|Trail|Trl|Square|Sq|Loop|Pike)'
const UNIT = '(?:,? {0,2}(?:Apt|Apartment|Unit|Suite|Ste|Rm|#)\\.? {0,2}#?[A-Za-z0-9-]{1,6})?'
const TOWN =
  '(?:,? {1,2}[A-Z][a-z]{2,20}(?: [A-Z][a-z]{2,20}){0,2})?(?:,? {1,2}[A-Z]{2}(?![A-Za-z]))?(?:,? {1,2}\\d{5}(?:-\\d{4})?(?!\\w))?'
const STREET = new RegExp(
  `(?<![\\w.$/-])\\d{1,6} (?:[NSEW]\\.? )?(?:[A-Z0-9][A-Za-z0-9'’.]{0,20} ){1,4}?${SUFFIX}\\b\\.?${UNIT}${TOWN}`,
  'g',
)
const PO_BOX = /(?<!\w)P\.? ?O\.? Box \d{1,7}(?!\w)/gi

/** The street addresses of the text. */
export function findPlaces(text: string): Identifier[] {
  return [...text.matchAll(STREET), ...text.matchAll(PO_BOX)].map((match) => ({
    type: 'address',
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }))
}
