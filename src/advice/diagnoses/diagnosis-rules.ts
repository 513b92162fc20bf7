// The rules for who asks for diagnoses and for no service, and the order in which their list is shown.

import { validity } from '../codes/validity.ts'
import { diagnoses } from '../facts.ts'
import type { Advice, ClaimLine, Facts, Rule } from '../finding.ts'
import { policyNotes } from '../notes/policy-notes.ts'
import { subjectAsks } from '../notes/subject-asks.ts'
import { compliance } from '../payment/compliance.ts'
import { NOTHING, together } from '../said.ts'
import { bodyMassIndex } from './body-mass-index.ts'
import { diagnosisList } from './diagnosis-list.ts'
import { diagnosisOrder } from './diagnosis-order.ts'
import { documentedConditions } from './documented-conditions.ts'
import { exclusions } from './exclusions.ts'
import { seventhCharacter } from './seventh-character.ts'
import { strokeSequela } from './stroke-sequela.ts'

export const DIAGNOSIS_RULES: Rule[] = [
  validity,
  exclusions,
  diagnosisOrder,
  diagnosisList,
  strokeSequela,
  seventhCharacter,
  bodyMassIndex,
  ofNamedCodes,
  compliance,
  policyNotes,
]

/** What a condition rules out or asks for concerns codes that were named; the list itself has the rest. */
function ofNamedCodes(facts: Facts): Advice {
  return diagnoses(facts).length > 0 ? together([documentedConditions(facts), subjectAsks(facts)]) : NOTHING
}

/** Lines in the order of the list of diagnoses, where there is one; what other rules add comes behind what the list has before it. */
export function inListOrder(lines: ClaimLine[], facts: Facts): ClaimLine[] {
  const listed = diagnosisList(facts).claimLines.map(({ code }) => code)
  const own = lines.filter(({ code }) => listed.includes(code))
  const sorted = [...own].sort((a, b) => listed.indexOf(a.code) - listed.indexOf(b.code))
  const next = sorted[Symbol.iterator]()
  return lines.map((line) => (listed.includes(line.code) ? (next.next().value ?? line) : line))
}
