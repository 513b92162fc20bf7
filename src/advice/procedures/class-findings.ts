// Routine foot care: the class findings modifier goes on every foot care line, and the systemic disease decides coverage.
import type { CodeRecord } from '../../codes/code-record.ts'
import { billable } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, finding, line, NOTHING, noteCitations } from '../said.ts'

const RULE = 'class-findings'
const FOOT_CARE = /^(?:1105[5-7]|1171[9]|1172[01]|G0127)$/
// Medicare Benefit Policy Manual ch. 15 section 290: Q7 one class A, Q8 two class B, Q9 one class B and two class C findings.
const CLASSES: Record<string, string> = {
  Q7: 'one class A finding',
  Q8: 'two class B findings',
  Q9: 'one class B and two class C findings',
}

export function classFindings(facts: Facts): Advice {
  const care = billable(facts).filter(({ record }) => FOOT_CARE.test(record.code))
  const alone = facts.question.codes.map(({ code }) => code)
  const named = [...care.flatMap(({ mention }) => mention.modifiers), ...alone].find((one) => one in CLASSES)
  if (care.length === 0) return NOTHING
  if (named === undefined) return needsDisease(care[0]?.record, facts)
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'certain',
        `${named} says ${CLASSES[named]}; it goes on ${care.length > 1 ? 'every foot care line' : 'the foot care line'}, and the note must show them.`,
        [...noteCitations(facts, 'nail-foot-care'), ...care.slice(0, 1).map(({ record }) => record.citation)],
      ),
    ],
    claimLines: care.map(({ mention, record }) => line(record.code, { modifiers: [named], units: mention.units ?? 1 })),
  })
}

/** Without a class findings modifier the question still turns on what qualifies the patient. */
function needsDisease(record: CodeRecord | undefined, facts: Facts): Advice {
  const citations = [...noteCitations(facts, 'nail-foot-care'), ...(record ? [record.citation] : [])]
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'certain',
        `${record?.code ?? 'Routine foot care'} also needs a systemic disease that qualifies, as routine foot care does, with Q7, Q8 or Q9 where the contractor asks.`,
        citations,
      ),
    ],
  })
}
