// Reads the place of service: a two-digit code after its name, or the words people use for the common places.

const CODED = /\b(?:pos|place of service)\W{0,3}(\d{2})\b/i
const WORDED: [RegExp, string][] = [
  [/\b(?:urgent care|uc visit)\b/i, '20'],
  [/\b(?:asc|ambulatory surg[a-z]* center)\b/i, '24'],
  [/\b(?:emergency (?:room|department)|in the e[rd]|e[rd] visit|^ed:)/im, '23'],
  [/\binpatient\b/i, '21'],
  [/\b(?:outpatient hospital|hopd|hospital outpatient)\b/i, '22'],
  [/\b(?:in (?:the |our )?(?:office|clinic)|to office|office visit)\b/i, '11'],
]

/** The two-digit code; null when nothing says where. Several numbers after one "POS" ("POS 11, 19, 22") name no single place. */
export function placeOfServiceIn(text: string): string | null {
  const coded = CODED.exec(text)
  if (coded) return /^\s*,\s*\d{2}\b/.test(text.slice(coded.index + coded[0].length)) ? null : (coded[1] ?? null)
  return WORDED.find(([pattern]) => pattern.test(text))?.[1] ?? null
}
