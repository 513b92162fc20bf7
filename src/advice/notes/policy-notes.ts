// Dated notes of the book that govern the codes and the subject in question, where no other rule has used them.
import type { RuleNote } from '../../codes/code-record.ts'
import { ICD_CATEGORY } from '../../codes/code-shape.ts'
import type { Question } from '../../question/question.ts'
import { BY_NOTE } from '../claim-lines.ts'
import { servicesIn } from '../codes/described-services.ts'
import { asksForDiagnosesAlone } from '../diagnoses/asks-diagnoses.ts'
import { listsDiagnoses } from '../diagnoses/diagnosis-list.ts'
import { describedInfusions } from '../drugs/described-infusions.ts'
import { diagnoses, procedures } from '../facts.ts'
import type { Advice, ClaimLine, Facts, Rule } from '../finding.ts'
import { turnsOnCodes } from '../payment/denial-remedy.ts'
import { globalSplit } from '../payment/global-split.ts'
import { liabilityNotice } from '../payment/liability-notice.ts'
import { officeCases } from '../payment/office-cases.ts'
import { payerCases } from '../payment/payer-cases.ts'
import { substituteDays } from '../payment/substitute-days.ts'
import { biopsies } from '../procedures/biopsies.ts'
import { earlierCodes } from '../procedures/later-procedure.ts'
import { lesionCounts } from '../procedures/lesion-counts.ts'
import { pairEdits } from '../procedures/pair-edits.ts'
import { skinExcisions } from '../procedures/skin-excisions.ts'
import { timedUnits } from '../procedures/timed-units.ts'
import { woundRepairs } from '../procedures/wound-repairs.ts'
import { advice, finding, line, NOTHING, together } from '../said.ts'
import { incidentTo } from '../visits/incident-to.ts'
import { monthlyCare } from '../visits/monthly-care.ts'
import { splitShared } from '../visits/split-shared.ts'
import { visitCases } from '../visits/visit-cases.ts'
import { visitInSetting } from '../visits/visit-in-setting.ts'
import { notesInForce } from './dated-notes.ts'
import { CALLED_FOR, calledFor } from './note-subjects.ts'

// A mail holds two or three rules beside the answer; more would bury it.
const MOST_NOTES = 3
const MOST_LINES = 4

/** The notes that the question calls for, surest first; without a named procedure their codes become conditional lines. */
export function policyNotes(facts: Facts): Advice {
  const lists = listsDiagnoses(facts)
  // Services that were described are answered with their codes; a rule then supports them.
  const isDescribed = servicesIn(facts).length > 0
  const chosen = chosenNotes(facts)
    .filter(({ note }) => !isWorkedOut(note, facts))
    // Beside a list of diagnoses a rule about services is off the subject.
    .filter(({ note }) => !(lists || asksForDiagnosesAlone(facts)) || OF_DIAGNOSES.has(note.topic))
  // What is allowed turns on no fact of a claim, unless one was denied or is to be covered.
  const { intents } = facts.question
  const conduct =
    chosen.some(({ note }) => note.topic === 'compliance') &&
    !intents.includes('denial') &&
    !intents.includes('coverage')
  return advice({
    findings: chosen.map(({ note, weight }, at) =>
      finding(
        'policy-notes',
        !lists && !isDescribed && isAnswer(weight, at, facts) ? 'answer' : 'why',
        'likely',
        note.text,
        [note.citation],
      ),
    ),
    claimLines: lists ? [] : governingLines(facts),
    asks:
      !lists &&
      !isDescribed &&
      !conduct &&
      turnsOnCodes(facts.question.denialCodes) &&
      chosen.length > 0 &&
      procedures(facts).length === 0 &&
      describedInfusions(facts).findings.length === 0
        ? asksFor(facts.question)
        : [],
  })
}

const OF_DIAGNOSES = new Set(['dx_coding', 'sequencing', 'code_validity'])

/** Supervision of staff is said by whichever rule knows the visit. */
const ofStaff: Rule = (facts) => together([splitShared(facts), visitCases(facts), incidentTo(facts)])

/** Where a rule has worked the case out by the note, the note itself repeats it. */
function isWorkedOut({ id }: RuleNote, facts: Facts): boolean {
  return (WORKED_OUT_BY[id] ?? NOTHING_DOES)(facts).findings.length > 0
}

const NOTHING_DOES: Rule = () => NOTHING

