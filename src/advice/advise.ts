// Runs the rules in a fixed order and puts what they say together.
import { addOn } from './add-on.ts'
import { alternatives } from './alternatives.ts'
import { ambulance } from './ambulance.ts'
import { answerFirst } from './answer-first.ts'
import { askedLines, refusedByMedicare } from './asked-lines.ts'
import { bilateral } from './bilateral.ts'
import { biopsies } from './biopsies.ts'
import { bodyMassIndex } from './body-mass-index.ts'
import { BY_NOTE, mergedLines } from './claim-lines.ts'
import { classFindings } from './class-findings.ts'
import { codeMeaning } from './code-meaning.ts'
import { codeSearch } from './code-search.ts'
import { compliance } from './compliance.ts'
import { counsellingTime } from './counselling-time.ts'
import { countedSteps } from './counted-steps.ts'
import { coverage } from './coverage.ts'
import { coveragePolicies } from './coverage-policies.ts'
import { criticalCare } from './critical-care.ts'
import { criticalCareProcedures } from './critical-care-procedures.ts'
import { dateCoverage } from './date-coverage.ts'
import { decisionMaking } from './decision-making.ts'
import { denial } from './denial.ts'
import { describedBeside } from './described-beside.ts'
import { diagnosisOrder } from './diagnosis-order.ts'
import { diagnosisPointers } from './diagnosis-pointers.ts'
import { documentedConditions } from './documented-conditions.ts'
import { drugAdministration } from './drug-administration.ts'
import { drugUnits } from './drug-units.ts'
import { endedCodes } from './ended-codes.ts'
import { excisedSize } from './excised-size.ts'
import { exclusions } from './exclusions.ts'
import { fee } from './fee.ts'
import type { Advice, ClaimLine, Facts, Finding, Rule } from './finding.ts'
import { globalDays } from './global-days.ts'
import { hospitalVisit } from './hospital-visit.ts'
import { icd9Crosswalk } from './icd9-crosswalk.ts'
import { incidentTo } from './incident-to.ts'
import { infusions } from './infusions.ts'
import { lesionCounts } from './lesion-counts.ts'
import { liabilityNotice } from './liability-notice.ts'
import { medicareSubstitutes } from './medicare-substitutes.ts'
import { missing } from './missing.ts'
import { modifierMeaning } from './modifier-meaning.ts'
import { otherPayer } from './other-payer.ts'
import { pairEdits } from './pair-edits.ts'
import { pcTc } from './pc-tc.ts'
import { placeRate } from './place-rate.ts'
import { policyNotes } from './policy-notes.ts'
import { presumedLinks } from './presumed-links.ts'
import { preventiveFrequency } from './preventive-frequency.ts'
import { primaryUnits } from './primary-units.ts'
import { prolongedVisit } from './prolonged-visit.ts'
import { psychotherapy } from './psychotherapy.ts'
import { repeatProcedure } from './repeat-procedure.ts'
import { requiredModifiers } from './required-modifiers.ts'
import { DROPPED, together } from './said.ts'
import { seventhCharacter } from './seventh-character.ts'
import { severalDigits } from './several-digits.ts'
import { skinExcisions } from './skin-excisions.ts'
import { splitShared } from './split-shared.ts'
import { strokeSequela } from './stroke-sequela.ts'
import { subjectAsks } from './subject-asks.ts'
import { surgeryOrder } from './surgery-order.ts'
import { surgicalTeam } from './surgical-team.ts'
import { telehealthPlace } from './telehealth-place.ts'
import { timedUnits } from './timed-units.ts'
import { transitionalCare } from './transitional-care.ts'
import { asksForLimit, unitLimits } from './unit-limits.ts'
import { vaccineAdministration } from './vaccine-administration.ts'
import { validity } from './validity.ts'
import { visitComplexity } from './visit-complexity.ts'
import { visitLevel } from './visit-level.ts'
import { visitWithPreventive } from './visit-with-preventive.ts'
import { visitWithProcedure } from './visit-with-procedure.ts'
import { woundRepairs } from './wound-repairs.ts'

// Rules about units come after those about modifiers: a later line decides the units, and modifiers add up.
const RULES: Rule[] = [
  askedLines,
  alternatives,
  severalDigits,
  validity,
  exclusions,
  diagnosisOrder,
  presumedLinks,
  strokeSequela,
  seventhCharacter,
  bodyMassIndex,
  icd9Crosswalk,
  visitWithProcedure,
  visitWithPreventive,
  visitComplexity,
  hospitalVisit,
  splitShared,
  transitionalCare,
  telehealthPlace,
  visitLevel,
  decisionMaking,
  counsellingTime,
  psychotherapy,
  lesionCounts,
  skinExcisions,
  excisedSize,
  woundRepairs,
  biopsies,
  repeatProcedure,
  countedSteps,
  requiredModifiers,
  classFindings,
  medicareSubstitutes,
  ambulance,
  documentedConditions,
  criticalCareProcedures,
  surgeryOrder,
  pairEdits,
  bilateral,
  addOn,
  primaryUnits,
  infusions,
  vaccineAdministration,
  endedCodes,
  criticalCare,
  prolongedVisit,
  drugUnits,
  drugAdministration,
  timedUnits,
  fee,
  placeRate,
  surgicalTeam,
  preventiveFrequency,
  coveragePolicies,
  coverage,
  pcTc,
  globalDays,
  liabilityNotice,
  incidentTo,
  compliance,
  denial,
  modifierMeaning,
  codeMeaning,
  codeSearch,
  describedBeside,
  policyNotes,
  subjectAsks,
]

/** Everything the rules say of a question, with claim lines in sequence and asks by weight. A rule that has nothing to say is silent. */
export function advise(facts: Facts): Advice {
  const said = together(RULES.map((rule) => rule(facts)))
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
    claimLines: diagnosisPointers(mergedLines([...lines, ...limits.claimLines], facts), facts),
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
  return new Set(claim.match(/\b992[01]\d\b/g)).size > 1
}

/** A note behind a rule that has answered from it and named its codes tells nothing new. */
function withoutSaid(findings: Finding[]): Finding[] {
  const answers = findings.filter(({ rule, role }) => rule !== 'policy-notes' && role === 'answer')
  return findings.filter(
    (one) => one.rule !== 'policy-notes' || !answers.some((answer) => cites(answer, one) && namesCodesOf(one, answer)),
  )
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
function once(findings: Finding[]): Finding[] {
  const byClaim = new Map<string, Finding>()
  for (const finding of findings) {
    const earlier = byClaim.get(finding.claim)
    if (!earlier || (earlier.role !== 'answer' && finding.role === 'answer')) byClaim.set(finding.claim, finding)
  }
  return [...byClaim.values()]
}
