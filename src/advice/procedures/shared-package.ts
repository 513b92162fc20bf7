// The surgeon operates and somebody else cares for the patient afterwards: one code on two claims, with 54 and 55.
import { billable } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, finding, line, NOTHING, noteCitations } from '../said.ts'

const RULE = 'shared-package'
const WITH_A_PERIOD = new Set(['010', '090'])
const SHARED =
  /\bco-?manag|\b(?:does|do|doing|takes?|taking|took|handles?|provid\w{1,3}|assum\w{1,3}|follows?) (?:\w{2,8} ){0,3}(?:post[- ]?op|aftercare|follow[- ]?up care)|\btransfer(?:red)? (?:of )?(?:the )?care\b/i
const ONLY_AFTER = /\bwe (?:only |just )?(?:do|did|take|took|provide|handle)[^.?!]{0,24}\bpost[- ]?op/i

/** Medicare Claims Processing Manual ch. 12 section 40.2 and 40.4: both report the code and day of the surgery; a transfer in writing is in both records. */
export function sharedPackage(facts: Facts): Advice {
  const { text, codes } = facts.question
  if (!SHARED.test(text) && !codes.some(({ code, modifiers }) => [code, ...modifiers].includes('55'))) return NOTHING
  const [surgery, ...others] = billable(facts).filter(({ record }) => WITH_A_PERIOD.has(record.globalDays ?? ''))
  if (surgery === undefined || others.length > 0) return NOTHING
  const { code, citation } = surgery.record
  const surgeon = line(code, { modifiers: ['54'], conditional: 'the claim of the surgeon' })
  const after = line(code, {
    modifiers: ['55'],
    conditional: 'the claim of who takes over, from the day the care was taken',
  })
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'likely',
        `The surgeon bills ${code}-54 and who takes over the care bills ${code}-55, both with the day of the surgery; 55 from the first visit there on, with the days the care was taken and given up. The share of each is the fee schedule's.`,
        [...noteCitations(facts, 'modifier-54-55-56'), citation],
      ),
      finding(
        RULE,
        'documentation',
        'certain',
        'Both records need the written transfer of care, with its date.',
        noteCitations(facts, 'modifier-54-55-56'),
      ),
    ],
    claimLines: ONLY_AFTER.test(text) ? [after] : [surgeon, after],
    asks: [
      {
        slot: 'provider',
        weight: 83,
        text: 'the day on which the care was transferred, and which of the two claims is yours',
      },
    ],
  })
}
