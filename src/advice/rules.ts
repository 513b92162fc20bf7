// All rules in the order in which they speak.
import { askedLines } from './asked-lines.ts'
import { alternatives } from './codes/alternatives.ts'
import { codeMeaning } from './codes/code-meaning.ts'
import { codeSearch } from './codes/code-search.ts'
import { confirmedService } from './codes/confirmed-service.ts'
import { describedBeside } from './codes/described-beside.ts'
import { describedServices } from './codes/described-services.ts'
import { endedCodes } from './codes/ended-codes.ts'
import { modifierMeaning } from './codes/modifier-meaning.ts'
import { requiredModifiers } from './codes/required-modifiers.ts'
import { validity } from './codes/validity.ts'
import { bodyMassIndex } from './diagnoses/body-mass-index.ts'
import { diagnosisList } from './diagnoses/diagnosis-list.ts'
import { diagnosisOrder } from './diagnoses/diagnosis-order.ts'
import { documentedConditions } from './diagnoses/documented-conditions.ts'
import { exclusions } from './diagnoses/exclusions.ts'
import { icd9Crosswalk } from './diagnoses/icd9-crosswalk.ts'
import { linksBeside } from './diagnoses/links-beside.ts'
import { seventhCharacter } from './diagnoses/seventh-character.ts'
import { strokeSequela } from './diagnoses/stroke-sequela.ts'
import { describedInfusions } from './drugs/described-infusions.ts'
import { drugAdministration } from './drugs/drug-administration.ts'
import { drugUnits } from './drugs/drug-units.ts'
import { infusions } from './drugs/infusions.ts'
import { kneeGels } from './drugs/knee-gels.ts'
import { localAnesthetic } from './drugs/local-anesthetic.ts'
import { suppliedDrug } from './drugs/supplied-drug.ts'
import { supplyUnits } from './drugs/supply-units.ts'
import { vaccineAdministration } from './drugs/vaccine-administration.ts'
import type { Rule } from './finding.ts'
import { policyNotes } from './notes/policy-notes.ts'
import { subjectAsks } from './notes/subject-asks.ts'
import { compliance } from './payment/compliance.ts'
import { coverage } from './payment/coverage.ts'
import { coveragePolicies } from './payment/coverage-policies.ts'
import { denial } from './payment/denial.ts'
import { denialLiability } from './payment/denial-liability.ts'
import { denialRemedy } from './payment/denial-remedy.ts'
import { deniedLine } from './payment/denied-line.ts'
import { fee } from './payment/fee.ts'
import { globalSplit } from './payment/global-split.ts'
import { liabilityNotice } from './payment/liability-notice.ts'
import { medicareSubstitutes } from './payment/medicare-substitutes.ts'
import { officeCases } from './payment/office-cases.ts'
import { payerCases } from './payment/payer-cases.ts'
import { stateRules } from './payment/state-rules.ts'
import { substituteDays } from './payment/substitute-days.ts'
import { addOn } from './procedures/add-on.ts'
import { ambulance } from './procedures/ambulance.ts'
import { anesthesia } from './procedures/anesthesia.ts'
import { areaUnits } from './procedures/area-units.ts'
import { bilateral } from './procedures/bilateral.ts'
import { biopsies } from './procedures/biopsies.ts'
import { claimOfOthers } from './procedures/claim-of-others.ts'
import { classFindings } from './procedures/class-findings.ts'
import { countedSteps } from './procedures/counted-steps.ts'
import { countedTests } from './procedures/counted-tests.ts'
import { discontinued } from './procedures/discontinued.ts'
import { excisedSize } from './procedures/excised-size.ts'
import { globalDays } from './procedures/global-days.ts'
import { imagingContrast } from './procedures/imaging-contrast.ts'
import { laterService } from './procedures/later-service.ts'
import { lesionCounts } from './procedures/lesion-counts.ts'
import { limbCases } from './procedures/limb-cases.ts'
import { obstetricCare } from './procedures/obstetric-care.ts'
import { pairEdits } from './procedures/pair-edits.ts'
import { pathologyResult } from './procedures/pathology-result.ts'
import { pcTc } from './procedures/pc-tc.ts'
import { primaryUnits } from './procedures/primary-units.ts'
import { procedureCases } from './procedures/procedure-cases.ts'
import { repeatProcedure } from './procedures/repeat-procedure.ts'
import { severalDigits } from './procedures/several-digits.ts'
import { skinExcisions } from './procedures/skin-excisions.ts'
import { surgeryOrder } from './procedures/surgery-order.ts'
import { surgicalTeam } from './procedures/surgical-team.ts'
import { testCases } from './procedures/test-cases.ts'
import { timedUnits } from './procedures/timed-units.ts'
import { unlisted } from './procedures/unlisted.ts'
import { woundRepairs } from './procedures/wound-repairs.ts'
import { counsellingTime } from './visits/counselling-time.ts'
import { criticalCare } from './visits/critical-care.ts'
import { criticalCareProcedures } from './visits/critical-care-procedures.ts'
import { decisionMaking } from './visits/decision-making.ts'
import { hospitalDischarge } from './visits/hospital-discharge.ts'
import { incidentTo } from './visits/incident-to.ts'
import { monthlyCare } from './visits/monthly-care.ts'
import { placeAsked } from './visits/place-asked.ts'
import { placeRate } from './visits/place-rate.ts'
import { preventiveFrequency } from './visits/preventive-frequency.ts'
import { prolongedVisit } from './visits/prolonged-visit.ts'
import { psychotherapy } from './visits/psychotherapy.ts'
import { splitShared } from './visits/split-shared.ts'
import { telehealthPlace } from './visits/telehealth-place.ts'
import { transitionalCare } from './visits/transitional-care.ts'
import { visitBeforeTimes } from './visits/visit-before-times.ts'
import { visitCases } from './visits/visit-cases.ts'
import { visitComplexity } from './visits/visit-complexity.ts'
import { visitInGlobal } from './visits/visit-in-global.ts'
import { visitInSetting } from './visits/visit-in-setting.ts'
import { visitLevel } from './visits/visit-level.ts'
import { visitWithPreventive } from './visits/visit-with-preventive.ts'
import { visitWithProcedure } from './visits/visit-with-procedure.ts'
import { wellVisit } from './visits/well-visit.ts'

