// Checks claim lines against the code book: codes, modifiers, pair edits, unit limits and add-ons on one date of service.
import type { Citation, IsoDate } from './citation.ts'
import { checkDiagnosis, checkModifiers, checkServiceCode } from './claim-codes.ts'
import { checkAddOn, checkPair, checkUnits } from './claim-edits.ts'
import { checkReleases, tempered } from './claim-releases.ts'
import type { CodeBook } from './code-book.ts'

export type CheckedLine = { code: string; modifiers: readonly string[]; units: number }
export type CheckedClaim = { lines: readonly CheckedLine[]; diagnoses: readonly string[]; date: IsoDate }

/** One statement about the claim. `depends`: on documentation, the payer, or rows that are not loaded. */
export type ClaimFinding = {
  claim: string
  rule:
    | 'code-validity'
    | 'diagnosis-validity'
    | 'modifier-validity'
    | 'pair-edits'
    | 'unit-limits'
    | 'add-ons'
    | 'release-dates'
  certainty: 'certain' | 'likely' | 'depends'
  citations: [Citation, ...Citation[]]
}

/**
 * Says what the loaded rows hold against a claim of one patient, provider and day. Empty: nothing found, which is no promise of payment.
 * Codes and modifiers may be in any case; ICD dots may be left out. Where a table of practitioner edits has no row, others are used and named.
 */
export function checkClaim(book: CodeBook, claim: CheckedClaim): ClaimFinding[] {
  const { date } = claim
  const lines = claim.lines.map((line) => ({
    code: line.code.trim().toUpperCase(),
    modifiers: line.modifiers.map((modifier) => modifier.trim().toUpperCase()),
    units: line.units,
  }))
  const codes = [...new Set(lines.map((line) => line.code))]
  const findings = [
    ...codes.flatMap((code) => checkServiceCode(book, code, date)),
    ...lines.flatMap((line) => checkModifiers(book, line, date)),
    ...[...new Set(claim.diagnoses)].flatMap((code) => checkDiagnosis(book, code, date)),
    ...pairsOf(codes).flatMap(([a, b]) => checkPair(book, a, b, lines, date)),
    ...codes.flatMap((code) => checkUnits(book, code, lines, date)),
    ...codes.flatMap((code) => checkAddOn(book, code, codes, date)),
  ]
  const said = findings.map((finding) => tempered(book, date, finding))
  return [...said, ...checkReleases(book, { ...claim, lines }, findings)]
}

function pairsOf(codes: readonly string[]): [string, string][] {
  return codes.flatMap((a, at) => codes.slice(at + 1).map((b): [string, string] => [a, b]))
}
