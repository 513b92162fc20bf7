// More than one unit of a code that stands for the first only: what comes after it is its add-on.

import { billable } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, DROPPED, finding, line, NOTHING, together } from '../said.ts'
import { firstAndEach } from './add-on.ts'

const RULE = 'primary-units'

/** Speaks where the unit limit of a code is one and the next code in the book is its own add-on (11102 and 11103). */
export function primaryUnits(facts: Facts): Advice {
  return together(
    billable(facts).map(({ mention, record }) => {
      const units = mention.units ?? 1
      const limit = facts.book.unitLimits(record.code, facts.date).find(({ table }) => table === 'practitioner')
      const next = String(Number(record.code) + 1)
      const addOn = facts.book.addOnsOf(record.code, facts.date).find(({ code }) => code === next)
      if (units < 2 || limit?.units !== 1 || !addOn || facts.question.codes.some(({ code }) => code === next))
        return NOTHING
      const [, further] = firstAndEach(record.code, next, units)
      return advice({
        findings: [
          finding(
            RULE,
            'answer',
            'certain',
            `Not ${record.code} x${units}: it stands for the first only. ${units} are ${record.code} x1${further ? ` and ${next} x${further.units}` : ''}.`,
            [addOn.citation, limit.citation],
          ),
        ],
        claimLines: [line(record.code, { units: 1 }), ...(further ? [further] : [line(next, { units: DROPPED })])],
      })
    }),
  )
}
