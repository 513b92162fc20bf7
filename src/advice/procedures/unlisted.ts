// Unlisted procedures: what a claim for one must hold, since neither value nor description comes with the code.
import { billable } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, finding, line, NOTHING, noteCitations } from '../said.ts'

const RULE = 'unlisted'

/** Unlisted codes end in 9, are priced by the contractor (status C) and have no period of their own (fee schedule, global days YYY). */
export function unlisted(facts: Facts): Advice {
  const [only, ...others] = billable(facts).filter(
    ({ record }) => /9$/.test(record.code) && record.status === 'C' && record.globalDays === 'YYY',
  )
  if (
    !only ||
    others.length > 0 ||
    !/\bunlisted\b|\bhow (?:do|to|should)\b|\bcompar|\bpriced?\b/i.test(facts.question.text)
  )
    return NOTHING
  const { code, citation } = only.record
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'likely',
        `${code} once, whatever its extent, only when no code of its own and no Category III code describes the service. The claim carries a short description of it; the operative report goes with it or is kept ready.`,
        [citation, ...noteCitations(facts, 'category-iii-use')],
      ),
      finding(
        RULE,
        'why',
        'certain',
        `The contractor prices ${code} (status C): name a code of like work, time and equipment with the fee you ask for, and say what was more or less. Modifiers that change the value do not go on it.`,
        [citation],
      ),
      finding(
        RULE,
        'documentation',
        'certain',
        'The report should tell the need, the technique, the time, the equipment and the effort.',
        [citation],
      ),
    ],
    claimLines: [line(code, { units: 1 })],
    asks: [
      { slot: 'service', weight: 86, text: 'what was done, in some words, so that a listed code is not overlooked' },
    ],
  })
}
