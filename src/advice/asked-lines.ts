// The lines the asker named: every billable code with its own modifiers and units, to be changed by later rules.
import type { CodeRecord } from '../codes/code-record.ts'
import { billable, procedures } from './facts.ts'
import type { Advice, ClaimLine, Facts } from './finding.ts'
import { misplacedDistinct } from './payment/denied-line.ts'
import { globalSplit } from './payment/global-split.ts'
import { earlierCodes } from './procedures/later-procedure.ts'
import { ownLinesOf } from './procedures/several-digits.ts'
import { advice, line } from './said.ts'
import { takesNo95 } from './visits/telehealth-place.ts'
import { isVisit } from './visits/visit.ts'

/** A code that is only valid up to the assumed date is marked so; where Medicare does not accept a code its line is dropped for Medicare. */
export function askedLines(facts: Facts): Advice {
  const earlier = earlierCodes(facts)
  const shared = globalSplit(facts).claimLines
  const misplaced = misplacedDistinct(facts)
  const lines = billable(facts)
    .filter(({ record }) => !earlier.includes(record.code) && !shared.some(({ code }) => code === record.code))
    // Several fingers or toes are lines of their own (`severalDigits`).
    .filter(({ mention, record }) => !refusedByMedicare(record, facts) && ownLinesOf(mention, facts).length < 2)
    .map(({ mention, record }): ClaimLine => {
      const ended = facts.dateAssumed && record.validTo !== null && record.validTo <= facts.date
      return line(record.code, {
        modifiers: mention.modifiers.filter(
          (modifier) =>
            modifier !== 'JW' &&
            // "73 or 74": which of them holds is for `discontinued` to say.
            !(/^7[34]$/.test(modifier) && asksWhichStop(facts)) &&
            !(modifier === '95' && takesNo95(facts)) &&
            // The whole test is neither part; `pcTc` says which was done.
            !(isWhole(mention.modifiers) && (modifier === '26' || modifier === 'TC')) &&
            !(modifier === '50' && neverBilateral(record, facts)) &&
            // NCCI Policy Manual ch. I: 59 and the X modifiers never go on a visit.
            !(
              isDistinct(modifier) &&
              (isVisit(record.code) || misplaced.includes(record.code) || partsNothing(record.code, facts))
            ),
        ),
        units: mention.units ?? 1,
        conditional: ended ? `only for dates of service through ${record.validTo}` : null,
      })
    })
  return advice({ claimLines: [...lines, ...singleDiagnosis(facts)] })
}

function isWhole(modifiers: string[]): boolean {
  return modifiers.includes('26') && modifiers.includes('TC')
}

/** 59 and the X modifiers, which part a code from another one of the day. */
export function isDistinct(modifier: string): boolean {
  return modifier === '59' || /^X[EPSU]$/.test(modifier)
}

/** Whether 59 or X has no use on the code: an edit denies the other one, where the modifier then goes (`pairEdits`), or none bypasses the edit. */
function partsNothing(code: string, facts: Facts): boolean {
  return billable(facts).some(({ record }) =>
    facts.book
      .pairs(code, record.code, facts.date)
      .some(({ column1, indicator }) => (column1 === code ? indicator === 1 : indicator === 0)),
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

function asksWhichStop({ question: { codes } }: Facts): boolean {
  const named = codes.flatMap(({ code, modifiers }) => [code, ...modifiers])
  return ['73', '74'].every((one) => named.includes(one))
}
