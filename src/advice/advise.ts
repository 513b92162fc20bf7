// Runs the rules in a fixed order and puts what they say together.
import { answerFirst } from './answer-first.ts'
import { refusedByMedicare } from './asked-lines.ts'
import { BY_NOTE, mergedLines } from './claim-lines.ts'
import { dateCoverage } from './date-coverage.ts'
import { asksOnlyDiagnoses } from './diagnoses/diagnosis-list.ts'
import { diagnosisPointers } from './diagnoses/diagnosis-pointers.ts'
import { DIAGNOSIS_RULES, inListOrder } from './diagnoses/diagnosis-rules.ts'
import type { Advice, ClaimLine, Facts, Finding } from './finding.ts'
import { missing } from './missing.ts'
import { otherPayer } from './payment/other-payer.ts'
import { asksForLimit, unitLimits } from './procedures/unit-limits.ts'
import { RULES } from './rules.ts'
import { DROPPED, together } from './said.ts'
import { once, withoutSaid } from './said-once.ts'

/** Everything the rules say of a question, with claim lines in sequence and asks by weight. A rule that has nothing to say is silent. */
export function advise(facts: Facts): Advice {
  const said = together((asksOnlyDiagnoses(facts) ? DIAGNOSIS_RULES : RULES).map((rule) => rule(facts)))
  const own = said.claimLines.filter(({ conditional }) => conditional !== BY_NOTE)
  const lines = mergedLines(own.length > 0 ? own : said.claimLines, facts).filter((line) => !refused(line, facts))
  const limits = unitLimits(lines, facts)
  const limitsAlone = { findings: limits.findings, claimLines: [], asks: limits.asks }
  // Where the limit itself was asked for, it is the first thing said.
  const all = asksForLimit(facts) ? together([limitsAlone, said]) : together([said, limitsAlone])
  const findings = answerFirst(
    withoutSaid(once(all.findings)).filter((one) => !isOfDropped(one, said.claimLines)),
    facts,
  )
  const caveats = [otherPayer(findings, facts), dateCoverage(findings, facts)].filter((one) => one !== null)
  return {
    findings: [...findings, ...caveats],
    claimLines: inListOrder(diagnosisPointers(mergedLines([...lines, ...limits.claimLines], facts), facts), facts),
    asks: missing(all, facts),
  }
}

/** A later rule may name a code again that Medicare does not take; it stays off a Medicare claim. */
function refused(line: ClaimLine, facts: Facts): boolean {
  return facts.book.onDate(line.code, facts.date).some((row) => refusedByMedicare(row, facts))
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
