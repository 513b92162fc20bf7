// Billing units of supplies that come by the number: what was handed out over what one unit holds ("100 strips" of a code per 50).
import { NUMBER, numberOf } from '../../question/number-words.ts'
import { billable } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, finding, line, together } from '../said.ts'

const RULE = 'supply-units'
const PIECES = new RegExp(
  `\\b(${NUMBER}) (?:[a-z]{2,12} ){0,3}(?:strips?|lancets?|pieces?|pairs?|pads?|dressings?|electrodes|needles|swabs)\\b`,
  'i',
)

/** The HCPCS title says how many one unit holds; a unit begun counts whole. */
export function supplyUnits(facts: Facts): Advice {
  const given = numberOf(PIECES.exec(facts.question.text)?.[1] ?? '0')
  return together(
    billable(facts).map(({ record }) => {
      const held = record.unit?.measure === 'each' ? record.unit.amount : 0
      if (held < 2 || given < 2) return advice({})
      const units = Math.ceil(given / held)
      return advice({
        findings: [
          finding(
            RULE,
            'answer',
            'certain',
            `${record.code} counts by ${held}: ${given} are ${units} unit${units === 1 ? '' : 's'}.`,
            [record.citation],
          ),
        ],
        claimLines: [line(record.code, { units })],
      })
    }),
  )
}
