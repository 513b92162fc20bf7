// A claim as it is checked, and what a check says about it.
import type { Citation, IsoDate } from '../citation.ts'
import type { CodeBook } from '../code-book.ts'
import { parseCode } from '../code-shape.ts'

export type ClaimLine = {
  code: string
  modifiers: readonly string[]
  units: number
  /** Which diagnoses the line points at, counted from 1, the decisive one first; empty when the claim does not say. */
  pointers?: readonly number[]
}
/** `payer`: as the asker names it; without one Medicare is meant, whose edits these are. */
export type Claim = { lines: readonly ClaimLine[]; diagnoses: readonly string[]; date: IsoDate; payer?: string }

export type CheckRule =
  | 'code-validity'
  | 'diagnosis-validity'
  | 'modifier-validity'
  | 'modifier-use'
  | 'pair-edits'
  | 'unit-limits'
  | 'add-ons'
  | 'global-days'
  | 'bilateral'
  | 'professional-technical'
  | 'surgeons'
  | 'multiple-procedures'
  | 'payment-status'
  | 'excludes1'
  | 'sequence'
  | 'laterality'
  | 'release-dates'
  | 'payer'

/** One statement about the claim. `depends`: on documentation, the payer, or rows that are not loaded. */
export type ClaimFinding = {
  claim: string
  rule: CheckRule
  certainty: 'certain' | 'likely' | 'depends'
  citations: [Citation, ...Citation[]]
}

/** One check: looks at the whole claim and says what the loaded rows hold against it. Codes come in the written form of `readClaim`. */
export type Check = (claim: ReadClaim, book: CodeBook) => ClaimFinding[]

export type ReadLine = Required<ClaimLine>
export type ReadClaim = Omit<Claim, 'lines'> & {
  lines: readonly ReadLine[]
  /** Each code of the lines once. */
  codes: readonly string[]
}

/** Brings codes and modifiers into their written form: upper-case, ICD-10-CM with its dot. */
export function readClaim(claim: Claim): ReadClaim {
  const lines = claim.lines.map(({ code, modifiers, units, pointers = [] }) => ({
    code: code.trim().toUpperCase(),
    modifiers: modifiers.map((modifier) => modifier.trim().toUpperCase()),
    units,
    pointers,
  }))
  const diagnoses = claim.diagnoses.map(
    (written) => parseCode(written, 'ICD-10-CM')?.text ?? written.trim().toUpperCase(),
  )
  return { ...claim, lines, diagnoses, codes: [...new Set(lines.map(({ code }) => code))] }
}

/** A line as a message names it: `20610-RT`. */
export function nameOf({ code, modifiers }: Pick<ReadLine, 'code' | 'modifiers'>): string {
  return [code, ...modifiers].join('-')
}

/** The citation of a rule in our own words, to stand behind the row it explains; none where the rule is not in the book. */
export function ruleCitation(book: CodeBook, id: string, date: IsoDate): Citation[] {
  const note = book.note(id, date)
  return note === null ? [] : [note.citation]
}
