// More than one unit of a code that stands for the first only, or for a first area: what comes after it is its add-on.
import { billable } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, finding, instead, line, NOTHING, together } from '../said.ts'
import { firstAndEach, ownAddOn } from './add-on.ts'
import { areaUnits } from './area-units.ts'
import { digitsNamed } from './named-digits.ts'

const RULE = 'primary-units'

/** Speaks where the unit limit of a code is one and one add-on counts what comes after it (11102 and 11103, 11730 and 11732). */
export function primaryUnits(facts: Facts): Advice {
  return together(
    billable(facts).map(({ mention, record }) => {
      const units = mention.units ?? 1
      const limit = facts.book.unitLimits(record.code, facts.date).find(({ table }) => table === 'practitioner')
      const next = ownAddOn(record, facts)
      const isMeasured = areaUnits(facts).claimLines.some(({ code }) => code === record.code)
      if (units < 2 || limit?.units !== 1 || next === null || isMeasured || isNamed(next.code, facts)) return NOTHING
      const [first, further] = firstAndEach(record.code, next.code, units)
      const digits = digitsNamed(facts, units)
      return advice({
        findings: [
          finding(
            RULE,
            'answer',
            'certain',
            `Not ${record.code} x${units}: it stands for the first only. ${units} are ${record.code} x1${further ? ` and ${next.code} x${further.units}` : ''}.`,
            [next.citation, limit.citation],
          ),
        ],
        claimLines:
          digits.length > 0
            ? digits.map((digit, at) => line(at === 0 ? record.code : next.code, { modifiers: [digit] }))
            : instead(further ? [] : [next.code], ...(further ? [first, further] : [first])),
      })
    }),
  )
}

function isNamed(code: string, facts: Facts): boolean {
  return facts.question.codes.some((one) => one.code === code)
}