// Rules about units come after those about modifiers: a later line decides the units, and modifiers add up.
export const RULES: readonly Rule[] = [
  askedLines,
  describedServices,
  alternatives,
  confirmedService,
  severalDigits,
  globalSplit,
  validity,
  exclusions,
  diagnosisOrder,
  diagnosisList,
  linksBeside,
  strokeSequela,
  seventhCharacter,
  bodyMassIndex,
  icd9Crosswalk,
  visitWithProcedure,
  visitWithPreventive,
  wellVisit,
  visitInGlobal,
  visitComplexity,
  hospitalDischarge,
  visitInSetting,
  visitBeforeTimes,
  splitShared,
  transitionalCare,
  monthlyCare,
  visitCases,
  telehealthPlace,
  visitLevel,
  decisionMaking,
  counsellingTime,
  psychotherapy,
  lesionCounts,
  skinExcisions,
  pathologyResult,
  excisedSize,
  woundRepairs,
  biopsies,
  procedureCases,
  repeatProcedure,
  discontinued,
  unlisted,
  imagingContrast,
  limbCases,
  obstetricCare,
  countedSteps,
  countedTests,
  testCases,
  requiredModifiers,
  classFindings,
  claimOfOthers,
  medicareSubstitutes,
  ambulance,
  anesthesia,
  documentedConditions,
  criticalCareProcedures,
  surgeryOrder,
  pairEdits,
  bilateral,
  addOn,
  primaryUnits,
  areaUnits,
  describedInfusions,
  infusions,
  vaccineAdministration,
  endedCodes,
  criticalCare,
  prolongedVisit,
  drugUnits,
  kneeGels,
  localAnesthetic,
  suppliedDrug,
  supplyUnits,
  drugAdministration,
  timedUnits,
  fee,
  placeAsked,
  placeRate,
  surgicalTeam,
  preventiveFrequency,
  coveragePolicies,
  coverage,
  pcTc,
  globalDays,
  laterService,
  liabilityNotice,
  incidentTo,
  officeCases,
  payerCases,
  substituteDays,
  compliance,
  stateRules,
  denialLiability,
  denialRemedy,
  deniedLine,
  denial,
  modifierMeaning,
  codeMeaning,
  codeSearch,
  describedBeside,
  policyNotes,
  subjectAsks,
]

// These read services, diseases or levels out of words alone, and find what was not meant where a told case answers the mail.
const BY_WORDS_ALONE = new Set<Rule>([
  diagnosisList,
  visitInSetting,
  visitLevel,
  decisionMaking,
  lesionCounts,
  skinExcisions,
  woundRepairs,
  biopsies,
  documentedConditions,
  suppliedDrug,
  placeAsked,
  codeMeaning,
  codeSearch,
  describedBeside,
  policyNotes,
  subjectAsks,
])

/** Of a well visit: what else was done may be named in full. */
export const WELL_VISIT_RULES = RULES.filter((rule) => !BY_WORDS_ALONE.has(rule))

/** Of a mail that a told case answers whole. */
export const SETTLED_RULES = WELL_VISIT_RULES.filter((rule) => rule !== describedServices)
