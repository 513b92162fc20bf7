// The small words in which rules speak: a finding with its rows, advice made of parts, and findings taken from a dated note.
import type { Citation } from '../codes/citation.ts'
import type { Advice, Ask, ClaimLine, Facts, Finding } from './finding.ts'

export const NOTHING: Advice = { findings: [], claimLines: [], asks: [] }

/** Advice from its parts; findings that are null (no row proves them) fall out. */
export function advice(parts: { findings?: (Finding | null)[]; claimLines?: ClaimLine[]; asks?: Ask[] }): Advice {
  return {
    findings: (parts.findings ?? []).filter((finding) => finding !== null),
    claimLines: parts.claimLines ?? [],
    asks: parts.asks ?? [],
  }
}

export function together(all: Advice[]): Advice {
  return {
    findings: all.flatMap((one) => one.findings),
    claimLines: all.flatMap((one) => one.claimLines),
    asks: all.flatMap((one) => one.asks),
  }
}

/** A statement of ours with the rows that prove it; null when there is none, for then it may not be said. */
export function finding(
  rule: string,
  role: Finding['role'],
  certainty: Finding['certainty'],
  claim: string,
  citations: Citation[],
): Finding | null {
  const [first, ...rest] = citations
  return first ? { rule, role, certainty, claim, citations: [first, ...rest] } : null
}

/** What a dated note of the book says, as a finding; null when the note is not loaded or not in force on the date. */
export function noteSays(
  facts: Facts,
  id: string,
  rule: string,
  role: Finding['role'] = 'why',
  certainty: Finding['certainty'] = 'certain',
): Finding | null {
  const note = facts.book.note(id, facts.date)
  return note ? finding(rule, role, certainty, note.text, [note.citation]) : null
}

/** The citations of those notes that are in force. */
export function noteCitations(facts: Facts, ...ids: string[]): Citation[] {
  return ids.flatMap((id) => facts.book.note(id, facts.date)?.citation ?? [])
}

export function line(code: string, given: Partial<ClaimLine> = {}): ClaimLine {
  return { code, modifiers: [], units: 1, diagnoses: [], conditional: null, ...given }
}

/** Units of a line that takes its code off the claim: another code replaces it, or it may not be reported. */
export const DROPPED = 0

/** The lines that put what a rule came to in the place of what was asked; a code that stands in both stays. */
export function instead(asked: string[], ...reached: ClaimLine[]): ClaimLine[] {
  const kept = new Set(reached.map(({ code }) => code))
  return [...asked.filter((code) => !kept.has(code)).map((code) => line(code, { units: DROPPED })), ...reached]
}

export function listed(words: string[], joiner: 'and' | 'or' = 'and'): string {
  if (words.length < 2) return words[0] ?? ''
  return `${words.slice(0, -1).join(', ')} ${joiner} ${words.at(-1)}`
}

/** How the date is named in a mail: a date of service of a patient is an identifier (45 CFR 164.514(b)(2)) and is not repeated; an assumed day is nobody's. */
export function dayNamed(facts: Facts): string {
  return facts.dateAssumed ? facts.date : 'that date of service'
}
