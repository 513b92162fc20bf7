// A visit in the days after a surgery of the same group: 24 for what has nothing to do with it, else part of the package.
import { billable } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { earlierCodes } from '../procedures/later-procedure.ts'
import { advice, DROPPED, finding, line, NOTHING, noteCitations } from '../said.ts'
import { isVisit } from './visit.ts'

const RULE = 'visit-in-global'

/** Claims Processing Manual ch. 12 sections 30.6.6 and 40.1; colleagues of one specialty in a group count as the surgeon. */
export function visitInGlobal(facts: Facts): Advice {
  const earlier = earlierCodes(facts)
  const surgery = billable(facts).find(
    ({ record }) => earlier.includes(record.code) && (record.globalDays === '090' || record.globalDays === '010'),
  )?.record
  const visit = billable(facts).find(({ record }) => isVisit(record.code))
  // A complication, and a word that it is unrelated, are judged by `globalDays`.
  if (!surgery || !visit || /\bunrelated\b|\binfect|\bcomplication|\bbleed|\bdehisc/i.test(facts.question.text))
    return NOTHING
  const { code } = visit.record
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'depends',
        `24 on ${code}, if the visit was within the ${Number(surgery.globalDays)} days after ${surgery.code} for a problem that has nothing to do with it, its diagnosis first: where it was denied without 24, that is a corrected claim and no appeal. A visit for the recovery or a complication stays in the package and is not billed to the patient. A colleague of the same group and specialty counts as the surgeon.`,
        [...noteCitations(facts, 'modifier-24', 'corrected-or-appeal'), surgery.citation],
      ),
    ],
    claimLines: [
      line(surgery.code, { units: DROPPED }),
      line(code, {
        modifiers: ['24'],
        units: visit.mention.units ?? 1,
        conditional: 'only if the diagnosis shows it is unrelated to the surgery',
      }),
    ],
    asks: [
      {
        slot: 'diagnosis',
        weight: 90,
        text: 'the diagnosis of the visit, and what of it, if anything, concerned the surgery',
      },
    ],
  })
}
