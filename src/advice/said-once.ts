// What several rules say alike is said once, and a note behind a rule that answered from it not at all.
import type { ClaimLine, Finding } from './finding.ts'
import { DROPPED } from './said.ts'

// Rules that say a note as it stands.
const OF_NOTES = new Set(['policy-notes', 'modifier-rules'])

/** A note behind a rule that has answered from it and named its codes tells nothing new. */
export function withoutSaid(findings: Finding[]): Finding[] {
  const answers = findings.filter(({ rule, role }) => !OF_NOTES.has(rule) && role === 'answer')
  return findings
    .filter((one) => !isRefusedAgain(one, answers))
    .filter(
      (one) => !OF_NOTES.has(one.rule) || !answers.some((answer) => cites(answer, one) && namesCodesOf(one, answer)),
    )
}

/** "As described, not 76942." tells nothing where a rule has said no to the code and why. */
function isRefusedAgain({ claim }: Finding, answers: Finding[]): boolean {
  const code = /^As described, not ([A-Z\d]{5})\.$/.exec(claim)?.[1]
  return code !== undefined && answers.some((one) => /^No[t:,]/.test(one.claim) && one.claim.includes(code))
}

function cites(answer: Finding, note: Finding): boolean {
  const [own] = note.citations
  return answer.citations.some(
    ({ source, edition, locator }) => source === own.source && edition === own.edition && locator === own.locator,
  )
}

/** Whether the answer names a code or threshold of the note, where the note has any. */
function namesCodesOf(note: Finding, answer: Finding): boolean {
  const codes = note.claim.match(/\b(?:\d{2,5}|[A-V]\d{4}|J[WZ])\b/g) ?? []
  return codes.length === 0 || codes.some((code) => answer.claim.includes(code))
}

/** Two rules may come to the same sentence; it is said once, where it weighs most. */
export function once(findings: Finding[]): Finding[] {
  const byClaim = new Map<string, Finding>()
  for (const finding of findings) {
    const earlier = byClaim.get(finding.claim)
    if (!earlier || (earlier.role !== 'answer' && finding.role === 'answer')) byClaim.set(finding.claim, finding)
  }
  return [...byClaim.values()]
}

/** What is left to say once rules have taken codes off the claim. */
export function withoutDropped(findings: Finding[], lines: ClaimLine[]): Finding[] {
  return findings.filter((one) => !isOfDropped(one, lines))
}

/** What a heading holds, or what a code wants beside it, is noise where another rule took the code off the claim. */
function isOfDropped({ rule, claim }: Finding, lines: ClaimLine[]): boolean {
  // That an add-on goes with its primary misleads where a count has just said that it does not.
  if (rule === 'add-on' || rule === 'code-meaning')
    return lines.some(
      ({ code, units }) =>
        units === DROPPED && (claim.startsWith(`${code} `) || claim.includes(`its own add-on ${code}`)),
    )
  if (rule === 'pair-edits' && isBetweenVisits(claim))
    return lines.some(({ code, units }) => units === DROPPED && claim.includes(code))
  if (rule !== 'diagnosis-order' && !(rule === 'validity' && claim.includes('is a heading'))) return false
  return lines.some(({ code, units }) => units === DROPPED && claim.startsWith(`${code} `))
}

/** Two levels of one visit are alternatives, of which a rule has chosen. */
function isBetweenVisits(claim: string): boolean {
  return new Set(claim.match(/\b(?:99[23]\d\d|G043[89])\b/g)).size > 1
}
