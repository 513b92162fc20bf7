// Identifiers of patients in a text (45 CFR 164.514(b)(2)), found by shape and label so that codes survive.

import type { Identifier } from '../inbound-message.ts'
import { findColumns } from './identifier-columns.ts'
import { findDates } from './identifier-dates.ts'
import { findNames } from './identifier-names.ts'
import { findBareNumbers, findNumbers } from './identifier-numbers.ts'
import { findPlaces } from './identifier-places.ts'
import { findRecords } from './identifier-records.ts'
import { findShapes } from './identifier-shapes.ts'
import { OF_A_PATIENT, signOffs } from './sign-off.ts'

const SPOKEN: Readonly<Record<string, string>> = { ssn: 'SSN', mrn: 'MRN', mbi: 'MBI', dob: 'date of birth' }

/**
 * Every identifier of the text, in its order, none overlapping another. Pass text without the sender's signature: a
 * biller's own name and telephone are no patient's. Procedure and diagnosis codes, prices and quarters are left alone.
 */
export function findIdentifiers(text: string): Identifier[] {
  const others = [
    ...findColumns(text),
    ...findRecords(text),
    ...findShapes(text),
    ...findNumbers(text),
    ...findDates(text),
    ...findPlaces(text),
    ...findBareNumbers(text),
  ]
  const found = withoutOverlaps(others)
  return withoutSender(text, withoutOverlaps([...found, ...findNames(text, found)]))
}

const OF_A_SENDER = ['name', 'phone', 'email', 'url', 'address', 'zip']

/** Whether these words under a mail are its sender's own card: names, telephones and addresses, and no word of a patient's record. */
export function isSignedBySender(signature: string): boolean {
  return !OF_A_PATIENT.test(signature) && findIdentifiers(signature).every(({ type }) => OF_A_SENDER.includes(type))
}

/** What stands under "Thanks," is the sender's own. */
function withoutSender(text: string, found: readonly Identifier[]): Identifier[] {
  const signed = signOffs(text)
  if (signed.length === 0) return [...found]
  let next = 0
  return found.filter(({ type, start }) => {
    while (next < signed.length && (signed[next]?.end ?? 0) <= start) next++
    return !OF_A_SENDER.includes(type) || start < (signed[next]?.start ?? text.length)
  })
}

/** The text with each identifier replaced by what was there, such as `[name removed]`. */
export function maskIdentifiers(text: string): string {
  return masked(text, findIdentifiers(text), 0)
}

/**
 * Masks the parts of one mail (subject, words, quote) with what is known from all of them: a name that stands after `Patient:` in one part
 * and bare in another goes from both. `identifiers` are those masked, of all parts, with offsets in the parts laid end to end. `stays` is asked of
 * each in its order, with the number of its part, and says what is left standing.
 */
export function maskTogether(
  parts: readonly string[],
  stays: (one: Identifier, part: number) => boolean = () => false,
): { texts: string[]; identifiers: Identifier[] } {
  const whole = parts.join(BETWEEN)
  const found = findIdentifiers(whole)
  const identifiers: Identifier[] = []
  let start = 0
  const texts = parts.map((part, number) => {
    const end = start + part.length
    const inside = found.filter((one) => one.start >= start && one.end <= end && !stays(one, number))
    identifiers.push(...inside)
    const text = masked(part, inside, start)
    start = end + BETWEEN.length
    return text
  })
  return { texts, identifiers }
}

/** Between two parts: no identifier goes over an empty line. */
const BETWEEN = '\n\n'

function masked(text: string, found: readonly Identifier[], offset: number): string {
  let result = ''
  let at = 0
  for (const { type, start, end } of found) {
    result += `${text.slice(at, start - offset)}[${SPOKEN[type] ?? type.replaceAll('_', ' ')} removed]`
    at = end - offset
  }
  return result + text.slice(at)
}

/** The earlier of two overlapping finds wins: the finders put the surer ones first. */
function withoutOverlaps(found: readonly Identifier[]): Identifier[] {
  const kept: Identifier[] = []
  let end = 0
  // The sort keeps the order of those that begin together.
  for (const each of [...found].sort((a, b) => a.start - b.start)) {
    if (each.start < end) continue
    kept.push(each)
    end = each.end
  }
  return kept
}
