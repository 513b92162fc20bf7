// G2211, the visit complexity add-on, beside a visit that carries modifier 25.
import { billable } from './facts.ts'
import type { Advice, Facts } from './finding.ts'
import { advice, finding, line, NOTHING, noteCitations } from './said.ts'
import { isVisit } from './visit.ts'

/** Medicare physician fee schedule final rules CY2024 and CY2025 (note `g2211-with-25`, which is dated). */
export function visitComplexity(facts: Facts): Advice {
  const named = billable(facts)
  const complexity = named.find(({ record }) => record.code === 'G2211')
  const marked = named.find(({ mention, record }) => isVisit(record.code) && mention.modifiers.includes('25'))
  if (!complexity || !marked) return NOTHING
  const note = facts.book.note('g2211-with-25', facts.date)
  return advice({
    findings: [
      finding(
        'visit-complexity',
        'answer',
        'certain',
        `Not when the 25 on ${marked.record.code} is for a minor procedure: ${note?.text ?? ''}`,
        noteCitations(facts, 'g2211-with-25'),
      ),
    ],
    claimLines: [
      line('G2211', {
        conditional: 'not for Medicare with a minor procedure that day; only if the 25 is due to a preventive service',
      }),
    ],
    asks: [{ slot: 'service', weight: 90, text: 'the other services of that day' }],
  })
}
