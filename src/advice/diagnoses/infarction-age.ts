// A heart attack by its age: the acute code through four weeks, "old" afterwards (guideline I.C.9.e.1).
import { NUMBER, numberOf } from '../../question/number-words.ts'
import type { Facts, Finding } from '../finding.ts'
import { finding, noteCitations } from '../said.ts'
import type { Described } from './described-conditions.ts'

const INFARCTION = /^I21/
const AGE = new RegExp(
  `(?<![\\w.])(${NUMBER})[ -]?(days?|weeks?|wks?|months?|mos?|years?|yrs?)\\.? (?:ago|out|after|post|back)\\b`,
  'i',
)
const FOUR_WEEKS = 28 // days
const DAYS: Record<string, number> = { d: 1, w: 7, m: 30, y: 365 }

/** The infarction as present or past by the time that the mail gives; untouched where it gives none. */
export function byInfarctionAge(all: Described[], text: string): Described[] {
  const age = ageInDays(text)
  if (age === null) return all
  return all.map((one) =>
    INFARCTION.test(one.entry.code) && one.is !== 'denied' && one.is !== 'family'
      ? { ...one, is: age <= FOUR_WEEKS ? 'present' : 'history' }
      : one,
  )
}

export function ofInfarction(all: Described[], facts: Facts): (Finding | null)[] {
  const age = ageInDays(facts.question.text)
  if (
    age === null ||
    !all.some(({ entry, is }) => INFARCTION.test(entry.code) && (is === 'present' || is === 'history'))
  )
    return []
  const claim =
    age <= FOUR_WEEKS
      ? 'Within four weeks of the infarction it is still coded as acute (I21), wherever the patient is seen; I25.2 comes later, once no more care is given for it.'
      : 'More than four weeks after the infarction I21 is over: aftercare that it still needs has its own code, and an old or healed one is I25.2.'
  return [finding('diagnosis-list', 'answer', 'certain', claim, noteCitations(facts, 'icd-old-infarction'))]
}

function ageInDays(text: string): number | null {
  const told = AGE.exec(text)
  const unit = DAYS[(told?.[2] ?? '').charAt(0).toLowerCase()]
  return told && unit !== undefined ? numberOf(told[1] ?? '') * unit : null
}
