// Findings beside each other: none may say the opposite of another about the same codes, and every claim line stands on one.
import type { Finding } from '../advice/finding.ts'
import { ICD_CATEGORY } from '../codes/code-shape.ts'
import type { Draft } from './draft.ts'

const CODES = new RegExp(`\\b(?:\\d{4}[0-9A-Z]|[A-V]\\d{4}|${ICD_CATEGORY}\\.[0-9A-Z]{1,4})\\b`, 'g')

/** Pairs of findings, and a finding with a claim line, that cannot both be right. */
export function contradictions({ findings, claimLines }: Draft): string[] {
  const stated = findings.filter((finding) => finding.role !== 'caveat')
  const between = stated.flatMap((one, at) =>
    stated.slice(at + 1).flatMap((other) => (areOpposed(one, other) ? [opposed(one.claim, other.claim)] : [])),
  )
  const twice = claimLines.flatMap((line, at) => {
    const isSame = (other: typeof line) =>
      other.code === line.code && other.modifiers.join() === line.modifiers.join() && other.units !== line.units
    const again = claimLines.slice(at + 1).find(isSame)
    return again === undefined || line.conditional !== null || again.conditional !== null
      ? []
      : [`two claim lines of ${line.code} differ in units only: ${line.units} and ${again.units}`]
  })
  return [...between, ...twice]
}

/** A line that depends on nothing and that nobody asked for needs a finding that names its code, in its words or its row; else nothing proves it. */
export function ungroundedClaims({ findings, claimLines }: Draft, asked: ReadonlySet<string>): string[] {
  const proven = findings
    .flatMap((finding) => [finding.claim, ...finding.citations.map(({ locator }) => locator)])
    .join(' ')
  const sure = claimLines.filter((line) => line.conditional === null)
  return [...new Set(sure.map((line) => line.code))]
    .filter((code) => !asked.has(code) && !proven.includes(code))
    .map((code) => `claim line ${code} stands on no finding`)
}

/** What is said of codes, and its opposite. Both are looked for in sentences about the same codes. */
const OPPOSITES: readonly (readonly [RegExp, RegExp])[] = [
  [
    /\bmay be bypassed\b|\bcan be bypassed\b|\ba modifier (?:may|can) (?:bypass|part)/i,
    /\bnever(?: be)? bypassed\b|\bcannot be bypassed\b|\bno modifier (?:bypasses|may bypass|can bypass)/i,
  ],
  [/\b(?:is|are) (?:still )?valid on\b/i, /\b(?:is|are|was|were) not valid on\b/i],
  [/\bmay be billed together\b/i, /\b(?:may|can) ?not be billed together\b|\bnever billed together\b/i],
  [/\bis covered\b/i, /\bis (?:not|never) covered\b/i],
  [/^Yes[:,]/, /^No[:,]/],
  [/\bmodifier \w\w is (?:needed|required)\b/i, /\bmodifier \w\w is (?:not|never) (?:needed|required|used)\b/i],
]

function areOpposed(one: Finding, other: Finding): boolean {
  const codes = codesIn(one.claim)
  if (codes === '' || codes !== codesIn(other.claim)) return false
  return OPPOSITES.some(
    ([yes, no]) => (says(one, yes, no) && no.test(other.claim)) || (says(other, yes, no) && no.test(one.claim)),
  )
}

function says({ claim }: Finding, yes: RegExp, no: RegExp): boolean {
  return yes.test(claim) && !no.test(claim)
}

/** The codes and modifiers that a claim is about, in one order. */
function codesIn(claim: string): string {
  const codes = claim.match(CODES) ?? []
  return [...new Set(codes)].sort().join(' ')
}

function opposed(one: string, other: string): string {
  return `two findings contradict each other: "${one}" and "${other}"`
}
