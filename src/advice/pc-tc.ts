// Modifiers 26 and TC: only where the fee schedule splits a code into professional and technical part.
import { billable } from './facts.ts'
import type { Advice, Facts } from './finding.ts'
import { advice, finding, together } from './said.ts'

const RULE = 'pc-tc'
// Medicare physician fee schedule, PC/TC indicator (RVU file layout).
const SAYS: Record<string, string> = {
  '0': 'a physician service that does not split; 26 and TC do not apply',
  '1': 'a diagnostic test that splits: 26 for the reading and report, TC for the technical part, none for both',
  '2': 'the professional part alone by definition; no 26',
  '3': 'the technical part alone by definition; no TC',
  '4': 'the whole test by definition; 26 and TC do not apply',
  '5': 'an incident-to service by staff; 26 and TC do not apply, and not paid to physicians in a facility',
}

/** Speaks only where 26 or TC was named. */
const OWN_EQUIPMENT = /\b(?:our|own|in-?house)\b.{0,16}\b(?:office|clinic|equipment|machine)\b|\bin-?house\b/i

export function pcTc(facts: Facts): Advice {
  const named = facts.question.codes.some((code) =>
    [code.code, ...code.modifiers].some((modifier) => modifier === '26' || modifier === 'TC'),
  )
  if (!named) return advice({})
  return together(
    billable(facts).map(({ record }) => {
      const says = SAYS[record.pcTc ?? '']
      return advice({
        findings: says
          ? [
              record.pcTc === '1' && OWN_EQUIPMENT.test(facts.question.text)
                ? finding(
                    RULE,
                    'answer',
                    'likely',
                    `No modifier: done and read in the own office on own equipment, ${record.code} is billed as a whole. 26 is for the reading alone, as in a hospital.`,
                    [record.citation],
                  )
                : null,
              finding('pc-tc', 'answer', 'certain', `${record.code} is ${says} (PC/TC indicator ${record.pcTc}).`, [
                record.citation,
              ]),
            ]
          : [],
      })
    }),
  )
}
