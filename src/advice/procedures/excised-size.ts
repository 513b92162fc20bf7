// The size that an excision is coded by: the lesion with its narrowest margin on both sides, as one number.
import type { Advice, Facts } from '../finding.ts'
import { advice, finding, NOTHING, noteCitations } from '../said.ts'
import { cmIn, excisedCm, marginIn } from './size-fit.ts'

// One sentence holds the lesion and its margin; closures are measured in others.
const CLAUSE = /[^.;,\n]*(?:\.\d[^.;,\n]*)*/g

/** CPT rules on excision of lesions (note `excision-size`): measured before cutting. */
export function excisedSize(facts: Facts): Advice {
  const clause = (facts.question.text.match(CLAUSE) ?? []).find((part) => /\bmargins?\b/i.test(part))
  const [lesion] = cmIn(clause ?? '')
  const margin = marginIn(clause ?? '')
  if (clause === undefined || lesion === undefined || margin === null) return NOTHING
  return advice({
    findings: [
      finding(
        'excised-size',
        'answer',
        'certain',
        `The excised diameter is ${lesion} cm plus twice ${margin} cm: ${excisedCm(clause)} cm.`,
        noteCitations(facts, 'excision-size'),
      ),
    ],
  })
}
