// Where a mail is signed: `Thanks,` and below it the name, the house and the telephone of the one who writes.
import { placesOf } from './places-of.ts'

const CLOSING =
  /(?:^[>\s]{0,4}|[.?!)] {1,2})(?:(?:many |kind |best |warm )?(?:thanks|thank you|thx|ty|regards|best|sincerely|cheers|respectfully|wishes|yours)\b[^\n\d]{0,30})$/gim
const MAX_LINES = 7 // of a signature
const MAX_LINE = 70 // characters of one of its lines
const NAME_LINE = /^[>\s]{0,4}(?:\p{Lu}[\p{L}.'’-]{0,24},? ?){1,4}(?:,? ?\(?[A-Z][A-Za-z-]{1,7}\)?){0,3}\s?$/u
/** A line of a patient's record, which may follow a hurried "Thanks". */
export const OF_A_PATIENT = /\b(?:pt|patient|dob|mrn|ssn|acct|member|claim|policy|medicare)\b/i

/** The places of the text, in order, where the sender signs: a closing, a line with a name, what follows it up to an empty line. */
export function signOffs(text: string): { start: number; end: number }[] {
  return placesOf(CLOSING, text).flatMap(({ 0: closing, index }) => {
    const start = index + closing.length + 1
    let end = start
    let named = false
    for (const line of text.slice(start, start + MAX_LINES * MAX_LINE).split('\n', MAX_LINES)) {
      const empty = line.trim() === ''
      if (empty ? named : line.length > MAX_LINE || OF_A_PATIENT.test(line) || !(named || NAME_LINE.test(line))) break
      named ||= !empty
      end += line.length + 1
    }
    return named ? [{ start, end }] : []
  })
}
