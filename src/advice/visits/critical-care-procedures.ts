// Procedures beside critical care: which of them it includes, and which are billed with their time taken out.
import { billable } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, DROPPED, finding, line, listed, NOTHING, noteCitations } from '../said.ts'
import { isVisit } from './visit.ts'

const RULE = 'critical-care-procedures'
// CPT critical care guidelines; Claims Processing Manual ch. 12 section 30.6.12: services whose work is part of 99291.
const INCLUDED = new Set(
  '36000 36410 36415 36591 36600 43752 43753 71045 71046 92953 93561 93562 94002 94003 94004 94660 94662 94760 94761 94762'.split(
    ' ',
  ),
)

export function criticalCareProcedures(facts: Facts): Advice {
  const codes = billable(facts).map(({ record }) => record.code)
  const others = codes.filter((code) => !/^9929[12]$/.test(code) && !isVisit(code))
  if (!codes.includes('99291') || others.length === 0) return NOTHING
  const included = others.filter((code) => INCLUDED.has(code))
  const separate = others.filter((code) => !INCLUDED.has(code))
  const says = [
    separate.length > 0
      ? `Yes for ${listed(separate)}: billed beside 99291 with 25 on 99291, and the time spent on ${separate.length > 1 ? 'them' : 'it'} is taken out of the critical care minutes.`
      : '',
    included.length > 0
      ? `${separate.length > 0 ? 'Not' : 'No:'} ${listed(included)}, which critical care includes.`
      : '',
  ]
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'likely',
        says.filter((one) => one !== '').join(' '),
        noteCitations(facts, 'critical-care-bundled', 'critical-care-time'),
      ),
    ],
    claimLines: [
      ...(separate.length > 0
        ? [line('99291', { modifiers: ['25'], conditional: 'minutes without the procedures' })]
        : []),
      ...included.map((code) => line(code, { units: DROPPED })),
    ],
    asks: [{ slot: 'minutes', weight: 90, text: 'the critical care minutes without separately billed procedures' }],
  })
}

/** Whether this rule speaks of the pair, so that 25 and not 59 parts it. */
export function isCriticalCarePair(a: string, b: string): boolean {
  return [a, b].some((code) => /^9929[12]$/.test(code)) && ![a, b].some(isVisit)
}