/** That no edit pairs the codes. */
function withoutEdit(facts: Facts): Advice {
  const said = pairEdits(facts)
  return said.findings.some(({ claim }) => claim.includes('holds no edit')) ? said : NOTHING
}

const WORKED_OUT_BY: Record<string, Rule> = {
  'excision-size': skinExcisions,
  'repair-add-lengths': woundRepairs,
  'biopsy-order': biopsies,
  'actinic-keratosis-counts': lesionCounts,
  'wart-destruction': lesionCounts,
  'eight-minute-rule': timedUnits,
  'therapy-midpoint-cpt': timedUnits,
  'therapy-separate-blocks': withoutEdit,
  'em-new-patient': visitInSetting,
  'em-hospital-times': visitInSetting,
  'prolonged-cpt-medicare': visitInSetting,
  'em-office-time': monthlyCare,
  'incident-to': ofStaff,
  'overpayment-60-days': payerCases,
  'timely-filing': payerCases,
  'modifier-54-55-56': globalSplit,
  'abn-timing': liabilityNotice,
  'modifier-q5-q6': substituteDays,
  'locum-after-60': substituteDays,
  'chronic-care': visitCases,
  'g0463-clinic-visit': visitCases,
}

/** Lines for the codes of the one note that the asker's words call for, where the mail names no procedure. */
export function governingLines(facts: Facts): ClaimLine[] {
  const [governing] = chosenNotes(facts)
  if (!governing || governing.weight < CALLED_FOR || procedures(facts).length > 0) return []
  return namedLines(governing.note, facts)
}

/** Whether the asker's words call for a rule on modifiers, denials or conduct, for which no code is to be found. */
export function isGoverned(facts: Facts): boolean {
  if ([visitCases, officeCases, payerCases].some((rule) => rule(facts).findings.length > 0)) return true
  const [first] = chosenNotes(facts)
  return (
    first !== undefined && first.weight >= CALLED_FOR && ['modifier', 'compliance', 'denial'].includes(first.note.topic)
  )
}

function chosenNotes(facts: Facts): { note: RuleNote; weight: number }[] {
  const earlier = earlierCodes(facts)
  const question = { ...facts.question, codes: facts.question.codes.filter(({ code }) => !earlier.includes(code)) }
  return notesInForce(facts)
    .map((note) => ({ note, weight: calledFor(note, question) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST_NOTES)
}

/** What the asker's own words call for answers; what only a code calls for answers where it is the one code, and supports else. */
function isAnswer(weight: number, at: number, facts: Facts): boolean {
  const codes = procedures(facts).length
  if (codes === 0) return at <= 1
  return at === 0 && (weight >= CALLED_FOR || codes === 1)
}

const NAMED_DIAGNOSIS = new RegExp(`\\b${ICD_CATEGORY}\\.[0-9A-Z]{1,4}\\b`, 'g')
// A code that the note refuses is not offered.
const REFUSES = /\bnot\b|\bnever\b|\bexcluded\b|\brejects?\b|\bended\b|\bno longer\b/i

/** Codes that the governing note names; the record decides each. */
function namedLines(note: RuleNote, facts: Facts): ClaimLine[] {
  const dx = diagnoses(facts).length > 0 || facts.question.intents.includes('dx_coding')
  const pattern = dx ? NAMED_DIAGNOSIS : /(?<![\d-])(?:\d{5}|[A-V]\d{4})(?![\d-])/g
  const offered = note.text.split(/[.;:](?!\d)/).filter((clause) => !REFUSES.test(clause))
  const named = [...new Set([...offered.join('; ').matchAll(pattern)].map((hit) => hit[0]))].filter((code) =>
    facts.book.onDate(code, facts.date).some((row) => row.billable),
  )
  return named.length > MOST_LINES ? [] : named.map((code) => line(code, { conditional: BY_NOTE }))
}

function asksFor(question: Question): Advice['asks'] {
  const dx = question.intents.includes('dx_coding')
  return [
    dx
      ? { slot: 'diagnosis', weight: 78, text: 'the exact wording of the diagnosis in the record' }
      : { slot: 'service', weight: 78, text: 'the codes on the claim and what was done' },
    { slot: 'date_of_service', weight: 60, text: 'the date of service' },
    ...(dx ? [] : [{ slot: 'payer' as const, weight: 66, text: 'the payer' }]),
  ]
}
