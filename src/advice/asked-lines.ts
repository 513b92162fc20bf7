// The lines the asker named: every billable code with its own modifiers and units, to be changed by later rules.
import type { CodeRecord } from '../codes/code-record.ts'
import { billable, procedures } from './facts.ts'
import type { Advice, ClaimLine, Facts } from './finding.ts'
import { advice, line } from './said.ts'
import { isVisit } from './visit.ts'

/** A code that is only valid up to the assumed date is marked so; where Medicare does not accept a code its line is dropped for Medicare. */
export function askedLines(facts: Facts): Advice {
  const lines = billable(facts)
    .filter(({ record }) => !refusedByMedicare(record, facts))
    .map(({ mention, record }): ClaimLine => {
      const ended = facts.dateAssumed && record.validTo !== null && record.validTo <= facts.date
      return line(record.code, {
        modifiers: mention.modifiers.filter(
          (modifier) =>
            modifier !== 'JW' &&
            !(modifier === '50' && neverBilateral(record, facts)) &&
            // NCCI Policy Manual ch. I: 59 and the X modifiers never go on a visit.
            !(isDistinct(modifier) && (isVisit(record.code) || isColumnOne(record.code, facts))),
        ),
        units: mention.units ?? 1,
        conditional: ended ? `only for dates of service through ${record.validTo}` : null,
      })
    })
  return advice({ claimLines: [...lines, ...singleDiagnosis(facts)] })
}

/** 59 and the X modifiers, which part a code from another one of the day. */
export function isDistinct(modifier: string): boolean {
  return modifier === '59' || /^X[EPSU]$/.test(modifier)
}

/** Whether an edit that may be bypassed denies another named code: the modifier then goes there, where every payer takes it (`pairEdits`). */
function isColumnOne(code: string, facts: Facts): boolean {
  return billable(facts).some(({ record }) =>
    facts.book.pairs(code, record.code, facts.date).some((edit) => edit.column1 === code && edit.indicator === 1),
  )
}

/** Bilateral indicators 0 and 2: Medicare takes no modifier 50; other payers may. */
function neverBilateral(record: CodeRecord, facts: Facts): boolean {
  const others = facts.question.payer !== null && !/^medicare$/i.test(facts.question.payer)
  return !others && (record.bilateral === '0' || record.bilateral === '2')
}

/** Medicare takes no HCPCS S codes (coverage code I) and no status I codes of the fee schedule. */
export function refusedByMedicare(record: CodeRecord, facts: Facts): boolean {
  return /^medicare$/i.test(facts.question.payer ?? '') && (record.coverage === 'I' || record.status === 'I')
}

/** Questions about diagnoses alone have no procedure to point at; their codes are listed so that the reviewer sees the order. */
function singleDiagnosis(facts: Facts): ClaimLine[] {
  if (procedures(facts).length > 0) return []
  return facts.records
    .filter((row) => row.system === 'ICD-10-CM' && row.billable)
    .map((row) => line(row.code, { conditional: 'if the provider documented it' }))
}
