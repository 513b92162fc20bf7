// Runs the rules in a fixed order and puts what they say together.
import { answerFirst } from './answer-first.ts'
import { refusedByMedicare } from './asked-lines.ts'
import { BY_NOTE, mergedLines } from './claim-lines.ts'
import { dateCoverage } from './date-coverage.ts'
import { asksOnlyDiagnoses } from './diagnoses/diagnosis-list.ts'
import { diagnosisPointers } from './diagnoses/diagnosis-pointers.ts'
import { DIAGNOSIS_RULES, inListOrder } from './diagnoses/diagnosis-rules.ts'
import type { Advice, ClaimLine, Facts, Rule } from './finding.ts'
import { missing } from './missing.ts'
import { isOfficeMatter, OFFICE_RULES } from './payment/office-rules.ts'
import { otherPayer } from './payment/other-payer.ts'
import { asksForLimit, unitLimits } from './procedures/unit-limits.ts'
import { RULES, SETTLED_RULES, WELL_VISIT_RULES } from './rules.ts'
import { together } from './said.ts'
import { once, withoutDropped, withoutSaid } from './said-once.ts'
import { settledByVisitCase } from './visits/visit-cases.ts'
import { wellVisit } from './visits/well-visit.ts'

/** Everything the rules say of a question, with claim lines in sequence and asks by weight. A rule that has nothing to say is silent. */
export function advise(facts: Facts): Advice {
  const said = together(rulesFor(facts).map((rule) => rule(facts)))
  const own = said.claimLines.filter(({ conditional }) => conditional !== BY_NOTE)
  const lines = mergedLines(own.length > 0 ? own : said.claimLines, facts).filter((line) => !refused(line, facts))
  const limits = unitLimits(lines, facts)
  const limitsAlone = { findings: limits.findings, claimLines: [], asks: limits.asks }
  // Where the limit itself was asked for, it is the first thing said.
  const all = asksForLimit(facts) ? together([limitsAlone, said]) : together([said, limitsAlone])
  const findings = answerFirst(withoutDropped(withoutSaid(once(all.findings)), said.claimLines), facts)
  const caveats = [otherPayer(findings, facts), dateCoverage(findings, facts)].filter((one) => one !== null)
  return {
    findings: [...findings, ...caveats],
    claimLines: inListOrder(diagnosisPointers(mergedLines([...lines, ...limits.claimLines], facts), facts), facts),
    asks: missing(all, facts),
  }
}

function rulesFor(facts: Facts): readonly Rule[] {
  if (settledByVisitCase(facts)) return SETTLED_RULES
  if (wellVisit(facts).findings.length > 0) return WELL_VISIT_RULES
  return asksOnlyDiagnoses(facts) ? DIAGNOSIS_RULES : isOfficeMatter(facts) ? OFFICE_RULES : RULES
}

/** A later rule may name a code again that Medicare does not take; it stays off a Medicare claim. */
function refused(line: ClaimLine, facts: Facts): boolean {
  return facts.book.onDate(line.code, facts.date).some((row) => refusedByMedicare(row, facts))
}
